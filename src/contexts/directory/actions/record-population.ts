import type { Handler } from '#platform/http/pipeline.ts'
import type { directoryContract } from '../contract.ts'
import { directoryErrors } from '../errors.ts'
import { findArea } from '../store/areas.ts'
import { findReturn, freezeBase as freeze, recordReturn } from '../store/population.ts'
import { mustBeItsOwn } from './sealed-returns.ts'

/** A new return; the earlier ones stay as they are. */
export const recordPopulation: Handler<typeof directoryContract.endpoints.recordPopulation> = async (
  form,
  { tx, actor, now, today, allow, tell },
) => {
  const area = await findArea(tx, form.areaCode)
  if (!area) throw directoryErrors.noArea()
  allow({ areaPath: area.path })
  if (area.level !== 'community') throw directoryErrors.notACommunity()
  if (form.asOf > today) throw directoryErrors.futureDate(form.asOf)
  await mustBeItsOwn(tx, form.fileId, area.path)
  const returnId = await recordReturn(tx, { ...form, recordedBy: actor.accountId, recordedAt: now })
  await tell('directory.population-changed', { areaCodes: [form.areaCode] })
  return { returnId }
}

/** From a day on, this return is what shares are counted against (domain: the frozen base). */
export const freezeBase: Handler<typeof directoryContract.endpoints.freezeBase> = async (
  { returnId, validFrom, reason },
  { tx, actor, now, allow, about, tell },
) => {
  const found = await findReturn(tx, returnId)
  if (!found) throw directoryErrors.noReturn()
  allow({ areaPath: found.areaPath })
  about('directory.population-return', returnId)
  const { areaCode } = found
  const baseId = await freeze(tx, { areaCode, returnId, validFrom, reason, frozenBy: actor.accountId, frozenAt: now })
  await tell('directory.population-changed', { areaCodes: [areaCode] })
  return { baseId }
}

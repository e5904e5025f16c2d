import { codesWithin } from '#contexts/directory/public.ts'
import { quarterOf } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { earlier } from '../rules/attendance.ts'
import {
  addParticipation,
  countParticipations,
  findParticipations,
  listParticipations as list,
  voidParticipation as voidRow,
} from '../store/participations.ts'
import { isServing } from '../store/periods.ts'
import { countQuarter, listQuarter, type QuarterSearch } from '../store/quarters.ts'
import { placeAndPerson } from './place.ts'
import { viewOf } from './view.ts'

type Endpoints = typeof workforceContract.endpoints

export const listParticipations: Handler<Endpoints['listParticipations']> = async (
  { areaCode, from, to, ...paging },
  { tx, reach },
) => {
  const search = { from, to, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, ...paging })
  return { rows: rows.map(viewOf), total: await countParticipations(tx, search) }
}

/** Only who holds a post there that day can have taken part for it: clause 三（二）. */
export const recordParticipation: Handler<Endpoints['recordParticipation']> = async (form, call) => {
  const { tx, now, today, actor, about, tell } = call
  await placeAndPerson(call, form)
  if (form.tookPartOn > today) throw workforceErrors.tookPartInFuture()
  if (!(await isServing(tx, form.personId, form.areaCode, form.tookPartOn))) throw workforceErrors.notServing()
  const participationId = await addParticipation(tx, { ...form, by: actor.accountId, now })
  if (!participationId) throw workforceErrors.participationKnown()
  about('workforce.participation', participationId)
  await tell('workforce.workforce-changed', { areaCodes: [form.areaCode] })
  return { participationId }
}

export const voidParticipation: Handler<Endpoints['voidParticipation']> = async (
  { participationId, reason },
  { tx, now, actor, allow, about, tell },
) => {
  const [found] = await findParticipations(tx, [participationId])
  if (!found) throw workforceErrors.noParticipation()
  allow({ areaPath: found.areaPath })
  about('workforce.participation', participationId)
  const row = { participationId, areaCode: found.areaCode, reason, recordedBy: actor.accountId, recordedAt: now }
  if (!(await voidRow(tx, row))) throw workforceErrors.alreadyVoided()
  await tell('workforce.workforce-changed', { areaCodes: [found.areaCode] })
  return {}
}

/** What a quarter's filter searches for; a quarter that runs is judged as of today. */
export function quarterSearch(
  { on, onlyGaps }: { on?: string | undefined; onlyGaps: boolean },
  codes: string[] | null,
  today: string,
): QuarterSearch {
  const { from, to } = quarterOf(on ?? today)
  return { codes, from, to: earlier(to, today), onlyGaps }
}

/** Who takes part in each community by quarter: the gaps are what has to be mended before S2.3 and S2.4 are asked for. */
export const listParticipationQuarter: Handler<Endpoints['listParticipationQuarter']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const search = quarterSearch(filter, await codesWithin(tx, reach(), areaCode), today)
  const rows = await listQuarter(tx, { ...search, page, pageSize })
  return { rows, ...(await countQuarter(tx, search)), from: search.from, to: search.to }
}

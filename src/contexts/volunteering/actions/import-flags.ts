import { codesWithin } from '#contexts/directory/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { hoursErrors } from '../errors-hours.ts'
import { takeBack } from '../finish-drafts.ts'
import { sameLinesSay } from '../rules/review-limits.ts'
import { findImportFlags, type ImportFlag, listImportFlags, recordsBehind, settle } from '../store/import-flags.ts'
import { doer } from './draft-views.ts'

type Endpoints = typeof volunteeringContract.endpoints

const flagView = ({ areaCode: _code, areaPath: _path, settledByName, ...shown }: ImportFlag) => ({
  ...shown,
  says: sameLinesSay(shown),
  settledBy: settledByName,
})

export const listFlags: Handler<Endpoints['listFlags']> = async ({ areaCode, state }, { tx, reach }) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  return { rows: (await listImportFlags(tx, { codes, state })).map(flagView) }
}

/** A doubt about a spreadsheet ends by a hand: the lines are true, with the reason; or each is reversed. */
export const settleFlag: Handler<Endpoints['settleFlag']> = async (
  { flagId, version, outcome, reason },
  { tx, actor, now, allow, about },
) => {
  const [flag] = await findImportFlags(tx, [flagId])
  if (!flag) throw hoursErrors.noFlag()
  allow({ areaPath: flag.areaPath })
  about('volunteering.import-flag', flagId)
  if (flag.state !== 'open') throw hoursErrors.alreadySettled()
  if (flag.version !== version) throw accessErrors.stale()
  const by = { id: flagId, version, state: outcome, note: reason, by: actor.accountId, byName: actor.name, now }
  const voiding = outcome === 'voided' ? await recordsBehind(tx, flag) : []
  for (const recordId of voiding) await takeBack(tx, { recordId, areaCode: flag.areaCode }, reason, doer(actor, now))
  await settle(tx, by)
  return { version: version + 1, voided: voiding.length }
}

import type { Call } from '#platform/http/pipeline.ts'
import { fundErrors } from '../errors.ts'
import { type Fund, findFund, lockFund } from '../store/funds.ts'
import type { Doer } from '../store/sql.ts'

/** Whose hand a call is. */
export const handOf = ({ actor, now }: Pick<Call, 'actor' | 'now'>): Doer => ({
  accountId: actor.accountId,
  personId: actor.personId,
  name: actor.name,
  now,
})

/** The fund a call is about, permission settled. Errors: fund.noFund. */
export async function fundAtHand({ tx, today, allow, about }: Call, fundId: string): Promise<Fund> {
  const fund = await findFund(tx, fundId, today)
  if (!fund) throw fundErrors.noFund()
  allow({ areaPath: fund.areaPath })
  about('fund.fund', fundId)
  return fund
}

/** The same, held until the call ends. */
export async function fundHeld(call: Call, fundId: string): Promise<Fund> {
  await lockFund(call.tx, fundId)
  return fundAtHand(call, fundId)
}

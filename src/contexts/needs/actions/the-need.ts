import type { Actor } from '#platform/access/actor.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { needsErrors } from '../errors.ts'
import { findNeed, holdNeed, type Need } from '../store/needs.ts'
import type { Doer } from '../store/sql.ts'
import type { Party } from '../vocabulary.ts'

const SOCIAL_WORK = ['stationLead', 'stationSocialWorker']

/** Which of the parties an officer acts for: the community, the station, else the government. */
export function partyOf({ posts }: Actor): Party {
  if (posts.some(({ role }) => SOCIAL_WORK.includes(role))) return 'social_worker'
  return posts.some(({ role }) => role === 'communityWorker') ? 'community' : 'government'
}

/** Whose hand a call is, and for which party. */
export const byOf = (
  { actor, now }: Pick<Call, 'actor' | 'now'>,
  party: Party = partyOf(actor),
): Doer & { party: Party } => ({
  ...{ accountId: actor.accountId, personId: actor.personId, name: actor.name },
  now,
  party,
})

export type Ref = { needId: string; version: number }

/** The need as the person saw it, held until the transaction ends, permission settled. */
export async function theNeed(call: Call, { needId, version }: Ref): Promise<Need> {
  const need = await holdNeed(call.tx, needId)
  if (!need) throw needsErrors.noNeed()
  call.allow({ areaPath: need.areaPath })
  call.about('needs.need', needId)
  if (need.version !== version) throw accessErrors.stale()
  return need
}

/** One's own need, told on the phone, held; 404 for anybody else's. */
export async function myOwn(call: Call, needId: string, version?: number): Promise<Need> {
  call.own()
  const need = await (version === undefined ? findNeed : holdNeed)(call.tx, needId)
  if (!need || need.reporterAccountId !== call.actor.accountId) throw needsErrors.notYours()
  call.about('needs.need', needId)
  if (version !== undefined && need.version !== version) throw accessErrors.stale()
  return need
}

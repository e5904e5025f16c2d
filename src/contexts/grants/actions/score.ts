import { isInterested } from '#contexts/fund/public.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { standingOf, weighted } from '../rules/scores.ts'
import { BLIND } from '../rules/states.ts'
import { findCalls } from '../store/calls.ts'
import { type Grant, grantsScoredBy, grantsToScore, holdGrant, isMember, linesOf } from '../store/grants.ts'
import { addScore, scoresOf } from '../store/steps.ts'
import { GRANT_STATES } from '../vocabulary.ts'
import { interestedIn } from './calls.ts'
import { rowOf } from './read.ts'

type Endpoints = typeof grantsContract.endpoints
type Reader = Parameters<Handler<Endpoints['listToScore']>>[1]

/** What waits for a member's score, and what they gave before; of the others nothing until the vote is open. */
export const listToScore: Handler<Endpoints['listToScore']> = async (_, call) => {
  call.own()
  const { tx, actor, today } = call
  const { personId } = actor
  if (personId === null) return { rows: [], scored: [] }
  const waiting = await grantsToScore(tx, personId, today)
  const before = await grantsScoredBy(tx, personId)
  const calls = await findCalls(tx, [...new Set([...waiting, ...before].map(({ callId }) => callId))])
  const criteriaOf = ({ callId }: Grant) => calls.find(({ id }) => id === callId)?.criteria ?? []
  const rows = []
  for (const grant of waiting) {
    const isRelated = await isInterested(tx, grant.fundId, personId, interestedIn([grant]))
    const { plan, targetGroup, startsOn, endsOn, otherIncomeFen, related, custodian } = grant
    const told = { plan, targetGroup, startsOn, endsOn, otherIncomeFen, related, custodian, isRelated }
    rows.push({ ...rowOf(grant), ...told, lines: await linesOf(tx, grant.id), criteria: criteriaOf(grant) })
  }
  const scored = []
  for (const grant of before)
    scored.push({ ...rowOf(grant), criteria: criteriaOf(grant), ...(await given(call, grant, personId)) })
  return { rows, scored }
}

async function given({ tx }: Reader, grant: Grant, personId: string) {
  const scores = await scoresOf(tx, grant.id)
  const own = scores.find((one) => one.personId === personId)
  const standing = BLIND.includes(grant.state) ? null : (standingOf(scores.map(({ hundredths }) => hundredths)) ?? null)
  return { marks: own?.marks ?? [], hundredths: own?.hundredths ?? 0, comment: own?.comment ?? '', standing }
}

/** Each member by themselves, once; who is related to the applicant leaves it (domain.md §6.3). */
export const scoreGrant: Handler<Endpoints['scoreGrant']> = async ({ grantId, version, marks, comment }, call) => {
  const { tx, actor, today, allow, about } = call
  const { personId } = actor
  const grant = await holdGrant(tx, grantId)
  if (!grant || grant.state === 'draft') throw grantsErrors.noGrant()
  const sits = personId !== null && (await isMember(tx, grant.fundId, personId, today))
  allow({ areaPath: grant.areaPath, ...(sits && { personId }) })
  if (!sits) throw grantsErrors.notMember()
  about('grants.grant', grantId)
  if (grant.version !== version) throw accessErrors.stale()
  if (grant.state !== 'checked') throw grantsErrors.notNow(GRANT_STATES[grant.state], '评分')
  if (await isInterested(tx, grant.fundId, personId, interestedIn([grant]))) throw grantsErrors.interested()
  const [found] = await findCalls(tx, [grant.callId])
  const criteria = found?.criteria ?? []
  if (marks.length !== criteria.length) throw grantsErrors.marksMissing(criteria.length)
  const hundredths = weighted(criteria, marks)
  if (!(await addScore(tx, grantId, { personId, marks, hundredths, comment }, handOf(call))))
    throw grantsErrors.scoredAlready()
  return { hundredths }
}

import { openResolution } from '#contexts/fund/public.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { bandOf, handsMissing } from '../rules/states.ts'
import { findCalls } from '../store/calls.ts'
import { changeGrant, type Grant } from '../store/grants.ts'
import { addApproval, addStep, approvalsOf, scoresOf } from '../store/steps.ts'
import { POSTS, type Post } from '../vocabulary.ts'
import { handsWords, yuan } from '../words.ts'
import { interestedIn } from './calls.ts'
import { changed, mustBeAbleTo, take, theGrant } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

/** A small one goes with the list of its call; one that was not ready then is voted by itself afterwards. */
async function waitsForList({ tx }: Call, { callKind, callId }: Grant): Promise<boolean> {
  return callKind === 'micro' && (await findCalls(tx, [callId]))[0]?.resolutionId === null
}

export const openVote: Handler<Endpoints['openVote']> = async (ref, call) => {
  const { tx, now, today } = call
  const grant = await theGrant(call, ref)
  if (await waitsForList(call, grant)) throw grantsErrors.microTogether()
  mustBeAbleTo('open-vote', grant)
  const { leastScores } = await limitsOn(tx, today)
  const scores = await scoresOf(tx, grant.id)
  if (scores.length < leastScores) throw grantsErrors.notScored(scores.length, leastScores)
  const resolutionId = await openResolution(tx, {
    ...{ fundId: grant.fundId, kind: 'grant', title: `资助“${grant.title}”` },
    ...{ subjectKind: 'grants.grant', subjectId: grant.id, amountFen: grant.askedFen },
    interested: interestedIn([grant]),
    ...{ by: handOf(call), now },
  })
  await take(call, grant, 'open-vote', { set: { resolutionId } })
  return { resolutionId }
}

/** One more hand of the band of this amount; the last one that is needed approves. All sign the same amount. */
async function sign(call: Call, grant: Grant, grantedFen: number, post: Post): Promise<{ version: number }> {
  const { tx, today, actor } = call
  mustBeAbleTo('approve', grant)
  if (grant.recordedBy === actor.accountId) throw grantsErrors.ownApplication()
  if (grantedFen > grant.askedFen) throw grantsErrors.aboveAsked(grantedFen, grant.askedFen)
  if (grant.grantedFen !== null && grant.grantedFen !== grantedFen) throw grantsErrors.otherAmount(grant.grantedFen)
  if (!(await addApproval(tx, grant, post, handOf(call)))) throw grantsErrors.signedAlready()
  const band = bandOf((await limitsOn(tx, today)).bands, grantedFen)
  const signed = (await approvalsOf(tx, grant)).map((one) => one.post)
  const { managers, accountants } = handsMissing(band, signed)
  if (managers + accountants === 0) return take(call, grant, 'approve', { set: { grantedFen } })
  const version = await changeGrant(tx, grant, { grantedFen })
  const note = `${POSTS[post]}同意${yuan(grantedFen)}元，还须${handsWords({ managers, accountants })}`
  await addStep(tx, { grantId: grant.id, act: 'sign', state: grant.state, note }, handOf(call))
  await changed(call, grant.areaPath)
  return { version }
}

export const approveGrant: Handler<Endpoints['approveGrant']> = async ({ grantedFen, ...ref }, call) =>
  sign(call, await theGrant(call, ref), grantedFen, 'manager')
export const countersignGrant: Handler<Endpoints['countersignGrant']> = async ({ grantedFen, ...ref }, call) =>
  sign(call, await theGrant(call, ref), grantedFen, 'accountant')

/** A signature with a wrong amount goes back, with the reason: nobody has signed, and all sign anew. */
async function returnSigned(call: Call, grant: Grant, reason: string): Promise<{ version: number }> {
  mustBeAbleTo('approve', grant)
  if (grant.grantedFen === null) throw grantsErrors.notSigned()
  const change = { grantedFen: null, approvalRound: grant.approvalRound + 1 }
  const version = await changeGrant(call.tx, grant, change)
  await addStep(call.tx, { grantId: grant.id, act: 'return-approval', state: grant.state, note: reason }, handOf(call))
  await changed(call, grant.areaPath)
  return { version }
}

export const returnApproval: Handler<Endpoints['returnApproval']> = async ({ reason, ...ref }, call) =>
  returnSigned(call, await theGrant(call, ref), reason)
export const returnCountersign: Handler<Endpoints['returnCountersign']> = async ({ reason, ...ref }, call) =>
  returnSigned(call, await theGrant(call, ref), reason)

/** The host answers for what is lawful, and may stop it until the agreement is signed (domain.md §6.3). */
export const vetoGrant: Handler<Endpoints['vetoGrant']> = async ({ reason, ...ref }, call) =>
  take(call, await theGrant(call, ref), 'veto', { note: reason })

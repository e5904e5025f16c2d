import { maskName } from '#kernel/masking.ts'
import { addDays } from '#kernel/time.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { hoursErrors } from '../errors-hours.ts'
import { tellMoved } from '../finish-drafts.ts'
import { limitsOf } from '../limits.ts'
import { handRefused, stateAfter } from '../rules/draft-flow.ts'
import { type DraftState, FLAGS } from '../rules/draft-words.ts'
import { addSteps, setState } from '../store/draft-moves.ts'
import { type Draft, lockDrafts, plainDraftsOf } from '../store/draft-rows.ts'
import { doer, placeOf } from './draft-views.ts'

type Endpoints = typeof volunteeringContract.endpoints
type Step = 'confirm' | 'verify'
type Batch = { drafts: readonly { draftId: string; version: number }[]; reason?: string | undefined }

const SAID: Record<Step, string> = { confirm: '确认', verify: '复核' }
const FROM: Record<Step, DraftState> = { confirm: 'pending', verify: 'confirmed' }

/** The drafts as the actor saw them, locked, and permission settled for each. */
async function seen({ drafts }: Batch, { tx, allow }: Call): Promise<Draft[]> {
  const versions = new Map(drafts.map(({ draftId, version }) => [draftId, version]))
  const found = await lockDrafts(tx, [...versions.keys()])
  if (found.length < versions.size) throw hoursErrors.noDraft()
  for (const draft of found) allow(placeOf(draft))
  if (found.some(({ id, version }) => versions.get(id) !== version)) throw accessErrors.stale()
  return found
}

/** Refuses a batch in which any draft may not take the step: nothing is done by halves. */
function mustAllPass(step: Step, drafts: readonly Draft[], reason: string | undefined, { actor }: Call): void {
  for (const draft of drafts) {
    if (!stateAfter(draft.state, step)) throw hoursErrors.notNow(SAID[step], draft.state)
    const refused = handRefused(step, draft, actor)
    if (refused === 'own') throw hoursErrors.ownHours(SAID[step])
    if (refused === 'same-hand') throw accessErrors.sameHand()
    if (draft.flags.length > 0) mustBeLookedAt(draft, drafts.length === 1, reason)
  }
}

/** A flagged draft goes alone, and with a reason. */
function mustBeLookedAt({ flags, name }: Draft, isAlone: boolean, reason: string | undefined): void {
  const why = flags.map((flag) => FLAGS[flag]).join('；')
  if (!isAlone) throw hoursErrors.flaggedAlone(maskName(name), why)
  if (!reason) throw hoursErrors.flaggedWhy(why)
}

async function take(step: Step, drafts: readonly Draft[], reason: string, call: Call): Promise<void> {
  const { tx, actor, now, today } = call
  const ids = drafts.map(({ id }) => id)
  const by = doer(actor, now)
  if (step === 'confirm') {
    const confirmed = { confirmedBy: by.accountId, confirmedByPerson: by.personId, confirmedAt: now }
    await setState(tx, ids, 'confirmed', confirmed)
  } else {
    const { objectionDays } = await limitsOf(tx, today)
    const verified = { verifiedBy: by.accountId, verifiedByPerson: by.personId, verifiedAt: now }
    await setState(tx, ids, 'verified', { ...verified, objectionUntil: addDays(today, objectionDays) })
  }
  await addSteps(tx, ids, step === 'confirm' ? 'confirmed' : 'verified', reason, by)
  await tellMoved(tx, drafts)
}

async function takeSeen(step: Step, batch: Batch, call: Call): Promise<number> {
  const drafts = await seen(batch, call)
  mustAllPass(step, drafts, batch.reason, call)
  await take(step, drafts, batch.reason ?? '', call)
  return drafts.length
}

/** All of an activity that this hand may take without a look of its own; `left` counts the others at this step. */
async function takeActivity(step: Step, activityId: string, call: Call): Promise<{ done: number; left: number }> {
  const { tx, actor, allow } = call
  const all = await lockDrafts(tx, await plainDraftsOf(tx, activityId, FROM[step]))
  for (const draft of all) allow(placeOf(draft))
  const mine = all.filter((draft) => draft.state === FROM[step] && !handRefused(step, draft, actor))
  if (mine.length === 0) throw hoursErrors.nothingToDo(SAID[step])
  await take(step, mine, '', call)
  return { done: mine.length, left: all.length - mine.length }
}

export const confirmDrafts: Handler<Endpoints['confirmDrafts']> = async (batch, call) => ({
  confirmed: await takeSeen('confirm', batch, call),
})
export const verifyDrafts: Handler<Endpoints['verifyDrafts']> = async (batch, call) => ({
  verified: await takeSeen('verify', batch, call),
})
export const confirmActivity: Handler<Endpoints['confirmActivity']> = async ({ activityId }, call) => {
  const { done, left } = await takeActivity('confirm', activityId, call)
  return { confirmed: done, left }
}
export const verifyActivity: Handler<Endpoints['verifyActivity']> = async ({ activityId }, call) => {
  const { done, left } = await takeActivity('verify', activityId, call)
  return { verified: done, left }
}

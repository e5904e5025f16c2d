import { addDays } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { caseworkContract } from '../contract.ts'
import { caseworkErrors as errors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { MAY_MEET, MAY_PLAN } from '../rules/states.ts'
import { type Case, doneFollowUp, followUpsOf, holdCase } from '../store/cases.ts'
import { addContact } from '../store/papers.ts'
import { CASE_STATES } from '../vocabulary.ts'
import { alertIfHigh, caseOf, changed, file, handOf, mustBeDone, take, tellPerson, theCase, WORK } from './the-case.ts'

type Endpoints = typeof caseworkContract.endpoints

export const assessCase: Handler<Endpoints['assessCase']> = async ({ homeVisitOn, risk, secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  if (one.consentOn === null) throw errors.consentFirst()
  mustBeDone(homeVisitOn, one, call.today)
  const done = await take(call, one, 'assessment', { homeVisitOn, risk, ...secret }, { risk })
  if (one.risk !== 'high') await alertIfHigh(call, one, risk)
  return done
}

/** Signed by the person, then for the lead to approve. In a crisis it is filled in afterwards. */
export const submitPlan: Handler<Endpoints['submitPlan']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  mustBePlannable(one)
  if (secret.signedOn > call.today) throw errors.inFuture(call.today)
  const done = await file(call, one, 'plan', secret, { planState: 'submitted' })
  await tellPerson(call, one, one.leadPersonId, { title: '服务计划待审定' })
  return done
}

function mustBePlannable({ consentOn, planState, state }: Case): void {
  if (consentOn === null) throw errors.consentFirst()
  if (planState === 'submitted') throw errors.planPending()
  if (planState === 'approved') throw errors.planApproved()
  if (!MAY_PLAN.includes(state)) throw errors.notNow(CASE_STATES[state], '提交服务计划书')
}

/** One contact; late ones are taken and marked. After a plan or a review it is also the beginning of service. */
export const recordContact: Handler<Endpoints['recordContact']> = async ({ caseId, ...contact }, call) => {
  call.own()
  await holdCase(call.tx, caseId)
  const one = await caseOf(call, caseId, WORK)
  if (!MAY_MEET.includes(one.state)) throw errors.notNow(CASE_STATES[one.state], '记录接触')
  mustBeDone(contact.heldOn, one, call.today)
  const { recordDays } = await limitsOn(call.tx, call.today)
  const dueOn = addWorkingDays(contact.heldOn, recordDays, workCalendar())
  const isLate = call.today > dueOn
  const { id, isNew, ...kept } = await addContact(call.tx, { caseId, ...contact, dueOn, isLate }, handOf(call))
  if (isNew && (one.state === 'planned' || one.state === 'reviewed')) await take(call, one, 'service-started', {})
  else await changed(call, one)
  return { contactId: id, isLate: kept.isLate }
}

export const changeRisk: Handler<Endpoints['changeRisk']> = async ({ risk, secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  const done = await file(call, one, 'risk', { risk, ...secret }, { risk })
  await alertIfHigh(call, one, risk)
  return done
}

/** Danger now: work begins without a plan, which is filled in within days; the lead hears at once. */
export const startCrisis: Handler<Endpoints['startCrisis']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  const { backfillDays } = await limitsOn(call.tx, call.today)
  const backfillBy = one.planState === 'approved' ? null : addDays(call.today, backfillDays)
  const done = await take(call, one, 'crisis', secret, { risk: 'high', crisisOn: call.today, backfillBy })
  await alertIfHigh(call, one, 'high')
  return done
}

export const calmCrisis: Handler<Endpoints['calmCrisis']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  if (one.state === 'crisis' && one.planState !== 'approved') throw errors.planFirst()
  return take(call, one, 'calm', secret, { backfillBy: null })
}

export const reviewCase: Handler<Endpoints['reviewCase']> = async ({ secret, ...ref }, call) =>
  take(call, await theCase(call, ref), 'review', secret)

export const suspendCase: Handler<Endpoints['suspendCase']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  return take(call, one, 'suspension', secret, { suspendedFrom: one.state, closing: 'none' })
}

/** Goes on where it stood; out of an evaluation it goes back to service, for which the plan must have been approved. */
export const resumeCase: Handler<Endpoints['resumeCase']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  if (one.state === 'suspended')
    return file(call, one, 'resumption', secret, { state: one.suspendedFrom ?? 'accepted', suspendedFrom: null })
  if (one.state === 'evaluated' && one.planState !== 'approved') throw errors.planFirst()
  return take(call, one, 'service-started', secret, { closing: 'none' })
}

export const referCase: Handler<Endpoints['referCase']> = async ({ secret, ...ref }, call) =>
  take(call, await theCase(call, ref), 'referral', secret, { closedOn: call.today, closing: 'none' })

/** What whoever took the case on said; without it the file is not whole. */
export const recordReceipt: Handler<Endpoints['recordReceipt']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  if (one.state !== 'referred') throw errors.noReferral()
  if (one.receipts > 0) throw errors.receiptAlready()
  return file(call, one, 'receipt', secret)
}

export const evaluateCase: Handler<Endpoints['evaluateCase']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  for (const { name, before, after, most } of secret.scales)
    if (Math.max(before, after) > most) throw errors.scaleTooHigh(name, most)
  return take(call, one, 'evaluation', secret, { evaluations: one.evaluations + 1, backfillBy: null })
}

export const askClosure: Handler<Endpoints['askClosure']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  if (one.evaluations === 0) throw errors.evaluateFirst()
  if (one.closing === 'asked') throw errors.closingAlready()
  if (one.state !== 'evaluated') throw errors.notNow(CASE_STATES[one.state], '申请结案')
  const done = await file(call, one, 'closure', secret, { closing: 'asked' })
  const title = one.supervisorPersonId ? '结案待督导签署' : '结案申请：请先指派督导'
  await tellPerson(call, one, one.supervisorPersonId ?? one.leadPersonId, { title })
  return done
}

const EARLIEST = 10

export const recordFollowUp: Handler<Endpoints['recordFollowUp']> = async ({ position, secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  if (one.state !== 'closed') throw errors.notNow(CASE_STATES[one.state], '记录回访')
  const all = await followUpsOf(call.tx, one.id)
  const due = all.find((row) => row.position === position && row.doneOn === null)
  if (!due) throw errors.noFollowUp()
  if (call.today < addDays(due.dueOn, -EARLIEST)) throw errors.followUpEarly(due.dueOn)
  await doneFollowUp(call.tx, one.id, position, call.today)
  const isLast = all.every((row) => row.doneOn !== null || row.position === position)
  return isLast
    ? take(call, one, 'follow-up', { position, ...secret })
    : file(call, one, 'follow-up', { position, ...secret })
}

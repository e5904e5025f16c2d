import { addMonths } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { caseworkContract } from '../contract.ts'
import { caseworkErrors as errors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { keptUntil, missingOf } from '../rules/keeping.ts'
import { after } from '../rules/states.ts'
import { type Case, followUpsOf, planFollowUps } from '../store/cases.ts'
import { supervisorsOn, workersOf } from '../store/hands.ts'
import { addPaper, contactsOf, countReadings, kindsOf, readingsOf } from '../store/papers.ts'
import { tellNeed } from './intake.ts'
import { caseOf, changed, file, handOf, mustBeAbleTo, take, tellPerson, theCase } from './the-case.ts'

type Endpoints = typeof caseworkContract.endpoints

/** A lead's hand on a case that is not their own work: two people see every case. */
async function judged(call: Call, ref: { caseId: string; version: number }): Promise<Case> {
  const one = await theCase(call, ref, ['lead', 'worker'])
  if (one.leadPersonId !== call.actor.personId) throw errors.noCase()
  if (one.workerPersonId === call.actor.personId) throw errors.ownApproval()
  return one
}

/** A lead who works the case too still leads it, but approves nothing of it. */
async function led(call: Call, ref: { caseId: string; version: number }): Promise<Case> {
  const one = await theCase(call, ref, ['lead', 'worker'])
  if (one.leadPersonId !== call.actor.personId) throw errors.noCase()
  return one
}

export const decidePlan: Handler<Endpoints['decidePlan']> = async ({ outcome, secret, ...ref }, call) => {
  const one = await judged(call, ref)
  if (one.planState !== 'submitted') throw errors.noPlanToDecide()
  const state = after(one.state, 'plan-approved') ?? one.state
  const done =
    outcome === 'approved'
      ? await file(call, one, 'plan-approved', secret, { planState: 'approved', state, backfillBy: null })
      : await file(call, one, 'plan-returned', secret, { planState: 'none' })
  await tellPerson(call, one, one.workerPersonId, {
    title: outcome === 'approved' ? '服务计划已审定' : '服务计划被退回',
  })
  return done
}

export const listHands: Handler<Endpoints['listHands']> = async ({ caseId }, call) => {
  const one = await leadReads(call, caseId)
  const workers = await workersOf(call.tx, one.townPath, call.today)
  const supervisors = await supervisorsOn(call.tx, call.today)
  const taken = [one.workerPersonId, one.leadPersonId, one.personId]
  return {
    workers: workers.filter(({ personId }) => ![one.workerPersonId, one.personId].includes(personId)),
    supervisors: supervisors.filter(({ personId }) => !taken.includes(personId)),
  }
}

async function leadReads(call: Call, caseId: string): Promise<Case> {
  const one = await caseOf(call, caseId, ['lead', 'worker'])
  if (one.leadPersonId !== call.actor.personId) throw errors.noCase()
  return one
}

/** 谁看过: every reading, the latest first. */
export const listReadings: Handler<Endpoints['listReadings']> = async ({ caseId, ...paging }, call) => {
  await leadReads(call, caseId)
  return { rows: await readingsOf(call.tx, caseId, paging), total: await countReadings(call.tx, caseId) }
}

/** Another worker of the station goes on with the case; the one before no longer sees it. */
export const handOver: Handler<Endpoints['handOver']> = async ({ workerAccountId, secret, ...ref }, call) => {
  const one = await led(call, ref)
  const workers = await workersOf(call.tx, one.townPath, call.today)
  const to = workers.find(({ accountId }) => accountId === workerAccountId)
  if (!to || to.personId === one.personId || to.personId === one.supervisorPersonId) throw errors.notHand()
  if (to.personId === one.workerPersonId) throw errors.sameWorker()
  const worker = { workerAccountId, workerPersonId: to.personId, workerName: to.name }
  const done = await file(call, one, 'handover', { from: one.workerName, to: to.name, ...secret }, worker)
  await tellPerson(call, one, to.personId, { title: '移交给您的个案' })
  return done
}

export const assignSupervisor: Handler<Endpoints['assignSupervisor']> = async (
  { supervisorAccountId, ...ref },
  call,
) => {
  const one = await led(call, ref)
  const found = (await supervisorsOn(call.tx, call.today)).find(({ accountId }) => accountId === supervisorAccountId)
  if (!found || [one.workerPersonId, one.leadPersonId, one.personId].includes(found.personId)) throw errors.notHand()
  const supervisor = { supervisorPersonId: found.personId, supervisorName: found.name }
  const done = await file(call, one, 'supervision', { to: found.name }, supervisor)
  await tellPerson(call, { ...one, ...supervisor }, found.personId, { title: '请您督导的个案' })
  return done
}

/** The lead signs last: the case is closed, and when it is looked after is planned. */
export const signClosure: Handler<Endpoints['signClosure']> = async ({ outcome, secret, ...ref }, call) => {
  const one = await judged(call, ref)
  if (one.closing !== 'asked') throw errors.noClosure()
  if (outcome === 'returned') {
    const done = await file(call, one, 'closure-returned', secret, { closing: 'none' })
    await tellPerson(call, one, one.workerPersonId, { title: '结案申请被退回' })
    return done
  }
  if (!one.isSupervised) throw errors.supervisorFirst(one.supervisorPersonId !== null)
  const { keeping, followUpMonths } = await limitsOn(call.tx, call.today)
  const closed = {
    closedOn: call.today,
    keptUntil: keptUntil(call.today, one.adultOn, keeping),
    closing: 'none',
  } as const
  const done = await take(call, one, 'lead-sign', secret, closed)
  await tellNeed(call, one, '社工的专业服务已结束')
  await planFollowUps(
    call.tx,
    one.id,
    followUpMonths.map((months) => addMonths(call.today, months)),
  )
  await tellPerson(call, one, one.workerPersonId, { title: '个案已结案，请按期回访' })
  return done
}

/** What the file lacks before it may be archived. */
export async function missingIn({ tx }: Pick<Call, 'tx'>, one: Case): Promise<string[]> {
  return missingOf({
    kinds: await kindsOf(tx, one.id),
    contacts: (await contactsOf(tx, one.id)).length,
    followUpsOpen: (await followUpsOf(tx, one.id)).filter(({ doneOn }) => doneOn === null).length,
    isReferred: one.state === 'referred',
    isRejected: one.state === 'rejected',
  })
}

/** Sealed from then on: the database refuses every change (0104). */
export const archiveCase: Handler<Endpoints['archiveCase']> = async (ref, call) => {
  const one = await led(call, ref)
  mustBeAbleTo('archive', one)
  const missing = await missingIn(call, one)
  if (missing.length > 0) throw errors.fileIncomplete(missing)
  const { keeping } = await limitsOn(call.tx, call.today)
  const until = one.keptUntil ?? keptUntil(one.closedOn ?? call.today, one.adultOn, keeping)
  return { ...(await take(call, one, 'archive', {}, { archivedOn: call.today, keptUntil: until })), keptUntil: until }
}

const SUPERVISOR = ['supervisor'] as const

export const adviseCase: Handler<Endpoints['adviseCase']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref, SUPERVISOR)
  await addPaper(call.tx, { caseId: one.id, kind: 'advice', state: one.state, secret }, handOf(call))
  await tellPerson(call, one, one.workerPersonId, { title: '督导写了意见' })
  return { version: one.version }
}

export const superviseClosure: Handler<Endpoints['superviseClosure']> = async ({ secret, ...ref }, call) => {
  const one = await theCase(call, ref, SUPERVISOR)
  if (one.closing !== 'asked' || one.isSupervised) throw errors.noClosure()
  await addPaper(call.tx, { caseId: one.id, kind: 'supervisor-sign', state: one.state, secret }, handOf(call))
  await tellPerson(call, one, one.leadPersonId, { title: '结案待您签署' })
  await changed(call, one)
  return { version: one.version }
}

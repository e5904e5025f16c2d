import { findPerson, openSecrets } from '#contexts/directory/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors } from '../errors.ts'
import { rhythmOn } from '../limits.ts'
import { dueOf, lineOfTarget, mostOften, nextDue } from '../rules/rhythm.ts'
import { addPlans, finishPlan, movePlan, openPlansOf, type Plan, plansOf } from '../store/plans.ts'
import { filesKept } from '../store/sql.ts'
import { targetsAmong } from '../store/targets.ts'
import { addVisit, countVisitsOf, findVisits, type Visit, type VisitFacts, type Words } from '../store/visits.ts'
import { changed, handOf, thePlace } from './hands.ts'
import { hear } from './hear.ts'

type Endpoints = typeof fieldworkContract.endpoints
type Form = Parameters<Handler<Endpoints['recordVisit']>>[0]

const AHEAD_DAYS = 7
const MOST = 60

/** What the phone takes along. The address is opened only for the doors of today (PIPL 6: no more than is needed). */
export const myVisits: Handler<Endpoints['myVisits']> = async (_, call) => {
  const accountId = call.own()
  const { tx, today } = call
  const plans = (await plansOf(tx, accountId, addDays(today, AHEAD_DAYS))).slice(0, MOST)
  const rows = []
  for (const { id: planId, ...plan } of plans)
    rows.push({ ...plan, planId, due: dueOf(plan.dueOn, today), address: await addressFor(tx, plan, today) })
  return { today, rows, doneToday: await countVisitsOf(tx, accountId, today) }
}

const addressFor = async (tx: Tx, { personId, personName, dueOn }: Omit<Plan, 'id'>, today: string): Promise<string> =>
  dueOn > today || personName === '' ? '' : ((await openSecrets(tx, personId)).address ?? '')

/** Stored under no place: only its visit leads to it. */
export const keepVisitPhoto: Handler<Endpoints['keepVisitPhoto']> = async ({ areaCode }, call) => {
  const { tx, actor, now, file } = call
  await thePlace(call, areaCode)
  if (!file) throw fieldworkErrors.noFile()
  const content = { path: file.path }
  const row = await storeFile(tx, {
    ...{ content, name: file.name, purpose: 'picture', areaPath: null, by: actor.accountId, now },
  })
  return { fileId: row.id }
}

export const recordVisit: Handler<Endpoints['recordVisit']> = async (form, call) => {
  const { tx, about } = call
  const area = await thePlace(call, form.areaCode)
  about('fieldwork.visit', form.visitId)
  const [there] = await findVisits(tx, [form.visitId])
  if (there) return asBefore(there, form, call)
  await mustBeRight(form, call)
  const plan = await planFor(tx, form)
  const target = await targetOf(call, form, plan)
  const line = form.line ?? plan?.line ?? lineOfTarget(target ?? '')
  const byParty = call.may('fieldwork.group.work', { areaPath: area.path }) ? 'social_worker' : 'community'
  const needId = form.need === '' ? null : await hear(call, { ...form, line, party: byParty, target })
  const { visitId: id, found, need, action, next, urgency: _, ...facts } = form
  const visit: VisitFacts = { ...facts, id, line, byParty, planId: plan?.id ?? null, hasNeed: need !== '', needId }
  const words: Words = { found, need, action, next }
  if (!(await addVisit(tx, visit, words, handOf(call)))) throw fieldworkErrors.visitTaken()
  const nextOn = await planNext(call, visit, plan, target)
  await changed(call, area.path)
  return { visitId: id, needId, nextOn }
}

/** Sent again after an answer was lost: told the same, recorded once. */
function asBefore(there: Visit, form: Form, { actor }: Call) {
  if (there.byAccount !== actor.accountId || there.personId !== form.personId) throw fieldworkErrors.visitTaken()
  return { visitId: there.id, needId: there.needId, nextOn: there.nextOn }
}

async function mustBeRight(form: Form, { tx, today }: Call): Promise<void> {
  if (form.visitedOn > today) throw fieldworkErrors.visitAhead()
  if (form.nextOn !== null && form.nextOn <= form.visitedOn) throw fieldworkErrors.nextBefore()
  if (form.need !== '' && form.outcome !== 'met') throw fieldworkErrors.needNotMet()
  if (!(await findPerson(tx, form.personId))) throw fieldworkErrors.noPerson()
  if ((await filesKept(tx, form.fileIds)) < new Set(form.fileIds).size) throw fieldworkErrors.noFile()
}

/** The open plan that this visit answers: whoever was to go, the person has been seen. */
async function planFor(tx: Tx, { personId, planId, areaCode }: Form): Promise<Plan | undefined> {
  const [open] = await openPlansOf(tx, [personId])
  if (!open) return undefined
  if (planId === null) return open.areaCode === areaCode ? open : undefined
  return open
}

async function targetOf({ tx, today }: Call, { personId }: Form, plan: Plan | undefined): Promise<string | undefined> {
  if (plan?.targetCode) return plan.targetCode
  const [listed] = await targetsAmong(tx, [personId], today)
  return listed && mostOften(listed.codes, await rhythmOn(tx, today))
}

/** Met: the plan is done, and the next one stands by the rhythm. Not met: it stays open, on the day agreed. */
async function planNext(call: Call, visit: VisitFacts, plan: Plan | undefined, target: string | undefined) {
  const { tx, actor } = call
  const { nextOn, visitedOn, personId, areaCode, line } = visit
  if (visit.outcome !== 'met') {
    if (plan && nextOn !== null) await movePlan(tx, plan.id, nextOn)
    return nextOn ?? plan?.dueOn ?? null
  }
  if (plan) await finishPlan(tx, plan.id, visit.id)
  if (nextOn === null && target === undefined) return null
  const months = (await rhythmOn(tx, visitedOn))(target ?? '')
  const dueOn = nextDue(visitedOn, months, nextOn)
  const visitor = { accountId: actor.accountId, personId: actor.personId, name: actor.name }
  const next = { areaCode, personId, targetCode: target ?? '', line, dueOn, dueAt: '', note: '' }
  await addPlans(tx, [next], visitor, handOf(call))
  return dueOn
}

import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { dateOf } from '#kernel/time.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { calendarContract } from '../contract.ts'
import { calendarErrors } from '../errors.ts'
import {
  addPlan,
  changePlan,
  countPlans,
  findPlans,
  finishItem as finished,
  hasPlan,
  itemsOf,
  listPlans as listed,
  type Plan,
  setItems,
} from '../store/plans.ts'
import { PLAN_STATES } from '../vocabulary.ts'

type Endpoints = typeof calendarContract.endpoints
const EDITABLE = ['draft', 'returned']

async function thePlan(call: Call, { planId, version }: { planId: string; version: number }, isDeciding = false) {
  const [plan] = await findPlans(call.tx, [planId])
  if (!plan) throw calendarErrors.noPlan()
  call.allow({ areaPath: plan.areaPath }, isDeciding ? { notBy: [plan.recordedBy] } : {})
  call.about('calendar.plan', planId)
  if (plan.version !== version) throw accessErrors.stale()
  return plan
}
const changed = ({ tell }: Call, { areaCode }: Plan) => tell('calendar.plan-changed', { areaCodes: [areaCode] })

export const listPlans: Handler<Endpoints['listPlans']> = async ({ year, ...paging }, call) => {
  const search = { codes: await codesWithin(call.tx, call.reach()), year }
  return { rows: await listed(call.tx, { ...search, ...paging }), total: await countPlans(call.tx, search) }
}

export const getPlan: Handler<Endpoints['getPlan']> = async ({ planId }, call) => {
  const [plan] = await findPlans(call.tx, [planId])
  if (!plan) throw calendarErrors.noPlan()
  const place = { areaPath: plan.areaPath }
  call.allow(place)
  call.about('calendar.plan', planId)
  const isOther = plan.recordedBy !== call.actor.accountId
  const may = [
    ...(EDITABLE.includes(plan.state) && call.may('calendar.plan.record', place) ? ['editPlan', 'submitPlan'] : []),
    ...(plan.state === 'submitted' && isOther && call.may('calendar.plan.approve', place) ? ['decidePlan'] : []),
    ...(plan.state === 'approved' && call.may('calendar.plan.record', place) ? ['finishItem'] : []),
  ]
  const decidedOn = plan.decidedAt && dateOf(plan.decidedAt)
  return { ...plan, items: await itemsOf(call.tx, planId), decidedOn, may }
}

export const draftPlan: Handler<Endpoints['draftPlan']> = async ({ items, ...facts }, call) => {
  const area = await findArea(call.tx, facts.areaCode)
  if (!area) throw calendarErrors.noArea()
  call.allow({ areaPath: area.path })
  if (await hasPlan(call.tx, facts.areaCode, facts.year)) throw calendarErrors.planTaken(facts.year)
  const planId = await addPlan(call.tx, facts, handOf(call))
  await setItems(call.tx, planId, items)
  call.about('calendar.plan', planId)
  return { planId }
}

export const editPlan: Handler<Endpoints['editPlan']> = async ({ title, items, ...ref }, call) => {
  const plan = await thePlan(call, ref)
  if (!EDITABLE.includes(plan.state)) throw calendarErrors.notNow(PLAN_STATES[plan.state], '修改')
  await setItems(call.tx, plan.id, items)
  return { version: await changePlan(call.tx, plan, { state: 'draft', title, recorded: handOf(call) }) }
}

export const submitPlan: Handler<Endpoints['submitPlan']> = async (ref, call) => {
  const plan = await thePlan(call, ref)
  if (!EDITABLE.includes(plan.state)) throw calendarErrors.notNow(PLAN_STATES[plan.state], '提请审定')
  return { version: await changePlan(call.tx, plan, { state: 'submitted', recorded: handOf(call) }) }
}

/** Another hand than the one that wrote it. */
export const decidePlan: Handler<Endpoints['decidePlan']> = async ({ outcome, note, ...ref }, call) => {
  const plan = await thePlan(call, ref, true)
  if (plan.state !== 'submitted') throw calendarErrors.notNow(PLAN_STATES[plan.state], '审定')
  if (outcome === 'returned' && note.length < 4) throw calendarErrors.returnNote()
  const version = await changePlan(call.tx, plan, { state: outcome, note, decided: handOf(call) })
  await changed(call, plan)
  return { version }
}

export const finishItem: Handler<Endpoints['finishItem']> = async ({ position, doneOn, ...ref }, call) => {
  const plan = await thePlan(call, ref)
  if (plan.state !== 'approved') throw calendarErrors.notNow(PLAN_STATES[plan.state], '登记办完')
  if (doneOn > call.today) throw calendarErrors.doneLater()
  if (!(await finished(call.tx, plan, { position, doneOn }, handOf(call)))) throw calendarErrors.noItem()
  await changed(call, plan)
  return { version: plan.version + 1 }
}

import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith } from '#platform/notify/store.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors } from '../errors.ts'
import { rhythmOn } from '../limits.ts'
import { dueOf, lineOfTarget, mostOften } from '../rules/rhythm.ts'
import {
  addPlans,
  changePlan,
  countPlans,
  findPlans,
  openPlansOf,
  type Plan,
  type PlanFacts,
  listPlans as plansFound,
  type Visitor,
  visitorsOf,
} from '../store/plans.ts'
import { countSeen } from '../store/sessions.ts'
import { countTargets, targetsAmong, listTargets as targetsFound } from '../store/targets.ts'
import { changed, handOf, thePlace } from './hands.ts'

type Endpoints = typeof fieldworkContract.endpoints
const RECORD = 'fieldwork.visit.record'

export const listVisitPlans: Handler<Endpoints['listVisitPlans']> = async (input, call) => {
  const { areaCode, mine, due, targetCode, ...paging } = input
  const { tx, today, actor } = call
  const codes = await codesWithin(tx, call.reach(), areaCode)
  const search = { codes, today, due, targetCode, byAccount: mine ? actor.accountId : undefined }
  const { total, ...counts } = await countPlans(tx, search)
  const rows = await plansFound(tx, { ...search, ...paging })
  return { rows: rows.map((row) => planView(call, row)), total, counts }
}

const planView = ({ today, actor, may }: Call, plan: Plan) => ({
  ...plan,
  personName: maskName(plan.personName),
  due: dueOf(plan.dueOn, today),
  isMine: plan.byAccount === actor.accountId,
  mayChange: may(RECORD, { areaPath: plan.areaPath }),
})

export const listTargets: Handler<Endpoints['listTargets']> = async ({ areaCode, targetCode, ...paging }, call) => {
  const { tx, today } = call
  const search = { codes: await codesWithin(tx, call.reach(), areaCode), targetCode, day: today }
  const monthsOf = await rhythmOn(tx, today)
  const rows = await targetsFound(tx, { ...search, ...paging })
  return {
    rows: rows.map((row) => ({
      ...row,
      personName: maskName(row.personName),
      months: monthsOf(mostOften(row.codes, monthsOf) ?? ''),
    })),
    total: await countTargets(tx, search),
  }
}

export const listVisitors: Handler<Endpoints['listVisitors']> = async ({ areaCode }, call) => {
  const area = await thePlace(call, areaCode)
  const accounts = await accountsWith(call.tx, RECORD, area.path, call.today)
  return visitorsOf(call.tx, accounts)
}

/** Who is sent: whoever is named, if they may visit there, else the planner. */
async function visitorAt(
  { tx, today, actor }: Call,
  areaPath: string,
  accountId: string | undefined,
): Promise<Visitor> {
  if (accountId === undefined || accountId === actor.accountId)
    return { accountId: actor.accountId, personId: actor.personId, name: actor.name }
  const accounts = await accountsWith(tx, RECORD, areaPath, today)
  const [visitor] = accounts.includes(accountId) ? await visitorsOf(tx, [accountId]) : []
  if (!visitor) throw fieldworkErrors.noVisitor()
  return visitor
}

export const planVisit: Handler<Endpoints['planVisit']> = async ({ byAccount, line, ...form }, call) => {
  const { tx, today, about } = call
  const area = await thePlace(call, form.areaCode)
  if (form.dueOn < today) throw fieldworkErrors.planPast()
  if ((await countSeen(tx, [form.personId])) === 0) throw fieldworkErrors.noPerson()
  const visitor = await visitorAt(call, area.path, byAccount)
  const [listed] = await targetsAmong(tx, [form.personId], today)
  const monthsOf = await rhythmOn(tx, today)
  const targetCode = form.targetCode || mostOften(listed?.codes ?? [], monthsOf) || ''
  const plan: PlanFacts = { ...form, targetCode, line: line ?? lineOfTarget(targetCode) }
  const [planId] = await addPlans(tx, [plan], visitor, handOf(call))
  if (!planId) return refusePlanned(call, form.personId)
  about('fieldwork.visit-plan', planId)
  return { planId }
}

async function refusePlanned({ tx }: Call, personId: string): Promise<never> {
  const [open] = await openPlansOf(tx, [personId])
  throw open ? fieldworkErrors.plannedAlready(open.dueOn, open.byName) : fieldworkErrors.noPerson()
}

export const planVisits: Handler<Endpoints['planVisits']> = async ({ areaCode, personIds, dueOn, byAccount }, call) => {
  const { tx, today } = call
  const area = await thePlace(call, areaCode)
  if (dueOn < today) throw fieldworkErrors.planPast()
  const people = [...new Set(personIds)]
  if ((await countSeen(tx, people)) < people.length) throw fieldworkErrors.noPerson()
  const visitor = await visitorAt(call, area.path, byAccount)
  const monthsOf = await rhythmOn(tx, today)
  const listed = new Map((await targetsAmong(tx, people, today)).map((one) => [one.personId, one]))
  const plans = people.map((personId): PlanFacts => {
    const one = listed.get(personId)
    const targetCode = mostOften(one?.codes ?? [], monthsOf) ?? ''
    const place = one?.areaCode.startsWith(area.code) ? one.areaCode : area.code
    return { areaCode: place, personId, targetCode, line: lineOfTarget(targetCode), dueOn, dueAt: '', note: '' }
  })
  const added = await addPlans(tx, plans, visitor, handOf(call))
  return { planned: added.length, hadOne: plans.length - added.length }
}

async function thePlan(call: Call, { planId, version }: { planId: string; version: number }): Promise<Plan> {
  const [plan] = await findPlans(call.tx, [planId])
  if (!plan) throw fieldworkErrors.noPlan()
  call.allow({ areaPath: plan.areaPath })
  call.about('fieldwork.visit-plan', planId)
  if (plan.version !== version) throw accessErrors.stale()
  if (plan.state !== 'planned') throw fieldworkErrors.planDone()
  return plan
}

export const changeVisitPlan: Handler<Endpoints['changeVisitPlan']> = async (
  { dueOn, dueAt, byAccount, ...ref },
  call,
) => {
  const plan = await thePlan(call, ref)
  if (dueOn < call.today) throw fieldworkErrors.planPast()
  const visitor = byAccount === undefined ? undefined : await visitorAt(call, plan.areaPath, byAccount)
  const other = visitor && { byAccount: visitor.accountId, byPersonId: visitor.personId, byName: visitor.name }
  return { version: await changePlan(call.tx, plan, { dueOn, dueAt, ...other }) }
}

export const cancelVisitPlan: Handler<Endpoints['cancelVisitPlan']> = async ({ reason, ...ref }, call) => {
  const plan = await thePlan(call, ref)
  const version = await changePlan(call.tx, plan, { state: 'cancelled', reason })
  await changed(call, plan.areaPath)
  return { version }
}

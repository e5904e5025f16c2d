import { codesWithin } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { PLAN_STATES } from '../contract/fields.ts'
import type { teamsContract } from '../contract.ts'
import { teamsErrors } from '../errors.ts'
import { type PlanMove, type PlanState, planAfter } from '../rules/states.ts'
import {
  addPlan,
  addStep,
  changePlan,
  countPlans,
  findPlans,
  listPlans as list,
  type Plan,
  plannedIn,
  putActivities,
  stepsOf,
} from '../store/plans.ts'
import { communityOf, mustBeFile } from './place.ts'

type Endpoints = typeof teamsContract.endpoints

const ACTS: Record<PlanMove, string> = {
  edited: '修改',
  submitted: '提交',
  withdrawn: '撤回',
  approved: '批准',
  returned: '退回',
  reopened: '重新打开',
}

const rowOf = (plan: Plan, accountId: string) => {
  const { id, areaCode, areaName, townName, year, state, activities, submittedOn, approvedOn, version } = plan
  const isMine = plan.recordedBy === accountId || plan.submittedBy === accountId
  return { id, areaCode, areaName, townName, year, state, activities, submittedOn, approvedOn, isMine, version }
}

export const listPlans: Handler<Endpoints['listPlans']> = async (
  { areaCode, sort, down, page, pageSize, ...filter },
  { tx, actor, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, sort, down, page, pageSize })
  return { rows: rows.map((plan) => rowOf(plan, actor.accountId)), total: await countPlans(tx, search) }
}

export const getPlan: Handler<Endpoints['getPlan']> = async ({ planId }, { tx, actor, allow, may, about }) => {
  const [plan] = await findPlans(tx, [planId])
  if (!plan) throw teamsErrors.noPlan()
  const place = { areaPath: plan.areaPath }
  allow(place)
  about('teams.yearly-plan', planId)
  const { goals, budgetNote, fileId, fileName } = plan
  const steps = await stepsOf(tx, planId)
  return {
    ...rowOf(plan, actor.accountId),
    ...{ goals, budgetNote, fileId, fileName, planned: await plannedIn(tx, planId) },
    steps: steps.map(({ takenAt, ...step }) => ({ ...step, takenAt: takenAt.toISOString() })),
    may: { record: may('teams.plan.record', place), approve: may('teams.plan.approve', place) },
  }
}

export const draftPlan: Handler<Endpoints['draftPlan']> = async ({ activities, ...form }, call) => {
  const { tx, now, actor, about } = call
  await communityOf(call, form.areaCode, '年度计划')
  await mustBeFile(call, form.fileId)
  const planId = await addPlan(tx, { ...form, recordedBy: actor.accountId }, now)
  if (!planId) throw teamsErrors.planKnown(form.year)
  await putActivities(tx, planId, activities)
  await addStep(tx, { planId, step: 'drafted', byAccount: actor.accountId, byName: actor.name, takenAt: now })
  about('teams.yearly-plan', planId)
  return { planId }
}

type Move = { planId: string; version: number; move: PlanMove; note?: string; notBy?: 'who filled it in' }

/** Finds the plan, settles permission, and says which state the move leads to, or refuses. */
async function planMoving(call: Call, { planId, move, notBy }: Move): Promise<{ plan: Plan; state: PlanState }> {
  const [plan] = await findPlans(call.tx, [planId])
  if (!plan) throw teamsErrors.noPlan()
  const hands = notBy ? [plan.recordedBy, plan.submittedBy] : []
  call.allow({ areaPath: plan.areaPath }, { notBy: hands })
  call.about('teams.yearly-plan', planId)
  const state = planAfter(plan.state, move)
  if (!state) throw teamsErrors.planMove(PLAN_STATES[plan.state], ACTS[move])
  return { plan, state }
}

async function moved({ tx, now, actor, tell }: Call, { planId, version, move, note = '' }: Move, plan: Plan) {
  await addStep(tx, { planId, step: move, note, byAccount: actor.accountId, byName: actor.name, takenAt: now })
  await tell('teams.teams-changed', { areaCodes: [plan.areaCode] })
  return { version: version + 1 }
}

export const editPlan: Handler<Endpoints['editPlan']> = async ({ activities, ...input }, call) => {
  const { planId, version, goals, budgetNote, fileId } = input
  const move = { planId, version, move: 'edited' } as const
  const { plan, state } = await planMoving(call, move)
  if (fileId !== plan.fileId) await mustBeFile(call, fileId)
  const by = { recordedBy: call.actor.accountId, submittedBy: null, submittedAt: null }
  await changePlan(call.tx, planId, version, { goals, budgetNote, fileId, state, ...by })
  await putActivities(call.tx, planId, activities)
  return moved(call, move, plan)
}

export const submitPlan: Handler<Endpoints['submitPlan']> = async (input, call) => {
  const move = { ...input, move: 'submitted' } as const
  const { plan, state } = await planMoving(call, move)
  if (plan.activities === 0) throw teamsErrors.planEmpty()
  const by = { submittedBy: call.actor.accountId, submittedAt: call.now }
  await changePlan(call.tx, plan.id, input.version, { state, ...by })
  return moved(call, move, plan)
}

export const withdrawPlan: Handler<Endpoints['withdrawPlan']> = async (input, call) => {
  const move = { ...input, move: 'withdrawn' } as const
  const { plan, state } = await planMoving(call, move)
  await changePlan(call.tx, plan.id, input.version, { state, submittedBy: null, submittedAt: null })
  return moved(call, move, plan)
}

/** Another hand than who filled it in or submitted it. From that day on the plan counts (S5.3). */
export const approvePlan: Handler<Endpoints['approvePlan']> = async (input, call) => {
  const move = { ...input, move: 'approved', notBy: 'who filled it in' } as const
  const { plan, state } = await planMoving(call, move)
  const by = { approvedBy: call.actor.accountId, approvedOn: call.today }
  await changePlan(call.tx, plan.id, input.version, { state, ...by })
  return moved(call, move, plan)
}

/** Sends a submitted plan back to be mended, or reopens an approved one, which no longer counts from then on. */
export const returnPlan: Handler<Endpoints['returnPlan']> = async ({ reason, ...input }, call) => {
  const [known] = await findPlans(call.tx, [input.planId])
  const move = { ...input, move: known?.state === 'approved' ? 'reopened' : 'returned', note: reason } as const
  const { plan, state } = await planMoving(call, move)
  await changePlan(call.tx, plan.id, input.version, { state, approvedBy: null, approvedOn: null })
  return moved(call, move, plan)
}

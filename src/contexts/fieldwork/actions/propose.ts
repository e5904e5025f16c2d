import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors as errors } from '../errors.ts'
import { type Fault, faultOf } from '../rules/proposal.ts'
import { takesSafety } from '../rules/states.ts'
import { activityOf, addGroup, addStep, type GroupFacts } from '../store/groups.ts'
import type { Kind } from '../vocabulary.ts'
import { changed, handOf, thePlace, townCodeOf } from './hands.ts'
import { needMustBe } from './hear.ts'
import { mustBeAbleTo, notNow, take, theGroup, touch } from './the-group.ts'

type Endpoints = typeof fieldworkContract.endpoints
type Told = Omit<GroupFacts, 'budgetFen'>

function refusalOf(fault: Fault, sessions: number): Error {
  if (fault.kind === 'missing') return errors.planMissing(fault.what)
  if (fault.kind === 'contents') return errors.contentsMissing(sessions, fault.told)
  if (fault.kind === 'safety') return errors.safetyPlan()
  return fault.kind === 'type' ? errors.otherType() : errors.dates()
}

async function mustBeWhole(call: Pick<Call, 'tx'>, kind: Kind, told: Told): Promise<void> {
  const fault = faultOf(kind, told)
  if (fault) throw refusalOf(fault, told.sessions)
  await needMustBe(call, told.needId)
  if (told.activityId !== null && !(await activityOf(call.tx, told.activityId))) throw errors.noActivity()
}

const withBudget = (told: Told): GroupFacts => ({
  ...told,
  budgetFen: told.plan.budget.reduce((sum, { fen }) => sum + fen, 0),
})

export const proposeGroup: Handler<Endpoints['proposeGroup']> = async ({ areaCode, kind, ...told }, call) => {
  const { tx, about } = call
  const area = await thePlace(call, areaCode)
  await mustBeWhole(call, kind, told)
  const by = handOf(call)
  const groupId = await addGroup(tx, { ...withBudget(told), kind, areaCode, townCode: townCodeOf(area) }, by)
  await addStep(tx, { groupId, act: 'propose', state: 'proposed', note: '' }, by)
  about('fieldwork.group', groupId)
  await changed(call, area.path)
  return { groupId }
}

export const reviseGroup: Handler<Endpoints['reviseGroup']> = async ({ groupId, version, ...told }, call) => {
  const group = await theGroup(call, { groupId, version })
  mustBeAbleTo('revise', group)
  await mustBeWhole(call, group.kind, told)
  return take(call, group, 'revise', { set: { facts: withBudget(told) } })
}

export const returnGroup: Handler<Endpoints['returnGroup']> = async ({ reason, ...ref }, call) =>
  take(call, await theGroup(call, ref), 'return', { note: reason })

/** Whoever proposed it does not also approve it. */
export const approveGroup: Handler<Endpoints['approveGroup']> = async ({ note, ...ref }, call) => {
  const group = await theGroup(call, ref, { notProposer: true })
  return take(call, group, 'approve', { note, set: { approvedBy: call.actor.accountId } })
}

export const recordSafety: Handler<Endpoints['recordSafety']> = async (
  { filedOn, filingNo, permitNo, ...ref },
  call,
) => {
  const group = await theGroup(call, ref)
  if (group.kind !== 'activity' || !takesSafety(group.state)) throw notNow(group, '登记备案和许可')
  if (filedOn > call.today) throw errors.filedAhead()
  return touch(call, group, { filedOn, filingNo, permitNo })
}

export const cancelGroup: Handler<Endpoints['cancelGroup']> = async ({ reason, ...ref }, call) =>
  take(call, await theGroup(call, ref), 'cancel', { note: reason })

import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { fieldworkErrors } from '../errors.ts'
import { type Act, after, MOVES } from '../rules/states.ts'
import { addStep, changeGroup, type Group, type GroupChange, holdGroup } from '../store/groups.ts'
import { GROUP_STATES } from '../vocabulary.ts'
import { changed, handOf } from './hands.ts'

type Ref = { groupId: string; version: number }

/** The group as the person saw it, held until the transaction ends, permission settled. `notBy`: hands that may not. */
export async function theGroup(
  call: Call,
  { groupId, version }: Ref,
  rule: { notProposer?: boolean } = {},
): Promise<Group> {
  const group = await holdGroup(call.tx, groupId)
  if (!group) throw fieldworkErrors.noGroup()
  call.allow({ areaPath: group.areaPath }, { notBy: rule.notProposer ? [group.createdBy] : [] })
  call.about('fieldwork.group', groupId)
  if (group.version !== version) throw accessErrors.stale()
  return group
}

export const notNow = ({ state }: Pick<Group, 'state'>, act: string) => fieldworkErrors.notNow(GROUP_STATES[state], act)

export function mustBeAbleTo(act: Act, { kind, state }: Pick<Group, 'kind' | 'state'>): void {
  if (!after(kind, state, act)) throw notNow({ state }, MOVES[act].label)
}

/** Takes a step: changes the state, writes down who did it, and tells. Errors: fieldwork.notNow. */
export async function take(
  call: Call,
  group: Group,
  act: Act,
  { note = '', set = {} }: { note?: string; set?: GroupChange } = {},
): Promise<{ version: number }> {
  const state = after(group.kind, group.state, act)
  if (!state) throw notNow(group, MOVES[act].label)
  const version = await changeGroup(call.tx, group, { ...set, state })
  await addStep(call.tx, { groupId: group.id, act, state, note }, handOf(call))
  await changed(call, group.areaPath)
  return { version }
}

/** Keeps the group as it is but for its version, so that of two who change its people or papers at once one is told. */
export async function touch(call: Call, group: Group, set: GroupChange = {}): Promise<{ version: number }> {
  const version = await changeGroup(call.tx, group, set)
  await changed(call, group.areaPath)
  return { version }
}

import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors as errors } from '../errors.ts'
import { safetyOn } from '../limits.ts'
import { type Item, itemsOf, safetyMissing } from '../rules/complete.ts'
import type { Group } from '../store/groups.ts'
import { isIn, type Member, membersOf } from '../store/members.ts'
import { type Session, sessionsOf } from '../store/sessions.ts'
import { nextFileNo } from '../store/sql.ts'
import { FILE_MARKS } from '../vocabulary.ts'
import { mustBeAbleTo, take, theGroup } from './the-group.ts'

type Endpoints = typeof fieldworkContract.endpoints

async function mustBeReady({ tx, today }: Call, group: Group): Promise<void> {
  if (group.kind === 'group') return mustHaveContracts(await membersOf(tx, group.id))
  const limits = await safetyOn(tx, today)
  const missing = safetyMissing(group, limits)
  if (missing === 'permit') throw errors.safetyPermit(group.people, limits.permit)
  if (missing === 'filing') throw errors.safetyFiling(group.people, limits.filing)
}

function mustHaveContracts(members: readonly Member[]): void {
  const inside = members.filter(isIn)
  if (inside.length === 0) throw errors.noMembers()
  const without = inside.filter(({ contractOn }) => contractOn === null).length
  if (without > 0) throw errors.contractsMissing(without)
}

export const startGroup: Handler<Endpoints['startGroup']> = async (ref, call) => {
  const group = await theGroup(call, ref)
  mustBeAbleTo('start', group)
  await mustBeReady(call, group)
  return take(call, group, 'start', { set: { startedOn: call.today } })
}

export const endGroup: Handler<Endpoints['endGroup']> = async ({ note, ...ref }, call) => {
  const group = await theGroup(call, ref)
  mustBeAbleTo('end', group)
  if (group.sessionsHeld < group.sessions && note.length < 4) throw errors.heldLess(group.sessionsHeld, group.sessions)
  return take(call, group, 'end', { note, set: { closedOn: call.today } })
}

export const evaluateGroup: Handler<Endpoints['evaluateGroup']> = async ({ groupId, version, ...told }, call) => {
  const group = await theGroup(call, { groupId, version })
  mustBeAbleTo('evaluate', group)
  if (told.satisfied > told.sheets) throw errors.satisfiedMore()
  return take(call, group, 'evaluate', { set: { evaluation: JSON.stringify(told) } })
}

/** Something was forgotten: back to where it can be made good, with the reason. */
export const reopenGroup: Handler<Endpoints['reopenGroup']> = async ({ reason, ...ref }, call) =>
  take(call, await theGroup(call, ref), 'reopen', { note: reason })

/** What the file holds and what it lacks. */
export async function papersOf(
  { tx, today }: Pick<Call, 'tx' | 'today'>,
  group: Group,
  { members, sessions }: { members: readonly Member[]; sessions: readonly Session[] },
): Promise<Item[]> {
  const inside = members.filter(isIn)
  const held = sessions.filter(({ isVoided }) => !isVoided)
  const { kind, people, filedOn, permitNo, plan, evaluation } = group
  return itemsOf(
    {
      ...{ kind, people, filedOn, permitNo, safety: plan.safety },
      members: inside.length,
      contracts: inside.filter(({ contractOn }) => contractOn !== null).length,
      scored: inside.filter(({ beforeScore, afterScore }) => beforeScore !== null && afterScore !== null).length,
      sessionsHeld: held.length,
      sessionsWithPeople: held.filter(({ peopleCount }) => peopleCount > 0).length,
      satisfactionSheets: evaluation?.sheets ?? 0,
      summary: evaluation?.summary ?? '',
    },
    await safetyOn(tx, today),
  )
}

/** Only a complete file is closed; its number is {town}-XZ or HD-{year}-{sequence} (domain.md §8.9). */
export const archiveGroup: Handler<Endpoints['archiveGroup']> = async (ref, call) => {
  const group = await theGroup(call, ref)
  mustBeAbleTo('archive', group)
  const [members, sessions] = [await membersOf(call.tx, group.id), await sessionsOf(call.tx, group.id)]
  const missing = (await papersOf(call, group, { members, sessions })).filter(({ isThere }) => !isThere)
  if (missing.length > 0) throw errors.papersMissing(missing.map(({ title }) => title).join('、'))
  const series = `${group.townCode}-${FILE_MARKS[group.kind]}-${call.today.slice(0, 4)}`
  return take(call, group, 'archive', { set: { fileNo: await nextFileNo(call.tx, series) } })
}

import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors as errors } from '../errors.ts'
import { countHere, faultOfRoll, type RollFault } from '../rules/roll.ts'
import { takesSessions } from '../rules/states.ts'
import { addStep, changeGroup, type Group, holdGroup } from '../store/groups.ts'
import { membersOf } from '../store/members.ts'
import {
  addMark,
  addSession,
  countHeld,
  countSeen,
  findSessions,
  type Present,
  type Session,
} from '../store/sessions.ts'
import { filesKept } from '../store/sql.ts'
import { changed, handOf } from './hands.ts'
import { tellNeed } from './hear.ts'
import { notNow, theGroup, touch } from './the-group.ts'

type Endpoints = typeof fieldworkContract.endpoints

function refusalOf(fault: RollFault): Error {
  if (fault.kind === 'missing') return errors.rollMissing(fault.count)
  if (fault.kind === 'less') return errors.countLess(fault.roll)
  return fault.kind === 'stranger' ? errors.rollStranger() : errors.countMissing()
}

type Told = { heldOn: string; roll: Present[]; peopleCount: number | null; fileIds: string[] }

async function mustBeRight({ tx, today }: Call, group: Group, told: Told): Promise<void> {
  if (!takesSessions(group.state)) throw notNow(group, '记录一节')
  const from = group.startedOn ?? group.startsOn
  if (told.heldOn < from || told.heldOn > today) throw errors.heldWrong(from)
  const members = (await membersOf(tx, group.id)).filter(({ screening }) => screening === 'accepted')
  const fault = faultOfRoll(
    group.kind,
    told,
    members.map(({ personId, leftOn }) => ({ personId, until: leftOn })),
  )
  if (fault) throw refusalOf(fault)
  const people = new Set(told.roll.map(({ personId }) => personId))
  if ((await countSeen(tx, [...people])) < people.size) throw errors.noPerson()
  if ((await filesKept(tx, told.fileIds)) < new Set(told.fileIds).size) throw errors.noFile()
}

/** The last word about somebody counts, so that a roll with one person twice is not lost. */
const onceEach = (roll: readonly Present[]): Present[] => [...new Map(roll.map((one) => [one.personId, one])).values()]

export const recordSession: Handler<Endpoints['recordSession']> = async ({ groupId, version, ...form }, call) => {
  const group = await theGroup(call, { groupId, version })
  const roll = onceEach(form.roll)
  await mustBeRight(call, group, { ...form, roll })
  const peopleCount = form.peopleCount ?? countHere(roll)
  const facts = { ...form, groupId, areaCode: group.areaCode, roll, peopleCount }
  const sessionId = await addSession(call.tx, facts, handOf(call))
  await tellNeed(call, group.needId, `${group.title}：${form.heldOn}，${peopleCount}人`, sessionId)
  return touch(call, group, { sessionsHeld: await countHeld(call.tx, group.id) })
}

async function theSession(call: Call, sessionId: string): Promise<{ session: Session; group: Group }> {
  const [seen] = await findSessions(call.tx, [sessionId])
  if (!seen) throw errors.noSession()
  call.allow({ areaPath: seen.areaPath })
  call.about('fieldwork.session', sessionId)
  const group = await holdGroup(call.tx, seen.groupId)
  // Read again now that the group is held: of two who void it at once the second is told.
  const [session] = await findSessions(call.tx, [sessionId])
  if (!group || !session) throw errors.noSession()
  if (!takesSessions(group.state)) throw errors.sessionClosed()
  return { session, group }
}

async function mark(call: Call, sessionId: string, kind: 'voided' | 'restored', reason: string) {
  const { session, group } = await theSession(call, sessionId)
  if (session.isVoided !== (kind === 'restored')) throw errors.sessionIs(session.isVoided ? '已作废' : '有效')
  await addMark(call.tx, { sessionId, kind, reason }, handOf(call))
  await changeGroup(call.tx, group, { sessionsHeld: await countHeld(call.tx, group.id) })
  const act = kind === 'voided' ? 'void-session' : 'restore-session'
  const note = `${session.heldOn}：${reason}`
  await addStep(call.tx, { groupId: group.id, act, state: group.state, note }, handOf(call))
  await changed(call, group.areaPath)
  return {}
}

/** A record is never deleted: voided with a reason, and brought back when that was the mistake. */
export const voidSession: Handler<Endpoints['voidSession']> = ({ sessionId, reason }, call) =>
  mark(call, sessionId, 'voided', reason)
export const restoreSession: Handler<Endpoints['restoreSession']> = ({ sessionId, reason }, call) =>
  mark(call, sessionId, 'restored', reason)

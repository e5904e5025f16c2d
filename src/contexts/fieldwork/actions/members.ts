import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors as errors } from '../errors.ts'
import { takesMembers, takesSessions } from '../rules/states.ts'
import type { Group } from '../store/groups.ts'
import { addMember as added, changeMember, type Member, membersOf, setScores } from '../store/members.ts'
import { countSeen } from '../store/sessions.ts'
import { handOf } from './hands.ts'
import { notNow, take, theGroup, touch } from './the-group.ts'

type Endpoints = typeof fieldworkContract.endpoints

export const recruitGroup: Handler<Endpoints['recruitGroup']> = async (ref, call) =>
  take(call, await theGroup(call, ref), 'recruit')

export const addMember: Handler<Endpoints['addMember']> = async ({ personId, source, ...ref }, call) => {
  const group = await theGroup(call, ref)
  if (!takesMembers(group.kind, group.state)) throw notNow(group, '登记组员')
  if ((await countSeen(call.tx, [personId])) === 0) throw errors.noPerson()
  const { id: groupId, areaCode } = group
  if (!(await added(call.tx, { groupId, areaCode, personId, source }, handOf(call)))) throw errors.memberAlready()
  return touch(call, group)
}

async function theMember({ tx }: Call, { id }: Group, memberId: string): Promise<Member> {
  const member = (await membersOf(tx, id)).find((one) => one.id === memberId)
  if (!member) throw errors.noMember()
  if (member.leftOn !== null) throw errors.memberGone()
  return member
}

export const screenMember: Handler<Endpoints['screenMember']> = async (form, call) => {
  const { memberId, screening, note, contractOn, ...ref } = form
  const group = await theGroup(call, ref)
  if (!takesMembers(group.kind, group.state)) throw notNow(group, '筛选组员')
  const member = await theMember(call, group, memberId)
  if (contractOn !== null && screening !== 'accepted') throw errors.contractFirst()
  if (contractOn !== null && contractOn > call.today) throw errors.contractAhead()
  await changeMember(call.tx, member.id, { screening, screeningNote: note, contractOn })
  return touch(call, group)
}

/** Who leaves stays on the list, with the day and why. */
export const leaveMember: Handler<Endpoints['leaveMember']> = async ({ memberId, leftOn, reason, ...ref }, call) => {
  const group = await theGroup(call, ref)
  if (!takesMembers(group.kind, group.state)) throw notNow(group, '登记离组')
  const member = await theMember(call, group, memberId)
  if (leftOn > call.today) throw errors.leftWrong()
  await changeMember(call.tx, member.id, { leftOn, leftReason: reason })
  return touch(call, group)
}

export const recordScores: Handler<Endpoints['recordScores']> = async ({ scores, ...ref }, call) => {
  const group = await theGroup(call, ref)
  if (group.kind !== 'group' || !takesSessions(group.state)) throw notNow(group, '登记前后测')
  const known = new Set((await membersOf(call.tx, group.id)).map(({ id }) => id))
  if (scores.some(({ memberId }) => !known.has(memberId))) throw errors.noMember()
  await setScores(call.tx, group.id, scores)
  return touch(call, group)
}

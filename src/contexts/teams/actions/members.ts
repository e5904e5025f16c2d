import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { MEMBER_STATES } from '../contract/fields.ts'
import type { teamsContract } from '../contract.ts'
import { teamsErrors } from '../errors.ts'
import { memberAfter } from '../rules/states.ts'
import { isRegisteredOn } from '../store/find.ts'
import {
  addMember as add,
  changeMember,
  countMembers,
  findMember,
  listMembers as list,
  type Member,
} from '../store/members.ts'
import { changeTeam } from '../store/teams.ts'
import { mustKnow } from './place.ts'
import { teamAt } from './teams.ts'

type Endpoints = typeof teamsContract.endpoints

const viewOf = ({
  id,
  personId,
  name,
  maskedId,
  state,
  words,
  appliedOn,
  fromDate,
  toDate,
  reason,
  version,
}: Member) => ({
  ...{ id, personId, name: maskName(name), maskedId, state, words, appliedOn, fromDate, toDate, reason, version },
})

export const listMembers: Handler<Endpoints['listMembers']> = async (input, { tx, today, allow, about }) => {
  const team = await teamAt(tx, input.teamId, today)
  allow({ areaPath: team.areaPath, personId: team.leadPersonId })
  about('teams.team', input.teamId)
  return { rows: (await list(tx, input)).map(viewOf), total: await countMembers(tx, input) }
}

/** Somebody who joined on paper. The version is the team's: two hands that keep its list at once are told. */
export const addMember: Handler<Endpoints['addMember']> = async ({ teamId, version, personId, fromDate }, call) => {
  const { tx, now, today, actor, allow, about, tell } = call
  const team = await teamAt(tx, teamId, today)
  allow({ areaPath: team.areaPath })
  if (team.endedOn) throw teamsErrors.teamEnded(team.endedOn)
  if (fromDate > today) throw teamsErrors.inFuture('入队日期', today)
  if (fromDate < team.foundedOn) throw teamsErrors.joinedBeforeFounding(team.foundedOn)
  await mustKnow(tx, personId)
  if (!(await isRegisteredOn(tx, personId, fromDate))) throw teamsErrors.notRegistered()
  await changeTeam(tx, teamId, version, {})
  const member = { teamId, areaCode: team.areaCode, personId, fromDate, by: actor.accountId, now }
  const memberId = await add(tx, { ...member, state: 'member' })
  if (!memberId) throw teamsErrors.memberKnown()
  about('teams.member', memberId)
  await tell('teams.teams-changed', { areaCodes: [team.areaCode] })
  return { memberId }
}

type Answer = { version: number; accept: boolean; reason?: string | undefined; by: string; now: Date; today: string }

/** Answers a request, for the desk and for the lead alike. Errors: alreadyAnswered, reasonMissing, notRegistered, access.stale. */
export async function answer(tx: Tx, member: Member, { version, accept, reason, by, now, today }: Answer) {
  const state = memberAfter(member.state, accept ? 'accept' : 'refuse')
  if (!state) throw teamsErrors.alreadyAnswered(MEMBER_STATES[member.state])
  if (!accept && !reason) throw teamsErrors.reasonMissing()
  if (accept && !(await isRegisteredOn(tx, member.personId, today))) throw teamsErrors.notRegistered()
  const decided = { decidedBy: by, decidedAt: now }
  await changeMember(tx, member.id, version, {
    ...decided,
    ...(accept ? { state, fromDate: today } : { state, reason: reason ?? null }),
  })
  return { version: version + 1 }
}

export const decideMember: Handler<Endpoints['decideMember']> = async ({ memberId, ...decision }, call) => {
  const { tx, now, today, actor, allow, about, tell } = call
  const member = await findMember(tx, memberId)
  if (!member) throw teamsErrors.noMember()
  allow({ areaPath: member.areaPath })
  about('teams.member', memberId)
  const answered = await answer(tx, member, { ...decision, by: actor.accountId, now, today })
  await tell('teams.teams-changed', { areaCodes: [member.areaCode] })
  return answered
}

export const endMember: Handler<Endpoints['endMember']> = async ({ memberId, version, toDate, reason }, call) => {
  const { tx, today, allow, about, tell } = call
  const member = await findMember(tx, memberId)
  if (!member) throw teamsErrors.noMember()
  allow({ areaPath: member.areaPath })
  about('teams.member', memberId)
  const state = memberAfter(member.state, 'leave')
  if (!state || !member.fromDate) throw teamsErrors.notInTeam(MEMBER_STATES[member.state])
  if (toDate > today) throw teamsErrors.inFuture('退出日期', today)
  if (toDate < member.fromDate) throw teamsErrors.leftBeforeJoining(member.fromDate)
  const team = await teamAt(tx, member.teamId, today)
  if (team.leadPersonId === member.personId) throw teamsErrors.leadStays()
  await changeMember(tx, memberId, version, { state, toDate, reason })
  await tell('teams.teams-changed', { areaCodes: [member.areaCode] })
  return { version: version + 1 }
}

import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { holdsAnywhere } from '#platform/access/actor.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors } from '../errors.ts'
import { safetyOn } from '../limits.ts'
import { countHere } from '../rules/roll.ts'
import { ACTS, type Act, after, takesMembers, takesSafety, takesSessions } from '../rules/states.ts'
import {
  activityOf,
  countGroups,
  findGroups,
  type Group,
  listGroups as groupsFound,
  isOpen,
  stepsOf,
} from '../store/groups.ts'
import { membersOf } from '../store/members.ts'
import { countPlans } from '../store/plans.ts'
import { marksOf, rollsOf, type Session, sessionsOf } from '../store/sessions.ts'
import { papersOf } from './close.ts'

type Endpoints = typeof fieldworkContract.endpoints
const WORK = 'fieldwork.group.work'
const APPROVE = 'fieldwork.group.approve'

const rowOf = (group: Group, today: string) => ({ ...group, isOverdue: isOpen(group) && group.endsOn < today })

export const listGroups: Handler<Endpoints['listGroups']> = async ({ areaCode, overdue, ...filter }, call) => {
  const { tx, today } = call
  const { sort, down, page, pageSize, ...rest } = filter
  const codes = await codesWithin(tx, call.reach(), areaCode)
  const search = { ...rest, codes, overdueOn: overdue ? today : undefined }
  const rows = await groupsFound(tx, { ...search, sort, down, page, pageSize })
  return { rows: rows.map((row) => rowOf(row, today)), total: await countGroups(tx, search) }
}

/** Names and what was written about people go to those who work the group and its lead; others see masks and numbers. */
export const getGroup: Handler<Endpoints['getGroup']> = async ({ groupId }, call) => {
  const { tx, today, allow, about, may } = call
  const [group] = await findGroups(tx, [groupId])
  if (!group) throw fieldworkErrors.noGroup()
  const place = { areaPath: group.areaPath }
  allow(place)
  about('fieldwork.group', groupId)
  const isNear = may(WORK, place) || may(APPROVE, place)
  const nameOf = (name: string): string => (isNear ? name : maskName(name))
  const members = await membersOf(tx, groupId)
  const sessions = await sessionsOf(tx, groupId)
  const activity = await activityOf(tx, group.activityId)
  return {
    ...rowOf(group, today),
    activityTitle: activity?.title ?? null,
    volunteers: activity?.checkedIn ?? 0,
    members: members.map((one) => ({
      ...one,
      name: nameOf(one.name),
      screeningNote: isNear ? one.screeningNote : '',
      leftReason: isNear ? one.leftReason : '',
    })),
    meetings: await meetingsOf(call, group, sessions, { isNear, nameOf }),
    steps: await stepsOf(tx, groupId),
    papers: await papersOf(call, group, { members, sessions }),
    limits: await safetyOn(tx, today),
    may: mayNow(call, group),
  }
}

const FAR = { process: null, interaction: null, reflection: null, fileIds: [] }
type Eyes = { isNear: boolean; nameOf: (name: string) => string }
async function meetingsOf({ tx }: Call, { id }: Group, sessions: readonly Session[], { isNear, nameOf }: Eyes) {
  const [rolls, marks] = [await rollsOf(tx, id), await marksOf(tx, id)]
  const numbered = sessions.filter(({ isVoided }) => !isVoided).map((one) => one.id)
  return sessions.map(({ process, interaction, reflection, fileIds, ...session }) => {
    const roll = rolls.filter(({ sessionId }) => sessionId === session.id)
    const at = numbered.indexOf(session.id)
    return {
      ...session,
      no: at < 0 ? null : at + 1,
      absent: roll.length - countHere(roll),
      ...(isNear ? { process, interaction, reflection, fileIds } : FAR),
      roll: isNear ? roll.map(({ name, state, note }) => ({ name: nameOf(name), state, note })) : [],
      marks: marks.filter(({ sessionId }) => sessionId === session.id),
    }
  })
}

const COMMANDS: Readonly<Record<Act, { name: string; needs: typeof WORK | typeof APPROVE }>> = {
  revise: { name: 'reviseGroup', needs: WORK },
  return: { name: 'returnGroup', needs: APPROVE },
  approve: { name: 'approveGroup', needs: APPROVE },
  recruit: { name: 'recruitGroup', needs: WORK },
  start: { name: 'startGroup', needs: WORK },
  end: { name: 'endGroup', needs: WORK },
  evaluate: { name: 'evaluateGroup', needs: WORK },
  reopen: { name: 'reopenGroup', needs: APPROVE },
  archive: { name: 'archiveGroup', needs: APPROVE },
  cancel: { name: 'cancelGroup', needs: WORK },
}

/** What this person may do now, by the names of the commands. */
function mayNow({ may, actor }: Call, group: Group): string[] {
  const { kind, state, areaPath } = group
  const moves = ACTS.filter((act) => after(kind, state, act))
    .filter((act) => act !== 'approve' || group.createdBy !== actor.accountId)
    .filter((act) => may(COMMANDS[act].needs, { areaPath }))
    .map((act) => COMMANDS[act].name)
  if (!may(WORK, { areaPath })) return moves
  return [
    ...moves,
    ...(kind === 'activity' && takesSafety(state) ? ['recordSafety'] : []),
    ...(takesMembers(kind, state) ? ['addMember', 'screenMember', 'leaveMember'] : []),
    ...(takesSessions(state) ? ['recordSession', 'voidSession', 'restoreSession'] : []),
    ...(kind === 'group' && takesSessions(state) ? ['recordScores'] : []),
  ]
}

export const fieldworkToDo: Handler<Endpoints['fieldworkToDo']> = async (_, call) => {
  const { tx, today, actor } = call
  const codes = await codesWithin(tx, call.reach())
  const approves = holdsAnywhere(actor, APPROVE)
  const visits = holdsAnywhere(actor, 'fieldwork.visit.record')
  const count = (state: 'proposed' | 'evaluated') => (approves ? countGroups(tx, { codes, state }) : 0)
  return {
    toApprove: await count('proposed'),
    toArchive: await count('evaluated'),
    overdueGroups: holdsAnywhere(actor, WORK) ? await countGroups(tx, { codes, overdueOn: today }) : 0,
    overdueVisits: visits ? (await countPlans(tx, { codes, today, due: 'overdue' })).total : 0,
  }
}

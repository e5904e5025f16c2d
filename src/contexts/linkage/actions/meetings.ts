import { codesWithin } from '#contexts/directory/public.ts'
import { addDays, dateOf, daysBetween } from '#kernel/time.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { hasQuorum, leastPresent } from '../rules/quorum.ts'
import {
  addAttendees,
  addMeeting,
  addItems as addThem,
  attendeesOf,
  changeMeeting,
  countMeetings,
  findMeetings,
  holdMeeting,
  type Item,
  itemsOf,
  type Meeting,
  listMeetings as meetingsFound,
  putSigned,
  type Rhythm,
  rhythmOf,
} from '../store/meetings.ts'
import { findNeeds } from '../store/needs.ts'
import { nextNo } from '../store/sql.ts'
import { findTasks } from '../store/tasks.ts'
import { LEVELS, MEETING_STATES } from '../vocabulary.ts'
import { taskView } from './task-view.ts'
import { allowedArea, changed, handOf } from './the.ts'

type Endpoints = typeof linkageContract.endpoints

export const listMeetings: Handler<Endpoints['listMeetings']> = async (
  { areaCode, page, pageSize, ...filter },
  call,
) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  return {
    rows: await meetingsFound(call.tx, { ...search, page, pageSize }),
    total: await countMeetings(call.tx, search),
  }
}

/** Towns with a project that have not met for longer than the parameter allows; one that never met counts from the project's start. */
export const meetingRhythm: Handler<Endpoints['meetingRhythm']> = async ({ areaCode }, call) => {
  const { tx, today } = call
  const { meetingDays } = await limitsOn(tx, today)
  const towns = await rhythmOf(tx, await codesWithin(tx, call.reach(), areaCode), today)
  const daysOver = ({ lastHeldOn, since }: Rhythm) => daysBetween(addDays(lastHeldOn ?? since, meetingDays), today)
  const overdue = towns
    .map((town) => ({ ...town, daysOver: daysOver(town) }))
    .filter((town) => town.daysOver > 0)
    .toSorted((one, other) => other.daysOver - one.daysOver)
  return { everyDays: meetingDays, towns: towns.length, overdue }
}

const itemView = (
  call: Call,
  item: Item,
  needNos: ReadonlyMap<string, string>,
  tasks: Awaited<ReturnType<typeof findTasks>>,
) => {
  const task = tasks.find(({ id }) => id === item.taskId)
  const { taskId: _, present: __, ...shown } = item
  return { ...shown, needNo: needNos.get(item.needId ?? '') ?? '', task: task ? taskView(call, task) : null }
}

export async function quorumOf(
  { tx, today }: Pick<Call, 'tx' | 'today'>,
  { quorumPercent, invited, present }: Meeting,
) {
  const percent = quorumPercent ?? (await limitsOn(tx, today)).quorumPercent
  return {
    quorumPercent: percent,
    leastPresent: leastPresent(invited, percent),
    hasQuorum: hasQuorum(present, invited, percent),
  }
}

export async function meetingView(call: Call, meeting: Meeting) {
  const { tx, may } = call
  const items = await itemsOf(tx, meeting.id)
  const tasks = await findTasks(
    tx,
    items.flatMap(({ taskId }) => taskId ?? []),
  )
  const needs = await findNeeds(
    tx,
    items.flatMap(({ needId }) => needId ?? []),
  )
  const needNos = new Map(needs.map(({ id, no }) => [id, no]))
  const attendees = await attendeesOf(tx, meeting.id)
  return {
    ...meeting,
    ...(await quorumOf(call, meeting)),
    closedOn: meeting.closedAt ? dateOf(meeting.closedAt) : null,
    attendees: attendees.map((one) => ({ ...one, signedAt: one.signedAt?.toISOString() ?? null })),
    agenda: items.map((item) => itemView(call, item, needNos, tasks)),
    mayHold: meeting.state === 'planned' && may('linkage.meeting.hold', { areaPath: meeting.areaPath }),
  }
}

export const getMeeting: Handler<Endpoints['getMeeting']> = async ({ meetingId }, call) => {
  const [meeting] = await findMeetings(call.tx, [meetingId])
  if (!meeting) throw linkageErrors.noMeeting()
  call.allow({ areaPath: meeting.areaPath })
  call.about('linkage.meeting', meetingId)
  return meetingView(call, meeting)
}

type Agenda = { needIds: readonly string[]; topics: readonly string[] }
/** Items of needs bear the need's title; the needs must be in the caller's sight. */
async function agendaOf({ tx }: Call, { needIds, topics }: Agenda) {
  const needs = await findNeeds(tx, needIds)
  if (needs.length < new Set(needIds).size) throw linkageErrors.needMissing()
  const items = [
    ...needs.map(({ id, title }) => ({ topic: title, needId: id })),
    ...topics.map((topic) => ({ topic, needId: null })),
  ]
  if (items.length === 0) throw linkageErrors.emptyAgenda()
  return items
}

export const planMeeting: Handler<Endpoints['planMeeting']> = async (
  { attendees, needIds, topics, ...facts },
  call,
) => {
  const area = await allowedArea(call, facts.areaCode)
  if (area.level !== facts.level) throw linkageErrors.levelElsewhere(LEVELS[facts.level])
  const items = await agendaOf(call, { needIds, topics })
  const no = await nextNo(call.tx, 'HY', area.code, call.today.slice(0, 4))
  const meetingId = await addMeeting(call.tx, { ...facts, no }, handOf(call))
  await addAttendees(call.tx, { id: meetingId, areaCode: area.code }, attendees)
  await addThem(call.tx, meetingId, items)
  call.about('linkage.meeting', meetingId)
  await changed(call, area.path)
  return { meetingId, no }
}

type Ref = { meetingId: string; version: number }
/** The planned meeting as the person saw it, held until the transaction ends, permission settled. */
export async function theMeeting(call: Call, { meetingId, version }: Ref): Promise<Meeting> {
  const meeting = await holdMeeting(call.tx, meetingId)
  if (!meeting) throw linkageErrors.noMeeting()
  call.allow({ areaPath: meeting.areaPath })
  call.about('linkage.meeting', meetingId)
  if (meeting.version !== version) throw accessErrors.stale()
  if (meeting.state !== 'planned') throw linkageErrors.meetingDone(MEETING_STATES[meeting.state])
  return meeting
}
export function mustHaveBegun({ heldOn }: Meeting, today: string): void {
  if (heldOn > today) throw linkageErrors.signLater(heldOn)
}

export const addItems: Handler<Endpoints['addItems']> = async ({ needIds, topics, ...ref }, call) => {
  const meeting = await theMeeting(call, ref)
  await addThem(call.tx, meeting.id, await agendaOf(call, { needIds, topics }))
  return { version: await changeMeeting(call.tx, meeting, {}) }
}

/** Who came, as a whole list; once something is decided, nobody who signed in is taken off. */
export const signIn: Handler<Endpoints['signIn']> = async ({ attendeeIds, ...ref }, call) => {
  const meeting = await theMeeting(call, ref)
  mustHaveBegun(meeting, call.today)
  const known = await attendeesOf(call.tx, meeting.id)
  const ids = new Set(known.map(({ id }) => id))
  if (attendeeIds.some((id) => !ids.has(id))) throw linkageErrors.noAttendee()
  const isDeciding = (await itemsOf(call.tx, meeting.id)).some(({ outcome }) => outcome !== null)
  const stay = isDeciding ? known.filter(({ signedAt }) => signedAt !== null).map(({ id }) => id) : []
  await putSigned(call.tx, meeting.id, [...attendeeIds, ...stay], handOf(call))
  return { version: await changeMeeting(call.tx, meeting, {}) }
}

export const cancelMeeting: Handler<Endpoints['cancelMeeting']> = async ({ reason, ...ref }, call) => {
  const meeting = await theMeeting(call, ref)
  const version = await changeMeeting(call.tx, meeting, { state: 'cancelled', reason })
  await changed(call, meeting.areaPath)
  return { version }
}

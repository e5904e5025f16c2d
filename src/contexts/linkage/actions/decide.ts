import { join } from 'node:path'
import { showDate, showMoment } from '#kernel/time.ts'
import { renderPdf } from '#platform/documents/render.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { faultOfVotes } from '../rules/quorum.ts'
import {
  attendeesOf,
  changeMeeting,
  decideItem as decide,
  findMeetings,
  itemsOf,
  type Meeting,
} from '../store/meetings.ts'
import { findTasks } from '../store/tasks.ts'
import { LEVELS, OUTCOMES, type Outcome, SIDES } from '../vocabulary.ts'
import { mustHaveBegun, quorumOf, theMeeting } from './meetings.ts'
import { giveTask } from './tasks.ts'
import { changed, handOf } from './the.ts'

type Endpoints = typeof linkageContract.endpoints
type Votes = { votesFor: number; votesAgainst: number; votesAbstain: number }
type Decision = Votes & { outcome: Outcome; resolution: string; task: object | null }

/** A resolution needs a quorum, more than half of those present, words, and somebody who does it by a day. */
async function mustStand(call: Call, meeting: Meeting, decision: Decision): Promise<void> {
  const { hasQuorum, leastPresent } = await quorumOf(call, meeting)
  const { votesFor, votesAgainst, votesAbstain } = decision
  const votes = { for: votesFor, against: votesAgainst, abstain: votesAbstain }
  const fault = faultOfVotes(votes, meeting.present)
  if (fault === 'too-many') throw linkageErrors.votesTooMany(meeting.present)
  if (decision.outcome !== 'passed') {
    if (decision.task) throw linkageErrors.taskNeedsPassing()
    return
  }
  if (!hasQuorum) throw linkageErrors.noQuorum(meeting.present, meeting.invited, leastPresent)
  if (fault === 'not-half') throw linkageErrors.votesNotHalf()
  if (decision.resolution === '') throw linkageErrors.resolutionMissing()
  if (!decision.task) throw linkageErrors.taskMissing()
}

export const decideItem: Handler<Endpoints['decideItem']> = async ({ itemId, task, ...input }, call) => {
  const { meetingId, version, discussion, resolution, outcome, votesFor, votesAgainst, votesAbstain } = input
  const meeting = await theMeeting(call, { meetingId, version })
  mustHaveBegun(meeting, call.today)
  const item = (await itemsOf(call.tx, meetingId)).find(({ id }) => id === itemId)
  if (item?.outcome !== null) throw linkageErrors.noItem()
  await mustStand(call, meeting, { outcome, resolution, votesFor, votesAgainst, votesAbstain, task })
  const { areaCode, areaPath, present } = meeting
  const given = task ? await giveTask(call, task, { areaCode, areaPath, projectId: null, itemId }) : undefined
  const votes = outcome === 'deferred' ? null : { for: votesFor, against: votesAgainst, abstain: votesAbstain }
  const decided = { discussion, resolution, outcome, votes, present, taskId: given?.taskId ?? null }
  if (!(await decide(call.tx, itemId, decided))) throw linkageErrors.noItem()
  return { version: await changeMeeting(call.tx, meeting, {}), taskId: given?.taskId ?? null }
}

/** After this the minutes stand as they are; the share that made the quorum is kept with them. */
export const closeMeeting: Handler<Endpoints['closeMeeting']> = async ({ minutes, ...ref }, call) => {
  const meeting = await theMeeting(call, ref)
  mustHaveBegun(meeting, call.today)
  const open = (await itemsOf(call.tx, meeting.id)).filter(({ outcome }) => outcome === null)
  if (open.length > 0) throw linkageErrors.itemsOpen(open.length)
  const { quorumPercent, hasQuorum, leastPresent } = await quorumOf(call, meeting)
  if (!hasQuorum) throw linkageErrors.noQuorum(meeting.present, meeting.invited, leastPresent)
  const { name, now } = handOf(call)
  const change = { state: 'held' as const, minutes, quorumPercent, closedAt: now, closedName: name }
  const version = await changeMeeting(call.tx, meeting, change)
  await changed(call, meeting.areaPath)
  return { version }
}

const TEMPLATE = join(import.meta.dirname, '../documents/minutes.typ')

/** The minutes on paper, made anew each time and never kept. */
export const printMinutes: Handler<Endpoints['printMinutes']> = async ({ meetingId }, call) => {
  const { tx, allow, about } = call
  const [meeting] = await findMeetings(tx, [meetingId])
  if (!meeting) throw linkageErrors.noMeeting()
  allow({ areaPath: meeting.areaPath })
  about('linkage.meeting', meetingId)
  if (meeting.state !== 'held') throw linkageErrors.notHeld()
  const body = await renderPdf(TEMPLATE, await paperOf(call, meeting))
  return { name: `${meeting.title}纪要${meeting.no}.pdf`, mediaType: 'application/pdf', body, inline: true }
}

/** What the minutes say, for whatever prints them. */
export async function paperOf({ tx }: Pick<Call, 'tx'>, meeting: Meeting) {
  const people = await attendeesOf(tx, meeting.id)
  const items = await itemsOf(tx, meeting.id)
  const tasks = await findTasks(
    tx,
    items.flatMap(({ taskId }) => taskId ?? []),
  )
  return {
    title: meeting.title,
    no: meeting.no,
    level: LEVELS[meeting.level],
    place: `${meeting.areaName} ${meeting.place}`,
    heldOn: `${showDate(meeting.heldOn)} ${meeting.startsAt}`,
    chair: meeting.chair,
    quorum: `应到${meeting.invited}人，实到${meeting.present}人，到会超过应到的${meeting.quorumPercent ?? 50}%，符合法定人数`,
    people: people.map(({ party, unitName, name, signedAt }) => ({
      ...{ party: SIDES[party], unitName, name },
      signed: signedAt ? showMoment(signedAt).slice(11) : '未到',
    })),
    items: items.map((item) => ({
      topic: item.topic,
      discussion: item.discussion,
      outcome: item.outcome ? OUTCOMES[item.outcome] : '',
      resolution: item.resolution,
      votes:
        item.votesFor === null ? '' : `赞成${item.votesFor}票，反对${item.votesAgainst}票，弃权${item.votesAbstain}票`,
      task: taskLine(tasks.find(({ id }) => id === item.taskId)),
    })),
    minutes: meeting.minutes,
    closed: meeting.closedAt ? `${meeting.closedName ?? ''} ${showMoment(meeting.closedAt)}` : '',
  }
}

type Given = { title: string; ownerUnit: string; ownerName: string; dueOn: string }
const taskLine = (task: Given | undefined): string =>
  task ? `${task.ownerUnit}（${task.ownerName}），${showDate(task.dueOn)}前：${task.title}` : ''

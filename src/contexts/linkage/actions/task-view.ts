import { daysBetween } from '#kernel/time.ts'
import type { Call } from '#platform/http/pipeline.ts'
import type { Task } from '../store/tasks.ts'

/** A task as pages show it. */
export const taskView = ({ actor, may, today }: Pick<Call, 'actor' | 'may' | 'today'>, task: Task) => ({
  id: task.id,
  no: task.no,
  title: task.title,
  areaName: task.areaName,
  ownerParty: task.ownerParty,
  ownerUnit: task.ownerUnit,
  ownerName: task.ownerName,
  dueOn: task.dueOn,
  state: task.state,
  doneOn: task.doneOn,
  daysLate: task.state === 'open' && task.dueOn < today ? daysBetween(task.dueOn, today) : 0,
  lastNote: task.lastNote,
  projectId: task.projectId,
  projectTitle: task.projectTitle,
  meetingId: task.meetingId,
  meetingTitle: task.meetingTitle,
  mayDo:
    task.state === 'open' &&
    (task.ownerAccount === actor.accountId || may('linkage.task.do', { areaPath: task.areaPath })),
  version: task.version,
})

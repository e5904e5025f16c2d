import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { programmeContract } from '../contract.ts'
import { programmeErrors } from '../errors.ts'
import { isDelayed, refusalToAddSubTask, refusalToSubmitTask, TASK_STATUSES, taskMoveOf } from '../rules/task-states.ts'
import {
  addSubTask as add,
  changeTask as change,
  findTask,
  listTasks as list,
  listSubTasks,
  type Task,
} from '../store/tasks.ts'

type Endpoints = typeof programmeContract.endpoints

export const listTasks: Handler<Endpoints['listTasks']> = async (
  { pointId, status, lateOnly, offset, limit },
  { tx, today, reach },
) => {
  const filter = { reach: reach(), pointId, status, lateOn: lateOnly ? today : undefined }
  const { total, rows } = await list(tx, filter, { offset, limit })
  return { total, rows: rows.map((task) => ({ ...task, isLate: isDelayed(task, today) })) }
}

/** The town and its station work on a task and hand it in. Errors: its sub-tasks come first. */
export const changeTask: Handler<Endpoints['changeTask']> = async ({ taskId, version, verb, note }, call) => {
  const task = await taskOf(call, taskId)
  if (verb === 'submit') {
    const refusal = refusalToSubmitTask(await listSubTasks(call.tx, taskId))
    if (refusal) throw programmeErrors.taskRefused(refusal)
  }
  return moveTask(call, task, { version, verb, note })
}

/** The district checks what was handed in. Never by the hand that handed it in. */
export const checkTask: Handler<Endpoints['checkTask']> = async ({ taskId, version, verb, note }, call) =>
  moveTask(call, await taskOf(call, taskId, true), { version, verb, note })

export const addSubTask: Handler<Endpoints['addSubTask']> = async ({ taskId, version, ...form }, call) => {
  const parent = await taskOf(call, taskId)
  if (version !== parent.version) throw accessErrors.stale()
  const refusal = refusalToAddSubTask(
    { ...parent, isSubTask: parent.parentId !== null },
    { startsOn: form.startsOn ?? form.dueOn, dueOn: form.dueOn },
  )
  if (refusal) throw programmeErrors.taskRefused(refusal)
  const { tx, actor, now } = call
  return { subTaskId: await add(tx, parent, { ...form, changedBy: actor.accountId, changedAt: now }) }
}

async function taskOf(call: Call, taskId: string, otherHand = false): Promise<Task> {
  const task = await findTask(call.tx, taskId)
  if (!task) throw programmeErrors.noTask()
  call.allow({ areaPath: task.areaPath }, { notBy: otherHand ? [task.submittedBy] : [] })
  call.about('programme.task', taskId)
  return task
}

async function moveTask(
  { tx, actor, now }: Call,
  task: Task,
  { version, verb, note }: { version: number; verb: string; note: string },
) {
  if (version !== task.version) throw accessErrors.stale()
  const move = taskMoveOf(verb, task.status)
  if (!move) throw programmeErrors.notNow('此步骤', TASK_STATUSES[task.status], '请刷新后再办理')
  if (move.needsReason && note.length < 2) throw programmeErrors.reasonMissing(move.title)
  const by = { changedBy: actor.accountId, changedAt: now }
  const submittedBy = verb === 'submit' ? { submittedBy: actor.accountId } : {}
  await change(tx, task.id, version, { status: move.to, note, ...by, ...submittedBy })
  return { version: version + 1, status: move.to }
}

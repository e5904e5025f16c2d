import { codesWithin } from '#contexts/directory/public.ts'
import { showDate } from '#kernel/time.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify, settleMessages } from '#platform/notify/store.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { namedHands } from '../hands.ts'
import { nextNo } from '../store/sql.ts'
import {
  addStep,
  addTask,
  changeTask,
  countTasks,
  findTasks,
  stepsOf,
  type Task,
  type TaskFacts,
  listTasks as tasksFound,
  tasksOfAccount,
} from '../store/tasks.ts'
import type { Side } from '../vocabulary.ts'
import { taskView } from './task-view.ts'
import { changed, handOf, theProject } from './the.ts'

type Endpoints = typeof linkageContract.endpoints

export const listTasks: Handler<Endpoints['listTasks']> = async ({ areaCode, page, pageSize, ...filter }, call) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode), day: call.today }
  const rows = await tasksFound(call.tx, { ...search, page, pageSize })
  return { rows: rows.map((task) => taskView(call, task)), total: await countTasks(call.tx, search) }
}

export const getTask: Handler<Endpoints['getTask']> = async ({ taskId }, call) => {
  const [task] = await findTasks(call.tx, [taskId])
  if (!task) throw linkageErrors.noTask()
  call.allow({ areaPath: task.areaPath })
  call.about('linkage.task', taskId)
  const steps = await stepsOf(call.tx, taskId)
  return { ...taskView(call, task), steps: steps.map(({ at, ...step }) => ({ ...step, at: at.toISOString() })) }
}

type Asked = { title: string; ownerParty: Side; ownerUnit: string; ownerAccount: string; dueOn: string }
type Of = { areaCode: string; areaPath: string; projectId: string | null; itemId: string | null }
/** Gives a task to one person of a party, and tells that person. Errors: the day is past; no such hand there. */
export async function giveTask(call: Call, asked: Asked, of: Of): Promise<{ taskId: string; no: string }> {
  const { tx, today, now } = call
  if (asked.dueOn < today) throw linkageErrors.dueInPast()
  const [, , townCode = ''] = of.areaPath.split('.')
  const hands = await namedHands(tx, asked.ownerParty, null, { areaPath: of.areaPath, townCode, today })
  const hand = hands.find(({ accountId }) => accountId === asked.ownerAccount)
  if (!hand) throw linkageErrors.noHand()
  const no = await nextNo(tx, 'RW', townCode || of.areaCode, today.slice(0, 4))
  const { areaPath: _, ...place } = of
  const facts: TaskFacts & { no: string } = { ...asked, ...place, no, ownerName: hand.name }
  const taskId = await addTask(tx, facts, handOf(call))
  const body = `${showDate(asked.dueOn)}前完成，做完请在这里写一句做成了什么。`
  await notify(tx, [hand.accountId], { title: `联动任务：${asked.title}`, body, link: linkOf(taskId) }, now)
  return { taskId, no }
}
const linkOf = (taskId: string): string => `/linkage/tasks?task=${taskId}`

export const makeTask: Handler<Endpoints['makeTask']> = async ({ projectId, version, ...asked }, call) => {
  const project = await theProject(call, { projectId, version })
  const { areaCode, areaPath } = project
  const made = await giveTask(call, asked, { areaCode, areaPath, projectId, itemId: null })
  await changed(call, areaPath)
  return made
}

type Ref = { taskId: string; version: number }
async function theTask(call: Call, { taskId, version }: Ref): Promise<Task> {
  const [task] = await findTasks(call.tx, [taskId])
  if (!task) throw linkageErrors.noTask()
  call.allow({ areaPath: task.areaPath })
  return mustBeOpen(call, task, version)
}
async function myTask(call: Call, { taskId, version }: Ref): Promise<Task> {
  const accountId = call.own()
  const [task] = await findTasks(call.tx, [taskId])
  if (task?.ownerAccount !== accountId) throw linkageErrors.noTask()
  return mustBeOpen(call, task, version)
}
function mustBeOpen({ about }: Call, task: Task, version: number): Task {
  about('linkage.task', task.id)
  if (task.version !== version) throw accessErrors.stale()
  if (task.state !== 'open') throw linkageErrors.taskClosed()
  return task
}

async function noted(call: Call, task: Task, note: string) {
  const version = await changeTask(call.tx, task, {})
  await addStep(call.tx, task.id, { kind: 'progress', note }, handOf(call))
  return { version }
}
async function finished(call: Call, task: Task, note: string) {
  const version = await changeTask(call.tx, task, { state: 'done', doneOn: call.today })
  await addStep(call.tx, task.id, { kind: 'done', note }, handOf(call))
  await settleMessages(call.tx, linkOf(task.id), call.now)
  await changed(call, task.areaPath)
  return { version }
}

export const noteTask: Handler<Endpoints['noteTask']> = async ({ note, ...ref }, call) =>
  noted(call, await theTask(call, ref), note)
export const finishTask: Handler<Endpoints['finishTask']> = async ({ note, ...ref }, call) =>
  finished(call, await theTask(call, ref), note)
export const noteMyTask: Handler<Endpoints['noteMyTask']> = async ({ note, ...ref }, call) =>
  noted(call, await myTask(call, ref), note)
export const finishMyTask: Handler<Endpoints['finishMyTask']> = async ({ note, ...ref }, call) =>
  finished(call, await myTask(call, ref), note)

export const moveTask: Handler<Endpoints['moveTask']> = async ({ dueOn, reason, ...ref }, call) => {
  const task = await theTask(call, ref)
  if (dueOn < call.today) throw linkageErrors.dueInPast()
  const version = await changeTask(call.tx, task, { dueOn })
  const note = `${showDate(task.dueOn)}改为${showDate(dueOn)}：${reason}`
  await addStep(call.tx, task.id, { kind: 'moved', note }, handOf(call))
  return { version }
}

export const cancelTask: Handler<Endpoints['cancelTask']> = async ({ reason, ...ref }, call) => {
  const task = await theTask(call, ref)
  const version = await changeTask(call.tx, task, { state: 'cancelled' })
  await addStep(call.tx, task.id, { kind: 'cancelled', note: reason }, handOf(call))
  await settleMessages(call.tx, linkOf(task.id), call.now)
  return { version }
}

/** One's own tasks, on the phone; whoever owns one, whatever their post. */
export const myTasks: Handler<Endpoints['myTasks']> = async (_, call) => {
  const accountId = call.own()
  return { rows: (await tasksOfAccount(call.tx, accountId)).map((task) => taskView(call, task)) }
}

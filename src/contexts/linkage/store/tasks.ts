import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Side, TaskState, TaskStepKind } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type TaskFacts = {
  areaCode: string
  projectId: string | null
  itemId: string | null
  title: string
  ownerParty: Side
  ownerUnit: string
  ownerAccount: string
  ownerName: string
  dueOn: string
}
export type Task = TaskFacts & {
  id: string
  no: string
  areaPath: string
  areaName: string
  projectTitle: string | null
  meetingId: string | null
  meetingTitle: string | null
  state: TaskState
  doneOn: string | null
  lastNote: string
  madeName: string
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Task>`
  select t.*, a.path as area_path, a.name as area_name, p.title as project_title, m.id as meeting_id, m.title as meeting_title,
    coalesce((select s.note from linkage.task_step s where s.task_id = t.id and s.note <> '' and s.kind <> 'reminded' order by s.at desc limit 1), '') as last_note
  from linkage.task t join directory.area a on a.code = t.area_code left join linkage.project p on p.id = t.project_id
  left join linkage.item i on i.id = t.item_id left join linkage.meeting m on m.id = i.meeting_id
  where ${where} order by t.state <> 'open', t.due_on, t.no ${tail}`

export type TaskSearch = {
  codes: string[] | null
  day: string
  state?: TaskState | undefined
  overdueOnly?: boolean | undefined
  text?: string | undefined
}
const conditions = ({ codes, day, state, overdueOnly, text }: TaskSearch) =>
  all([
    inCodes(sql`t.area_code`, codes),
    state !== undefined && sql`t.state = ${state}`,
    overdueOnly === true && sql`t.state = 'open' and t.due_on < ${day}::date`,
    text !== undefined && text !== '' && sql`strpos(t.title || t.no || t.owner_name || t.owner_unit, ${text}) > 0`,
  ])
export const listTasks = async (tx: Tx, { page, pageSize, ...search }: TaskSearch & Paging): Promise<Task[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countTasks = (tx: Tx, search: TaskSearch): Promise<number> =>
  countOf(tx, sql`linkage.task t where ${conditions(search)}`)
export const findTasks = async (tx: Tx, ids: readonly string[]): Promise<Task[]> =>
  (await select(sql`t.id = any(${ids}::uuid[])`).execute(tx)).rows
export const tasksOfProject = async (tx: Tx, projectId: string): Promise<Task[]> =>
  (await select(sql`t.project_id = ${projectId}`).execute(tx)).rows
/** Open ones of an account, and those done lately. */
export const tasksOfAccount = async (tx: Tx, accountId: string): Promise<Task[]> =>
  (await select(sql`t.owner_account = ${accountId} and t.state <> 'cancelled'`, sql`limit 50`).execute(tx)).rows

export async function addTask(tx: Tx, task: TaskFacts & { no: string }, by: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into linkage.task (id, no, area_code, project_id, item_id, title, owner_party, owner_unit, owner_account, owner_name, due_on, state,
      made_by, made_name, made_at)
    values (${id}, ${task.no}, ${task.areaCode}, ${task.projectId}, ${task.itemId}, ${task.title}, ${task.ownerParty}, ${task.ownerUnit},
      ${task.ownerAccount}, ${task.ownerName}, ${task.dueOn}, 'open', ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
  await addStep(tx, id, { kind: 'made', note: '' }, by)
  return id
}
export async function changeTask(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: Partial<Pick<Task, 'state' | 'doneOn' | 'dueOn'>>,
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('linkage.task')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type TaskStep = { kind: TaskStepKind; note: string; byName: string; at: Date }
export async function addStep(
  tx: Tx,
  taskId: string,
  { kind, note }: Pick<TaskStep, 'kind' | 'note'>,
  { accountId, name, now }: Pick<Doer, 'name' | 'now'> & { accountId: string | null },
): Promise<void> {
  await sql`insert into linkage.task_step (id, task_id, kind, note, by_account, by_name, at)
    values (${randomUUID()}, ${taskId}, ${kind}, ${note}, ${accountId}, ${name}, ${now})`.execute(tx)
}
export const stepsOf = async (tx: Tx, taskId: string): Promise<TaskStep[]> =>
  (
    await sql<TaskStep>`select kind, note, by_name, at from linkage.task_step where task_id = ${taskId} order by at`.execute(
      tx,
    )
  ).rows

/** Open tasks past their day that nobody was reminded of since `since`. */
export async function tasksToRemind(tx: Tx, day: string, since: Date): Promise<Task[]> {
  return (
    await select(sql`t.state = 'open' and t.due_on < ${day}::date and not exists (
      select from linkage.task_step s where s.task_id = t.id and s.kind = 'reminded' and s.at > ${since})`).execute(tx)
  ).rows
}

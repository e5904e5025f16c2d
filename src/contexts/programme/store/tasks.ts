import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inside } from '#platform/db/inside.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { SETTLED, type TaskStatus } from '../rules/task-states.ts'

export type NewTask = { criterion: string; title: string; weight: number; dueOn: string }

/**
 * Gives every running point (or one) a task for each criterion. Titles and weights follow the package; what was done
 * stays. A criterion that is no longer there has its open tasks cancelled. Returns how many tasks are new.
 */
export async function putTasks(tx: Tx, tasks: readonly NewTask[], pointId?: string): Promise<number> {
  const one = pointId ? sql`p.id = ${pointId}` : sql`true`
  const json = JSON.stringify(tasks)
  const { rows } = await sql<{ isNew: boolean }>`
    insert into programme.task (id, point_id, criterion, title, weight, due_on)
    select gen_random_uuid(), p.id, t.criterion, t.title, t.weight, t."dueOn"
    from programme.point p,
      jsonb_to_recordset(${json}::jsonb) as t(criterion text, title text, weight int, "dueOn" date)
    where p.status = 'active' and ${one}
    on conflict (point_id, criterion) where parent_id is null do update
      set title = excluded.title, weight = excluded.weight, due_on = excluded.due_on, version = task.version + 1
      where (task.title, task.weight, task.due_on) is distinct from (excluded.title, excluded.weight, excluded.due_on)
    returning version = 1 as is_new`.execute(tx)
  if (!pointId)
    await sql`update programme.task set status = 'cancelled', note = '创建标准已不含此项', version = version + 1
      where status not in ('done', 'cancelled') and criterion not in (select t.criterion from jsonb_to_recordset(${json}::jsonb) as t(criterion text))`.execute(
      tx,
    )
  return rows.filter(({ isNew }) => isNew).length
}

export type Task = {
  id: string
  pointId: string
  parentId: string | null
  criterion: string
  title: string
  weight: number
  ownerName: string
  status: TaskStatus
  startsOn: string | null
  dueOn: string
  note: string
  submittedBy: string | null
  version: number
  townName: string
  districtName: string
  areaPath: string
}

const selectTasks = (tx: Tx) =>
  tx
    .selectFrom('programme.task as t')
    .innerJoin('programme.point as p', 'p.id', 't.pointId')
    .innerJoin('directory.area as town', 'town.code', 'p.townCode')
    .innerJoin('directory.area as district', 'district.code', 'p.districtCode')

const columns = [
  't.id',
  't.pointId',
  't.parentId',
  't.criterion',
  't.title',
  't.weight',
  't.ownerName',
  't.status',
  't.startsOn',
  't.dueOn',
  't.note',
  't.submittedBy',
  't.version',
  'p.townName',
  'district.name as districtName',
  'town.path as areaPath',
] as const

export const findTask = (tx: Tx, id: string): Promise<Task | undefined> =>
  selectTasks(tx).select(columns).where('t.id', '=', id).$castTo<Task>().executeTakeFirst()

export const listSubTasks = (tx: Tx, parentId: string): Promise<Task[]> =>
  selectTasks(tx).select(columns).where('t.parentId', '=', parentId).orderBy('t.dueOn').$castTo<Task>().execute()

export type TaskFilter = {
  reach: readonly string[]
  pointId?: string | undefined
  status?: TaskStatus | undefined
  /** Only those late on this day. */
  lateOn?: string | undefined
}

/** A page of tasks by point, criterion and due day (sub-tasks after their task), and how many there are. */
export async function listTasks(
  tx: Tx,
  { reach, pointId, status, lateOn }: TaskFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; rows: Task[] }> {
  let rows = selectTasks(tx).where(inside('town.path', reach))
  if (pointId) rows = rows.where('t.pointId', '=', pointId)
  if (status) rows = rows.where('t.status', '=', status)
  if (lateOn) rows = rows.where('t.dueOn', '<', lateOn).where('t.status', 'not in', SETTLED)
  const { total } = await rows.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const page = await rows
    .select(columns)
    .orderBy('town.code')
    .orderBy('t.pointId')
    .orderBy(sql`string_to_array(substr(t.criterion, 2), '.')::int[]`)
    .orderBy(sql`t.parent_id is not null`)
    .orderBy('t.dueOn')
    .orderBy('t.id')
    .offset(offset)
    .limit(limit)
    .$castTo<Task>()
    .execute()
  return { total: Number(total), rows: page }
}

export async function changeTask(
  tx: Tx,
  id: string,
  version: number,
  change: { status: TaskStatus; note: string; changedBy: string; changedAt: Date; submittedBy?: string },
): Promise<void> {
  const result = await tx
    .updateTable('programme.task')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  mustHaveChanged(result)
}

export async function addSubTask(
  tx: Tx,
  parent: Pick<Task, 'id' | 'pointId' | 'criterion'>,
  task: {
    title: string
    ownerName: string
    startsOn: string | null
    dueOn: string
    changedBy: string
    changedAt: Date
  },
): Promise<string> {
  const id = randomUUID()
  const { pointId, criterion } = parent
  await tx
    .insertInto('programme.task')
    .values({ id, pointId, parentId: parent.id, criterion, weight: 0, ...task })
    .execute()
  return id
}

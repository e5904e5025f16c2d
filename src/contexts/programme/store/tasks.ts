import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

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
    on conflict (point_id, criterion) do update
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

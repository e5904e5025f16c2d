import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** Milestones are the whole programme’s: everybody who keeps it sees them. */
export const milestones = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select p.id || '-' || (m->>'code') as id, (m->>'dueOn')::date as "on", '里程碑：' || (m->>'title') || '（应完成' || (m->>'percent') || '%）' as title,
      '' as area_code, '/board' as page from programme.programme p, jsonb_array_elements(p.package->'milestones') m
      where (m->>'dueOn')::date between ${ask.from}::date and ${ask.to}::date`,
  )

/** One line a point and day: a point’s tasks mostly end together. */
export const tasksDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select t.point_id || '-' || t.due_on as id, t.due_on as "on", '任务：' || count(*) || '项，已完成' ||
        count(*) filter (where t.status in ('verified', 'done')) || '项' as title, p.town_name as place, p.town_code as area_code,
        bool_and(t.status in ('verified', 'done')) as done, '/tasks?point=' || t.point_id as page
      from programme.task t join programme.point p on p.id = t.point_id
      where t.status <> 'cancelled' and p.status not in ('replaced', 'withdrawn', 'city_rejected') and ${inAsk(ask, { on: sql`t.due_on`, area: sql`p.town_code` })}
      group by t.point_id, t.due_on, p.town_name, p.town_code`,
  )

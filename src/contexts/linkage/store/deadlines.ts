import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** A task of linkage, its owner’s own. */
export const tasksDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select t.id::text as id, t.due_on as "on", '联动：' || t.title as title, a.name as place, t.area_code, t.owner_account as account_id,
        t.state = 'done' as done, '/linkage/tasks?task=' || t.id as page
      from linkage.task t join directory.area a on a.code = t.area_code where t.state <> 'cancelled' and ${inAsk(ask, { on: sql`t.due_on`, area: sql`t.area_code`, account: sql`t.owner_account` })}`,
  )

/** A joint meeting on its day. */
export const meetingsPlanned = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select m.id::text as id, m.held_on as "on", '联席会议 ' || m.starts_at || '：' || m.title as title, m.place, m.area_code,
        m.state = 'held' as done, '/linkage/meetings/' || m.id as page
      from linkage.meeting m where m.state <> 'cancelled' and ${inAsk(ask, { on: sql`m.held_on`, area: sql`m.area_code` })}`,
  )

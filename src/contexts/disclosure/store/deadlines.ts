import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** What must be made public, by its last day. */
export const dutiesDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select d.id::text as id, d.due_on as "on", '公开：' || d.subject_title as title, a.name as place, d.area_code,
        d.state = 'published' as done, '/fund/disclosure?duty=' || d.id as page
      from disclosure.duty d join directory.area a on a.code = d.area_code where d.state <> 'dropped' and ${inAsk(ask, { on: sql`d.due_on`, area: sql`d.area_code` })}`,
  )

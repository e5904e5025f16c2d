import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** The end of a granted project. */
export const grantsEnding = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select g.id::text as id, g.ends_on as "on", '资助：' || g.title as title, a.name as place, g.area_code,
        g.state in ('accepted', 'closed') as done, '/fund/grants/' || g.id as page
      from grants.grant g join directory.area a on a.code = g.area_code
      where g.state in ('agreed', 'midway', 'reported', 'accepted', 'closed') and ${inAsk(ask, { on: sql`g.ends_on`, area: sql`g.area_code` })}`,
  )

/** The last day to apply. */
export const callsClosing = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select c.id::text as id, c.closes_on as "on", '征集：' || c.title as title, a.name as place, c.area_code,
        c.closes_on < ${ask.today}::date as done, '/fund/grants?tab=calls' as page
      from grants.call c join directory.area a on a.code = c.area_code where ${inAsk(ask, { on: sql`c.closes_on`, area: sql`c.area_code` })}`,
  )

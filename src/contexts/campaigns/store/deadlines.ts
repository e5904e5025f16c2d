import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** The planned end of a campaign. */
export const campaignsEnding = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select c.id::text as id, c.ends_on as "on", '募捐活动结束：' || c.title as title, a.name as place, c.area_code,
        c.state in ('ended', 'reported') as done, '/fund/campaigns/' || c.id as page
      from campaigns.campaign c join directory.area a on a.code = c.area_code where c.state not in ('planned', 'host_approved') and ${inAsk(ask, { on: sql`c.ends_on`, area: sql`c.area_code` })}`,
  )

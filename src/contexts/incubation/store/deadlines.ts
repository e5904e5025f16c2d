import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** A filing that ends is to be renewed. */
export const filingsEnding = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select o.id::text as id, o.valid_until as "on", '备案到期：' || o.name as title, a.name as place, o.area_code,
        '/social-organisations/' || o.id as page
      from incubation.organisation o join directory.area a on a.code = o.area_code
      where o.state in ('filed', 'active', 'rectifying', 'suspended') and ${inAsk(ask, { on: sql`o.valid_until`, area: sql`o.area_code` })}`,
  )

/** The day an organisation is to have mended what was found. */
export const rectificationsDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select o.id::text as id, o.rectify_due as "on", '社会组织整改期限：' || o.name as title, a.name as place, o.area_code,
        '/social-organisations/' || o.id as page
      from incubation.organisation o join directory.area a on a.code = o.area_code where o.state = 'rectifying' and ${inAsk(ask, { on: sql`o.rectify_due`, area: sql`o.area_code` })}`,
  )

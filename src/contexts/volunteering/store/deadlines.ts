import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** 令67 第十一条: hours are recorded in ten working days. A line a place and day, as a count. */
export const recordsDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select d.organiser_area_code || '-' || d.record_due_on as id, d.record_due_on as "on", '时长待确认、复核：' || count(*) || '条' as title,
        a.name as place, d.organiser_area_code as area_code, '/volunteering/review' as page
      from volunteering.draft_record d join directory.area a on a.code = d.organiser_area_code
      where d.state in ('pending', 'confirmed', 'disputed') and ${inAsk(ask, { on: sql`d.record_due_on`, area: sql`d.organiser_area_code` })}
      group by d.organiser_area_code, d.record_due_on, a.name`,
  )

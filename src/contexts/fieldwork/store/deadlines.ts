import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf } from '#platform/deadlines.ts'

/** Of one’s own hand only; where and when, never whom. */
export const visitsPlanned = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select v.id::text as id, v.due_on as "on", '探访' || case when v.due_at = '' then '' else ' ' || v.due_at end as title, a.name as place,
        v.area_code, v.by_account as account_id, v.state = 'done' as done, '/service/visits' as page
      from fieldwork.visit_plan v join directory.area a on a.code = v.area_code
      where v.by_account = ${ask.accountId}::uuid and v.state <> 'cancelled' and v.due_on between ${ask.from}::date and ${ask.to}::date`,
  )

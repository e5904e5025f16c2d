import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf } from '#platform/deadlines.ts'

/** Of the worker’s own cases only: nobody else learns that there is one. */
export const backfillsDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select c.id::text as id, c.backfill_by as "on", '补齐服务计划：个案' || c.no as title, a.name as place, c.area_code,
        c.worker_account_id as account_id, c.plan_state = 'approved' as done, '/casework/cases/' || c.id as page
      from casework.case c join directory.area a on a.code = c.town_code
      where c.worker_account_id = ${ask.accountId}::uuid and c.state <> 'archived'
        and c.backfill_by between ${ask.from}::date and ${ask.to}::date`,
  )

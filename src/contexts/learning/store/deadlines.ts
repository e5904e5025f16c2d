import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** By when a point meant to have followed a playbook through; what was stopped is due no more. */
export const adoptionsEnding = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select d.id::text as id, d.ends_on as "on", '采用做法见结果：' || c.title as title, a.name as place, d.area_code,
        d.state = 'finished' as done, '/learning/adoptions' as page
      from learning.adoption d join learning.case c on c.id = d.case_id join directory.area a on a.code = d.area_code
      where d.state <> 'stopped' and ${inAsk(ask, { on: sql`d.ends_on`, area: sql`d.area_code` })}`,
  )

import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** By when a point answers an expert's advice; answered either way, it is done. */
export const answersDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select d.id::text as id, d.answer_due as "on", '答复专家意见：' || d.topic as title, a.name as place, d.area_code,
        d.state <> 'given' as done, '/experts/' || d.contact_id as page
      from experts.advice d join directory.area a on a.code = d.area_code
      where ${inAsk(ask, { on: sql`d.answer_due`, area: sql`d.area_code` })}`,
  )

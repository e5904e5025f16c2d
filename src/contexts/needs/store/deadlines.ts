import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** The day a need is to be answered by. */
export const needsDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select n.id::text as id, n.due_on as "on", '需求：' || n.title as title, a.name as place, n.area_code, n.owner_person_id as person_id,
        n.state in ('resolved', 'confirmed', 'archived') as done, '/needs/' || n.id as page
      from needs.need n join directory.area a on a.code = n.area_code
      where n.due_on is not null and n.state not in ('rejected', 'merged') and ${inAsk(ask, { on: sql`n.due_on`, area: sql`n.area_code` })}`,
  )

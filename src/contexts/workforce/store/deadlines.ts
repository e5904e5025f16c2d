import { sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'

/** Certificates that run out and are not followed by another: how many where, no names. */
export const certificatesEnding = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select c.area_code || '-' || c.valid_to as id, c.valid_to as "on", '社会工作者证书到期：' || count(*) || '本' as title, a.name as place, c.area_code,
        '/workforce' as page
      from workforce.certificate c join directory.area a on a.code = c.area_code where not exists (select from workforce.certificate n
          where n.person_id = c.person_id and (n.valid_to is null or n.valid_to > c.valid_to)) and ${inAsk(ask, { on: sql`c.valid_to`, area: sql`c.area_code` })} group by c.area_code, c.valid_to, a.name`,
  )

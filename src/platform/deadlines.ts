import { type RawBuilder, sql } from 'kysely'
import type { Deadline, DeadlineAsk, DeadlineKind } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { all } from '#platform/db/lists.ts'

let kinds: readonly DeadlineKind[] = []

/** Says once, at the start of a process, which dates the contexts keep. */
export function useDeadlines(contexts: readonly { deadlines: readonly DeadlineKind[] }[]): void {
  kinds = contexts.flatMap(({ deadlines }) => deadlines)
}

/** Every kind of date, in the order of the contexts. */
export const deadlineKinds = (): readonly DeadlineKind[] => kinds

type Columns = {
  on: RawBuilder<unknown>
  area: RawBuilder<unknown>
  person?: RawBuilder<unknown>
  account?: RawBuilder<unknown>
}

/** True of rows in the days asked for that lie within reach or are the asker's own. */
export function inAsk(ask: DeadlineAsk, { on, area, person, account }: Columns): RawBuilder<unknown> {
  const own = [
    ...(person && ask.personId !== null ? [sql`${person} = ${ask.personId}`] : []),
    ...(account && ask.accountId !== null ? [sql`${account} = ${ask.accountId}`] : []),
  ]
  const near = [...(ask.codes === null ? [] : [sql`${area} = any(${ask.codes}::text[])`]), ...own]
  return all([
    sql`${on} between ${ask.from}::date and ${ask.to}::date`,
    ask.codes !== null && sql`(${sql.join(near, sql` or `)})`,
  ])
}

/** The rows of `select … as "on", …`, earliest first, with what the statement leaves out. */
export async function deadlinesOf(tx: Tx, { limit }: DeadlineAsk, select: RawBuilder<unknown>): Promise<Deadline[]> {
  const { rows } = await sql<Partial<Deadline> & Pick<Deadline, 'id' | 'on' | 'title' | 'areaCode'>>`
    select x.* from (${select}) x order by x."on", x.id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ place: '', personId: null, done: false, page: null, ...row }))
}

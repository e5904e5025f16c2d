import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Paging = { page: number; pageSize: number }

export const all = (conditions: readonly (RawBuilder<unknown> | false)[]): RawBuilder<unknown> =>
  sql`${sql.join([sql`true`, ...conditions.filter((one) => one !== false)], sql` and `)}`

export const limitOf = ({ page, pageSize }: Paging): RawBuilder<unknown> =>
  sql`limit ${pageSize} offset ${(page - 1) * pageSize}`

/** True where a column of area codes is one of `codes`; null means everywhere. */
export const inCodes = (column: RawBuilder<unknown>, codes: readonly string[] | null): RawBuilder<unknown> | false =>
  codes !== null && sql`${column} = any(${codes}::text[])`

export async function countOf(tx: Tx, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(tx)
  return rows[0]?.n ?? 0
}

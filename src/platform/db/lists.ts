import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** One page of a list, counted from 1. */
export type Paging = { page: number; pageSize: number }

/** Conditions joined by `and`; those that are false are left out, and none at all is everything. */
export const all = (conditions: readonly (RawBuilder<unknown> | false)[]): RawBuilder<unknown> =>
  sql`${sql.join([sql`true`, ...conditions.filter((one) => one !== false)], sql` and `)}`

/** `limit … offset …` of a page; nothing where the whole list is wanted. */
export const limitOf = (paging?: Paging): RawBuilder<unknown> =>
  paging ? sql`limit ${paging.pageSize} offset ${(paging.page - 1) * paging.pageSize}` : sql``

/** True where a column of area codes is one of `codes`; null means everywhere. */
export const inCodes = (column: RawBuilder<unknown>, codes: readonly string[] | null): RawBuilder<unknown> | false =>
  codes !== null && sql`${column} = any(${codes}::text[])`

/** How many rows `from …` has. */
export async function countOf(tx: Tx, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(tx)
  return rows[0]?.n ?? 0
}

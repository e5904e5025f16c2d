import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Paging = { page: number; pageSize: number }
/** Whose hand does it. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }

export const all = (conditions: readonly (RawBuilder<unknown> | false)[]): RawBuilder<unknown> =>
  sql`${sql.join([sql`true`, ...conditions.filter((one) => one !== false)], sql` and `)}`
export const inCodes = (column: RawBuilder<unknown>, codes: readonly string[] | null): RawBuilder<unknown> | false =>
  codes !== null && sql`${column} = any(${codes}::text[])`
export const limitOf = (paging: Paging | undefined): RawBuilder<unknown> =>
  paging ? sql`limit ${paging.pageSize} offset ${(paging.page - 1) * paging.pageSize}` : sql``

export async function countOf(tx: Tx, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(tx)
  return rows[0]?.n ?? 0
}

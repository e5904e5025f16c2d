import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Paging = { page: number; pageSize: number }
/** Whose hand something was, and when. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }

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

/** The next number of a town in a year, without gaps: ZZ120101006-2024-0001 for grants, XY… for wishes. */
export async function nextNo(tx: Tx, prefix: 'ZZ' | 'XY', townCode: string, year: string): Promise<string> {
  const { rows } = await sql<{ lastNo: number }>`
    insert into grants.numbering (area_code, year, last_no) values (${prefix + townCode}, ${Number(year)}, 1)
    on conflict (area_code, year) do update set last_no = grants.numbering.last_no + 1 returning last_no`.execute(tx)
  return `${prefix}${townCode}-${year}-${String(rows[0]?.lastNo ?? 1).padStart(4, '0')}`
}

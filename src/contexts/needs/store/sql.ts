import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Whose hand something was, and when. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }

/** The next number of a town in a year, without gaps: XQ120101006-2024-0001. */
export async function nextNo(tx: Tx, townCode: string, year: string): Promise<string> {
  const { rows } = await sql<{ lastNo: number }>`
    insert into needs.numbering (area_code, year, last_no) values (${townCode}, ${Number(year)}, 1)
    on conflict (area_code, year) do update set last_no = needs.numbering.last_no + 1 returning last_no`.execute(tx)
  return `XQ${townCode}-${year}-${String(rows[0]?.lastNo ?? 1).padStart(4, '0')}`
}

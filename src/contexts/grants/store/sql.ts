import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The next number of a town in a year, without gaps: ZZ120101006-2024-0001 for grants, XY… for wishes. */
export async function nextNo(tx: Tx, prefix: 'ZZ' | 'XY', townCode: string, year: string): Promise<string> {
  const { rows } = await sql<{ lastNo: number }>`
    insert into grants.numbering (area_code, year, last_no) values (${prefix + townCode}, ${Number(year)}, 1)
    on conflict (area_code, year) do update set last_no = grants.numbering.last_no + 1 returning last_no`.execute(tx)
  return `${prefix}${townCode}-${year}-${String(rows[0]?.lastNo ?? 1).padStart(4, '0')}`
}

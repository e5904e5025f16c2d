import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Whose hand something was, and when. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }

/** The next number of a place in a year, without gaps: LD120101006-2024-0001. */
export async function nextNo(
  tx: Tx,
  prefix: 'ZY' | 'FW' | 'LD' | 'HY' | 'RW',
  areaCode: string,
  year: string,
): Promise<string> {
  const { rows } = await sql<{ lastNo: number }>`
    insert into linkage.numbering (area_code, year, last_no) values (${prefix + areaCode}, ${Number(year)}, 1)
    on conflict (area_code, year) do update set last_no = linkage.numbering.last_no + 1 returning last_no`.execute(tx)
  return `${prefix}${areaCode}-${year}-${String(rows[0]?.lastNo ?? 1).padStart(4, '0')}`
}

/** What is written in a table: jsonb and arrays are cast by who calls. */
export const changedOne = ({ numAffectedRows = 0n }: { numAffectedRows?: bigint }): { numUpdatedRows: bigint } => ({
  numUpdatedRows: numAffectedRows,
})

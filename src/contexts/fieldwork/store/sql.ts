import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Whose hand something was, and when. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }

/** The next number of a series, without gaps: 120101006-XZ-2024-001. */
export async function nextFileNo(tx: Tx, series: string): Promise<string> {
  const { rows } = await sql<{ lastNo: number }>`
    insert into fieldwork.numbering (series, last_no) values (${series}, 1)
    on conflict (series) do update set last_no = fieldwork.numbering.last_no + 1 returning last_no`.execute(tx)
  return `${series}-${String(rows[0]?.lastNo ?? 1).padStart(3, '0')}`
}

/** How many of these files are kept. */
export async function filesKept(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from platform.file where id = any(${ids}::uuid[])`.execute(tx)
  return rows[0]?.n ?? 0
}

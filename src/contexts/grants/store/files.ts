import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The files of these ids that are kept. */
export async function filesKept(tx: Tx, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from platform.file where id = any(${ids}::uuid[])`.execute(tx)
  return rows[0]?.n ?? 0
}

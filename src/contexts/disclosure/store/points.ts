import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The yearly amount that the town's point is asked for, fen; null where it has none of its own. */
export async function thresholdOfTown(tx: Tx, townCode: string): Promise<number | null> {
  const { rows } = await sql<{ fen: number | null }>`
    select fund_threshold_fen as fen from programme.pub_point where town_code = ${townCode} and status in ('active', 'closed')
    order by starts_on desc limit 1`.execute(tx)
  return rows[0]?.fen ?? null
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** One use of a gift: what the ledger drew from it, in fen, and for which entry. */
export type Drawn = { entryId: string; entryNo: string; kind: string; use: string | null; fen: number; happenedOn: string; memo: string }

/** What a lot still has, in fen. */
export async function leftOf(tx: Tx, lotId: string): Promise<number> {
  const { rows } = await sql<{ leftFen: number }>`select left_fen from ledger.pub_lot where id = ${lotId}`.execute(tx)
  return rows[0]?.leftFen ?? 0
}

export async function drawnFrom(tx: Tx, lotId: string): Promise<Drawn[]> {
  const { rows } = await sql<Drawn>`
    select d.entry_id, e.no::text as entry_no, e.kind, e.use, d.fen, e.happened_on, e.memo
    from ledger.pub_draw d join ledger.pub_entry e on e.id = d.entry_id where d.lot_id = ${lotId} order by e.happened_on, e.no`.execute(tx)
  return rows
}

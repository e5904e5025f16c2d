import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { EntryKind, Source } from '../rules/book.ts'
import type { Use } from '../rules/restriction.ts'
import { numberOf } from './sql.ts'

/** What a fund holds, in fen: money, goods at their value, and both. */
export type Balance = { fen: number; cashFen: number; goodsFen: number }

export async function balanceOf(tx: Tx, fundId: string): Promise<Balance> {
  const { rows } =
    await sql<Balance>`select coalesce(sum(balance_fen), 0)::bigint as fen, coalesce(sum(cash_fen), 0)::bigint as cash_fen,
    coalesce(sum(goods_fen), 0)::bigint as goods_fen from ledger.pool where fund_id = ${fundId}`.execute(tx)
  return rows[0] ?? { fen: 0, cashFen: 0, goodsFen: 0 }
}

/** One thing that part of a gift became. `fen` is negative where money came back. */
export type TracedDraw = {
  lotId: string
  entryId: string
  entryNo: string
  kind: EntryKind
  use: Use | null
  earmarkCode: string | null
  fen: number
  happenedOn: string
  memo: string
  source: Source
}
/** A lot, what it has left (also where it was transferred to), and what it became, oldest first. */
export type Trace = {
  lotId: string
  fundId: string
  poolId: string
  fen: number
  leftFen: number
  receivedOn: string
  isGoods: boolean
  source: Source
  draws: TracedDraw[]
}

/**
 * Where lots went: through transfers, to spendings, refunds and recoveries. Entries that were taken back are left out,
 * with the red-letter entry that did it. For each lot: fen = leftFen + the sum of its draws.
 */
export async function traceOf(tx: Tx, lotIds: readonly string[]): Promise<Trace[]> {
  type Row = Omit<Trace, 'source' | 'draws'> & { sourceKind: string; sourceId: string }
  const { rows } = await sql<Row>`${families(lotIds)}
    select l.id as lot_id, l.fund_id, l.pool_id, l.fen, l.received_on, l.is_goods, l.source_kind, l.source_id,
      (select sum(t.left_fen)::bigint from family f join ledger.lot t on t.id = f.id where f.root = l.id) as left_fen
    from ledger.lot l where l.id = any(${lotIds}::uuid[]) order by l.received_on, l.seq`.execute(tx)
  const draws = await drawsOf(tx, lotIds)
  return rows.map(({ sourceKind, sourceId, ...lot }) => ({
    ...lot,
    source: { kind: sourceKind, id: sourceId },
    draws: draws.filter(({ root }) => root === lot.lotId).map(({ root, ...draw }) => draw),
  }))
}

const families = (lotIds: readonly string[]) => sql`with recursive family as (
    select id as root, id from ledger.lot where id = any(${lotIds}::uuid[])
    union select f.root, child.id from family f join ledger.lot child on child.from_lot_id = f.id)`

async function drawsOf(tx: Tx, lotIds: readonly string[]): Promise<(TracedDraw & { root: string })[]> {
  type Row = Omit<TracedDraw, 'source'> & { root: string; sourceKind: string; sourceId: string }
  const { rows } = await sql<Row>`${families(lotIds)}
    select f.root, d.lot_id, e.id as entry_id, ${numberOf(sql`e.year`, sql`e.no`)} as entry_no, e.kind, e.use, e.earmark_code, d.fen,
      e.happened_on, e.memo, e.source_kind, e.source_id
    from family f join ledger.draw d on d.lot_id = f.id join ledger.entry e on e.id = d.entry_id
    where e.kind <> 'transfer' and e.reverses_id is null and not exists (select from ledger.entry r where r.reverses_id = e.id)
    order by e.happened_on, e.year, e.no, d.lot_id`.execute(tx)
  return rows.map(({ sourceKind, sourceId, ...draw }) => ({ ...draw, source: { kind: sourceKind, id: sourceId } }))
}

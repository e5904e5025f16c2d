import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Book, Lot } from '../rules/book.ts'
import type { Pool, Restriction } from '../rules/restriction.ts'

export type BookRow = { fundId: string; areaCode: string; areaPath: string }

/** Opens the book of a fund; nothing happens where it is open. Without `now` it is opened at the database's moment. */
export async function openBook(
  tx: Tx,
  { fundId, areaCode, now }: { fundId: string; areaCode: string; now?: Date },
): Promise<void> {
  await sql`insert into ledger.book (fund_id, area_code, opened_at)
    values (${fundId}, ${areaCode}, coalesce(${now ?? null}::timestamptz, now())) on conflict do nothing`.execute(tx)
  await sql`insert into ledger.lot_numbering (fund_id) values (${fundId}) on conflict do nothing`.execute(tx)
}

export async function findBook(tx: Tx, fundId: string): Promise<BookRow | undefined> {
  const { rows } = await sql<BookRow>`select b.fund_id, b.area_code, a.path as area_path
    from ledger.book b join directory.area a on a.code = b.area_code where b.fund_id = ${fundId}`.execute(tx)
  return rows[0]
}

/** Nobody else posts to this fund until the transaction ends. Undefined when there is no book. */
export async function lockBook(tx: Tx, fundId: string): Promise<BookRow | undefined> {
  await sql`select from ledger.lot_numbering where fund_id = ${fundId} for update`.execute(tx)
  return findBook(tx, fundId)
}

type PoolRow = Omit<Pool, 'restriction'> & {
  restrictionKind: Restriction['kind']
  use: Restriction['use'] | null
  text: string
  until: string | null
}

const restrictionOf = ({ restrictionKind, use, text, until }: Omit<PoolRow, keyof Pool>): Restriction => ({
  kind: restrictionKind,
  ...(use && { use }),
  ...(text && { text }),
  ...(until && { until }),
})

/** The pools of a fund, in the order in which they were opened. */
export async function poolsOfFund(tx: Tx, fundId: string): Promise<Pool[]> {
  const { rows } =
    await sql<PoolRow>`select id, earmark_code, restriction_kind, use, text, until, cash_fen as cash, goods_fen as goods
    from ledger.pool where fund_id = ${fundId} order by seq`.execute(tx)
  return rows.map(({ id, earmarkCode, cash, goods, ...rest }) => ({
    ...{ id, earmarkCode, cash, goods, restriction: restrictionOf(rest) },
  }))
}

const lotColumns = sql`l.id, l.seq, l.pool_id, l.entry_id, l.kind, l.is_goods, l.source_kind, l.source_id, l.from_lot_id,
  l.received_on, l.free_from, l.fen, l.left_fen as "left"`
type LotRow = Omit<Lot, 'source' | 'moves'> & { sourceKind: string; sourceId: string }
const lotOfRow = ({ sourceKind, sourceId, ...lot }: LotRow, moves: Lot['moves']): Lot => ({
  ...lot,
  moves,
  source: { kind: sourceKind, id: sourceId },
})

/** The lots with what was drawn and came back after a day, so that it can be said what they held on it. */
async function withMoves(tx: Tx, fundId: string, lots: readonly LotRow[], day: string): Promise<Lot[]> {
  const ids = lots.map(({ id }) => id)
  const { rows } = await sql<{ lotId: string; day: string; fen: number }>`
    select d.lot_id, e.happened_on as day, sum(d.fen)::bigint as fen
    from ledger.entry e join ledger.draw d on d.entry_id = e.id
    where e.fund_id = ${fundId} and e.happened_on > ${day}::date and d.lot_id = any(${ids}::uuid[])
    group by d.lot_id, e.happened_on`.execute(tx)
  const moves = new Map(ids.map((id) => [id, new Map<string, number>()]))
  for (const { lotId, day: on, fen } of rows) moves.get(lotId)?.set(on, fen)
  return lots.map((lot) => lotOfRow(lot, moves.get(lot.id) ?? new Map()))
}

/** Lots that have something left: what spending of a day may draw on. */
export async function openLots(tx: Tx, fundId: string, day: string): Promise<Lot[]> {
  const { rows } = await sql<LotRow>`select ${lotColumns} from ledger.lot l
    where l.fund_id = ${fundId} and l.left_fen > 0 order by l.seq`.execute(tx)
  return withMoves(tx, fundId, rows, day)
}

/** These lots of a fund and all that was transferred out of them, as an entry of a day needs them. */
export async function lotFamilies(
  tx: Tx,
  { fundId, lotIds, day }: { fundId: string; lotIds: readonly string[]; day: string },
): Promise<Lot[]> {
  const { rows } = await sql<LotRow>`
    with recursive family as (
      select id from ledger.lot where id = any(${lotIds}::uuid[])
      union select child.id from family join ledger.lot child on child.from_lot_id = family.id)
    select ${lotColumns} from ledger.lot l join family f on f.id = l.id order by l.seq`.execute(tx)
  return withMoves(tx, fundId, rows, day)
}

export async function fundOfLot(tx: Tx, lotId: string): Promise<string | undefined> {
  const { rows } = await sql<{ fundId: string }>`select fund_id from ledger.lot where id = ${lotId}`.execute(tx)
  return rows[0]?.fundId
}

export const bookOf = (pools: readonly Pool[], lots: readonly Lot[]): Book => ({
  pools: new Map(pools.map((pool) => [pool.id, pool])),
  lots: new Map(lots.map((lot) => [lot.id, lot])),
})

/** The pool of this key, opened if it is the first time; the book is locked by the caller. */
export async function ensurePool(
  tx: Tx,
  { fundId, earmarkCode, restriction }: { fundId: string; earmarkCode: string | null; restriction: Restriction },
): Promise<string> {
  const { kind, use = null, text = '', until = null } = restriction
  const id = randomUUID()
  await sql`insert into ledger.pool (id, fund_id, earmark_code, restriction_kind, use, text, until, seq)
    select ${id}::uuid, ${fundId}::uuid, ${earmarkCode}::text, ${kind}, ${use}::text, ${text}, ${until}::date, coalesce(max(seq), 0) + 1
    from ledger.pool where fund_id = ${fundId} on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ id: string }>`select id from ledger.pool where fund_id = ${fundId}
    and earmark_code is not distinct from ${earmarkCode}::text and restriction_kind = ${kind}
    and use is not distinct from ${use}::text and text = ${text} and until is not distinct from ${until}::date`.execute(
    tx,
  )
  return rows[0]?.id ?? id
}

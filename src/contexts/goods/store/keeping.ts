import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import type { Hand } from './sql.ts'

type Decided = {
  id: string
  lotId: string
  areaPath: string
  state: 'proposed' | 'approved' | 'rejected'
  proposedBy: string
  proposedName: string
  decidedName: string | null
  decisionReason: string
  fen: number
}
export type Count = Decided & { countedOn: string; book: number; counted: number; reason: string }
export type Disposal = Decided & {
  kind: 'sold' | 'destroyed'
  quantity: number
  proceedsFen: number
  disposedOn: string
  reason: string
  title: string
  unit: string
  /** The entry by which what it was sold for came into the book. */
  proceedsEntryId: string | null
}

const counts = (where: RawBuilder<unknown>) => sql<Count>`
  select t.id, t.lot_id, a.path as area_path, coalesce(d.outcome, 'proposed') as state, t.counted_by as proposed_by, t.counted_name as proposed_name,
    d.decided_name, coalesce(d.reason, '') as decision_reason, coalesce(d.fen, 0)::bigint as fen, t.counted_on, t.book, t.counted, t.reason
  from goods.stocktake t join goods.lot l on l.id = t.lot_id join directory.area a on a.code = l.area_code
  left join goods.stocktake_decision d on d.stocktake_id = t.id where ${where} order by t.counted_at desc, t.id`
export const countsOf = async (tx: Tx, lotId: string): Promise<Count[]> =>
  (await counts(sql`t.lot_id = ${lotId}`).execute(tx)).rows
export const findCounts = async (tx: Tx, ids: readonly string[]): Promise<Count[]> =>
  (await counts(sql`t.id = any(${ids}::uuid[])`).execute(tx)).rows

type NewCount = Pick<Count, 'lotId' | 'countedOn' | 'book' | 'counted' | 'reason'>
export async function addCount(tx: Tx, one: NewCount, { by, byName, now }: Hand): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into goods.stocktake (id, lot_id, counted_on, book, counted, reason, counted_by, counted_name, counted_at)
    values (${id}, ${one.lotId}, ${one.countedOn}, ${one.book}, ${one.counted}, ${one.reason}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return id
}

type Decision = { outcome: 'approved' | 'rejected'; reason: string; fen: number }
type Sold = { proceedsEntryId: string | null; proceedsLotId: string | null }
/** False when somebody decided first. */
export async function addCountDecision(
  tx: Tx,
  { id, proposedBy }: Pick<Count, 'id' | 'proposedBy'>,
  { outcome, reason, fen }: Decision,
  { by, byName, now }: Hand,
): Promise<boolean> {
  const { rows } = await sql`
    insert into goods.stocktake_decision (stocktake_id, outcome, counted_by, decided_by, decided_name, reason, decided_at, fen)
    values (${id}, ${outcome}, ${proposedBy}, ${by}, ${byName}, ${reason}, ${now}, ${fen}) on conflict do nothing returning stocktake_id`.execute(
    tx,
  )
  return rows.length > 0
}

const disposals = (where: RawBuilder<unknown>) => sql<Disposal>`
  select t.id, t.lot_id, a.path as area_path, coalesce(d.outcome, 'proposed') as state, t.proposed_by, t.proposed_name, d.decided_name,
    coalesce(d.reason, '') as decision_reason, coalesce(d.fen, 0)::bigint as fen, t.kind, t.quantity, t.proceeds_fen, t.disposed_on, t.reason, l.title, l.unit, d.proceeds_entry_id
  from goods.disposal t join goods.lot l on l.id = t.lot_id join directory.area a on a.code = l.area_code
  left join goods.disposal_decision d on d.disposal_id = t.id where ${where} order by t.proposed_at desc, t.id`
export const disposalsOf = async (tx: Tx, lotId: string): Promise<Disposal[]> =>
  (await disposals(sql`t.lot_id = ${lotId}`).execute(tx)).rows
export const findDisposals = async (tx: Tx, ids: readonly string[]): Promise<Disposal[]> =>
  (await disposals(sql`t.id = any(${ids}::uuid[])`).execute(tx)).rows

type NewDisposal = Pick<Disposal, 'lotId' | 'kind' | 'quantity' | 'proceedsFen' | 'disposedOn' | 'reason'>
export async function addDisposal(tx: Tx, one: NewDisposal, { by, byName, now }: Hand): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into goods.disposal (id, lot_id, kind, quantity, proceeds_fen, disposed_on, reason, proposed_by, proposed_name, proposed_at)
    values (${id}, ${one.lotId}, ${one.kind}, ${one.quantity}, ${one.proceedsFen}, ${one.disposedOn}, ${one.reason}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return id
}

/** False when somebody decided first. */
export async function addDisposalDecision(
  tx: Tx,
  { id, proposedBy }: Pick<Disposal, 'id' | 'proposedBy'>,
  { outcome, reason, fen, proceedsEntryId, proceedsLotId }: Decision & Sold,
  { by, byName, now }: Hand,
): Promise<boolean> {
  const { rows } = await sql`
    insert into goods.disposal_decision (disposal_id, outcome, proposed_by, decided_by, decided_name, reason, decided_at, fen, proceeds_entry_id,
      proceeds_lot_id)
    values (${id}, ${outcome}, ${proposedBy}, ${by}, ${byName}, ${reason}, ${now}, ${fen}, ${proceedsEntryId}, ${proceedsLotId}) on conflict do nothing returning disposal_id`.execute(
    tx,
  )
  return rows.length > 0
}

export type StockRow = {
  id: string
  no: string
  title: string
  spec: string
  unit: string
  areaName: string
  storage: string
  quantity: number
  stock: number
  allocated: number
  leftFen: number
  valuation: string
  expiresOn: string | null
  countedOn: string | null
}
const ORDERS = { title: sql`l.title`, expiry: sql`l.expires_on`, value: sql`l.left_fen` } as const
export type StockSearch = { codes: string[] | null; sort: keyof typeof ORDERS; down: boolean }

/** What lies in store: lots with pieces left. */
export async function listStock(tx: Tx, { codes, sort, down, ...paging }: StockSearch & Paging): Promise<StockRow[]> {
  const { rows } = await sql<StockRow>`
    select l.id, l.no, l.title, l.spec, l.unit, a.name as area_name, l.storage, l.quantity, l.stock, l.allocated, l.left_fen, l.valuation, l.expires_on,
      (select max(t.counted_on) from goods.stocktake t join goods.stocktake_decision d on d.stocktake_id = t.id and d.outcome = 'approved'
        where t.lot_id = l.id) as counted_on
    from goods.lot l join directory.area a on a.code = l.area_code where ${all([sql`l.stock > 0`, inCodes(sql`l.area_code`, codes)])}
    order by ${ORDERS[sort]} ${down ? sql`desc nulls last` : sql`asc nulls last`}, l.no ${limitOf(paging)}`.execute(tx)
  return rows
}
export async function sumStock(tx: Tx, { codes }: Pick<StockSearch, 'codes'>) {
  const { rows } = await sql<{ total: number; pieces: number; leftFen: number }>`
    select count(*)::int as total, coalesce(sum(l.stock), 0)::int as pieces, coalesce(sum(l.left_fen), 0)::bigint as left_fen
    from goods.lot l where ${all([sql`l.stock > 0`, inCodes(sql`l.area_code`, codes)])}`.execute(tx)
  return rows[0] ?? { total: 0, pieces: 0, leftFen: 0 }
}

/** Funds that operate, in these areas. */
export async function fundsToReceive(tx: Tx, paths: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; areaCode: string }>`
    select f.id, f.name, f.area_code from fund.pub_fund f join directory.area a on a.code = f.area_code
    where f.state = 'operating' and exists (select from unnest(${paths}::text[]) as p where a.path = p or a.path like p || '.%')
    order by a.path limit 200`.execute(tx)
  return rows
}

/** Where an uploaded file belongs. */
export async function fileInSight(tx: Tx, id: string): Promise<{ areaPath: string | null } | undefined> {
  const { rows } = await sql<{ areaPath: string | null }>`select area_path from platform.file where id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

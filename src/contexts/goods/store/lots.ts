import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { accessErrors, mustHaveChanged } from '#platform/http/errors.ts'
import type { Category, Level, LotState, RestrictionKind, Use } from '../vocabulary.ts'
import type { Hand } from './sql.ts'

/** What was offered. */
export type LotFacts = {
  campaignId: string | null
  earmarkCode: string | null
  title: string
  category: Category
  brand: string
  spec: string
  unit: string
  quantity: number
  isUsed: boolean
  producedOn: string | null
  expiresOn: string | null
  certificate: string
  origin: string
  priceNote: string
  restrictionKind: RestrictionKind
  use: Use | null
  restrictionText: string
  photoIds: string[]
  giverFileId: string | null
  handedOverOn: string
}
/** Values in fen; `leftFen`: what is still in stock is worth. */
export type Lot = LotFacts & {
  id: string
  no: string
  fundId: string
  fundName: string
  charityName: string
  areaCode: string
  areaPath: string
  areaName: string
  earmarkName: string | null
  giverId: string
  giverName: string
  sourceClass: string
  state: LotState
  refusal: string
  recordedBy: string
  recordedName: string
  valuation: Level | null
  valueFen: number | null
  leftFen: number
  poolId: string | null
  ledgerLotId: string | null
  storage: string
  stock: number
  allocated: number
  version: number
}

// The private link's word stays out of what is read.
const COLUMNS = sql.raw(
  `id no fund_id area_code earmark_code giver_id campaign_id source_class title category brand spec unit quantity is_used produced_on expires_on
  certificate origin price_note restriction_kind use restriction_text photo_ids giver_file_id handed_over_on state refusal recorded_by
  recorded_name valuation value_fen left_fen pool_id ledger_lot_id storage stock allocated version`
    .split(/\s+/)
    .map((column) => `l.${column}`)
    .join(', '),
)
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Lot>`
  select ${COLUMNS}, a.path as area_path, a.name as area_name, e.name as earmark_name, coalesce(f.name, '') as fund_name,
    coalesce(f.charity_name, '') as charity_name, coalesce(g.shown_name, '—') as giver_name
  from goods.lot l join directory.area a on a.code = l.area_code left join directory.area e on e.code = l.earmark_code
  left join fund.pub_fund f on f.id = l.fund_id left join giving.pub_giver g on g.id = l.giver_id
  where ${where} order by l.handed_over_on desc, l.no desc ${tail}`

export type LotSearch = {
  codes: string[] | null
  fundId?: string | undefined
  state?: LotState | undefined
  title?: string | undefined
}
const conditions = ({ codes, fundId, state, title }: LotSearch) =>
  all([
    inCodes(sql`l.area_code`, codes),
    fundId !== undefined && sql`l.fund_id = ${fundId}`,
    state !== undefined && sql`l.state = ${state}`,
    title !== undefined && title !== '' && sql`strpos(l.title, ${title}) > 0`,
  ])

export const listLots = async (tx: Tx, { page, pageSize, ...search }: LotSearch & Paging): Promise<Lot[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countLots = (tx: Tx, search: LotSearch): Promise<number> =>
  countOf(tx, sql`goods.lot l where ${conditions(search)}`)
export const findLots = async (tx: Tx, ids: readonly string[]): Promise<Lot[]> =>
  (await select(sql`l.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Holds one lot until the transaction ends, so that its last piece goes to one receiver. */
export async function holdLot(tx: Tx, id: string): Promise<Lot | undefined> {
  await sql`select 1 from goods.lot where id = ${id} for update`.execute(tx)
  return (await findLots(tx, [id]))[0]
}

/** Whoever acts on a held lot must have seen it as it is. */
export function mustBeAt(lot: Pick<Lot, 'version'>, version: number): void {
  if (lot.version !== version) throw accessErrors.stale()
}

/** The next number of a town in a year: WZ2024-0001, without gaps. */
async function nextNo(tx: Tx, areaCode: string, year: string): Promise<string> {
  const { rows } = await sql<{ lastNo: number }>`
    insert into goods.numbering (area_code, year, last_no) values (${areaCode}, ${Number(year)}, 1)
    on conflict (area_code, year) do update set last_no = goods.numbering.last_no + 1 returning last_no`.execute(tx)
  return `WZ${areaCode}-${year}-${String(rows[0]?.lastNo ?? 1).padStart(4, '0')}`
}

type NewLot = LotFacts & {
  fundId: string
  areaCode: string
  giverId: string
  sourceClass: string
  tokenSealed: Buffer
  tokenHash: Buffer
}
export async function addLot(tx: Tx, lot: NewLot, { by, byName, now }: Hand): Promise<{ lotId: string; no: string }> {
  const lotId = randomUUID()
  const no = await nextNo(tx, lot.areaCode, lot.handedOverOn.slice(0, 4))
  await sql`
    insert into goods.lot (id, no, fund_id, area_code, earmark_code, giver_id, campaign_id, source_class, title, category, brand, spec, unit, quantity,
      is_used, produced_on, expires_on, certificate, origin, price_note, restriction_kind, use, restriction_text, photo_ids, giver_file_id,
      handed_over_on, state, token_sealed, token_hash, recorded_by, recorded_name, recorded_at)
    values (${lotId}, ${no}, ${lot.fundId}, ${lot.areaCode}, ${lot.earmarkCode}, ${lot.giverId}, ${lot.campaignId}, ${lot.sourceClass}, ${lot.title},
      ${lot.category}, ${lot.brand}, ${lot.spec}, ${lot.unit}, ${lot.quantity}, ${lot.isUsed}, ${lot.producedOn}, ${lot.expiresOn},
      ${lot.certificate}, ${lot.origin}, ${lot.priceNote}, ${lot.restrictionKind}, ${lot.use}, ${lot.restrictionText}, ${lot.photoIds}::uuid[],
      ${lot.giverFileId}, ${lot.handedOverOn}, 'offered', ${lot.tokenSealed}, ${lot.tokenHash}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return { lotId, no }
}

type Ref = { id: string; version: number }
async function changeLot(tx: Tx, { id, version }: Ref, set: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update goods.lot set ${set}, version = version + 1 where id = ${id} and version = ${version}`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
  return version + 1
}
export const setState = (tx: Tx, ref: Ref, state: LotState, refusal = '') =>
  changeLot(tx, ref, sql`state = ${state}, refusal = ${refusal}`)

/** Somebody acted on it: whoever saw it before that is told. */
export const touch = (tx: Tx, ref: Ref) => changeLot(tx, ref, sql`state = state`)

type Worth = {
  level: Level
  valueFen: number
  poolId: string | null
  ledgerLotId: string | null
  storage: string
}
/** The lot has its value; its pieces come into stock by a movement. */
export const setWorth = (tx: Tx, ref: Ref, { level, valueFen, poolId, ledgerLotId, storage }: Worth) =>
  changeLot(
    tx,
    ref,
    sql`state = 'stocked', valuation = ${level}, value_fen = ${valueFen}, pool_id = ${poolId}, ledger_lot_id = ${ledgerLotId}, storage = ${storage}`,
  )

/** Pieces of a lot set aside for an allocation, or (negative) back again. The lot is held by the caller. */
export async function setAside(tx: Tx, lotId: string, pieces: number): Promise<void> {
  await sql`update goods.lot set allocated = allocated + ${pieces} where id = ${lotId}`.execute(tx)
}

export type Movement = {
  kind: 'in' | 'out' | 'return' | 'disposal' | 'correction'
  /** Signed: what leaves is negative. */
  quantity: number
  /** The value that moves along, signed, fen. */
  fen: number
  /** Pieces that were set aside and leave with it. */
  fromAllocated?: number
  handoutId?: string
  stocktakeId?: string
  disposalId?: string
  takeBackId?: string
}

/** Moves the stock of a held lot and notes why. An emptied lot is finished; a correction may bring it back. */
export async function move(tx: Tx, lot: Pick<Lot, 'id' | 'stock'>, movement: Movement, { by, byName, now }: Hand) {
  const { kind, quantity, fen, fromAllocated = 0, handoutId = null, stocktakeId = null, disposalId = null } = movement
  const { takeBackId = null } = movement
  const stock = lot.stock + quantity
  await sql`update goods.lot set stock = ${stock}, allocated = allocated - ${fromAllocated}, left_fen = left_fen + ${fen},
    state = case when ${stock} = 0 then 'finished' else 'stocked' end where id = ${lot.id}`.execute(tx)
  await sql`insert into goods.movement (id, lot_id, kind, quantity, stock_after, fen, handout_id, stocktake_id, disposal_id, take_back_id, moved_by, moved_name,
      moved_at)
    values (${randomUUID()}, ${lot.id}, ${kind}, ${quantity}, ${stock}, ${fen}, ${handoutId}, ${stocktakeId}, ${disposalId}, ${takeBackId}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return stock
}

type MovementRow = Pick<Movement, 'kind' | 'quantity' | 'fen'> & {
  id: string
  stockAfter: number
  movedName: string
  movedAt: Date
}
export async function listMovements(tx: Tx, { lotId, ...paging }: Paging & { lotId: string }) {
  const { rows } = await sql<MovementRow>`
    select id, kind, quantity, stock_after, fen, moved_name, moved_at from goods.movement where lot_id = ${lotId}
    order by moved_at desc, id ${limitOf(paging)}`.execute(tx)
  return { rows, total: await countOf(tx, sql`goods.movement where lot_id = ${lotId}`) }
}

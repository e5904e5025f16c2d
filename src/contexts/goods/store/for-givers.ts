import { type RawBuilder, sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { Level, LotState, Use } from '../vocabulary.ts'

/** A lot as its giver sees it: what was said of it, how far it came, what it is worth. Values in fen. */
export type LotOfGiver = {
  id: string
  no: string
  fundId: string
  giverId: string
  title: string
  quantity: number
  unit: string
  handedOverOn: string
  restrictionKind: 'none' | 'purpose' | 'group'
  use: Use | null
  restrictionText: string
  state: LotState
  refusal: string
  valuation: Level | null
  valueFen: number | null
  stock: number
  leftFen: number
  inspectedOn: string | null
  /** The day its pieces came into stock, Asia/Shanghai. */
  enteredOn: string | null
}

const select = (where: RawBuilder<unknown>) => sql<LotOfGiver>`
  select l.id, l.no, l.fund_id, l.giver_id, l.title, l.quantity, l.unit, l.handed_over_on, l.restriction_kind, l.use, l.restriction_text, l.state,
    l.refusal, l.valuation, l.value_fen, l.stock, l.left_fen,
    (select max(i.inspected_on) from goods.inspection i join goods.inspection_answer n on n.inspection_id = i.id and n.agrees where i.lot_id = l.id)
      as inspected_on,
    (select to_char(m.moved_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from goods.movement m where m.lot_id = l.id and m.kind = 'in') as entered_on
  from goods.lot l where ${where} order by l.handed_over_on, l.no`

/** The lot that a private link opens, whoever asks; undefined for a word that never was. `hash`: giving's hashOfToken. */
export const lotOfLink = (tx: Tx, hash: Buffer): Promise<LotOfGiver | undefined> =>
  seeingAll(tx, async () => (await select(sql`l.token_hash = ${hash}`).execute(tx)).rows[0])

/** Every lot of these givers, the oldest first. */
export const lotsOfGivers = (tx: Tx, giverIds: readonly string[]): Promise<LotOfGiver[]> =>
  seeingAll(tx, async () => (await select(sql`l.giver_id = any(${giverIds}::uuid[])`).execute(tx)).rows)

/** What went to a community on a day: pieces, their value, and how many received them; what was taken back never went. */
export type HandedOn = {
  lotId: string
  areaName: string
  day: string
  use: Use
  pieces: number
  fen: number
  receivers: number
}
export const handedOf = (tx: Tx, lotIds: readonly string[]): Promise<HandedOn[]> =>
  seeingAll(tx, async () => {
    const { rows } = await sql<HandedOn>`
      select h.lot_id, a.name as area_name, h.handed_on as day, h.use, sum(h.quantity)::int as pieces, sum(h.fen)::bigint as fen,
        count(*)::int as receivers
      from goods.pub_handout h join directory.area a on a.code = h.area_code where h.lot_id = any(${lotIds}::uuid[])
      group by h.lot_id, a.code, a.name, h.handed_on, h.use order by h.handed_on, a.code`.execute(tx)
    return rows
  })

/** What left otherwise, or (below zero) was found when counting; `proceedsLotId`: what it was sold for, in the ledger. */
export type GoneOtherwise = {
  lotId: string
  kind: 'sold' | 'destroyed' | 'counted'
  day: string
  pieces: number
  fen: number
  proceedsFen: number
  proceedsLotId: string | null
}
export async function goneOf(tx: Tx, lotIds: readonly string[]): Promise<GoneOtherwise[]> {
  const { rows } = await sql<GoneOtherwise>`
    select * from (
      select t.lot_id, t.kind, t.disposed_on as day, t.quantity as pieces, d.fen, t.proceeds_fen, d.proceeds_lot_id
      from goods.disposal t join goods.disposal_decision d on d.disposal_id = t.id and d.outcome = 'approved'
      union all
      select t.lot_id, 'counted', t.counted_on, t.book - t.counted, d.fen, 0, null
      from goods.stocktake t join goods.stocktake_decision d on d.stocktake_id = t.id and d.outcome = 'approved' where t.book <> t.counted) gone
    where lot_id = any(${lotIds}::uuid[]) order by day`.execute(tx)
  return rows
}

/** The word of a lot's private link, sealed; null for a lot that was recorded before there were any. */
export async function sealedTokenOf(tx: Tx, lotId: string): Promise<Buffer | null> {
  const { rows } = await sql<{
    tokenSealed: Buffer | null
  }>`select token_sealed from goods.lot where id = ${lotId}`.execute(tx)
  return rows[0]?.tokenSealed ?? null
}

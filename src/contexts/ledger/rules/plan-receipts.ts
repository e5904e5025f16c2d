import { assetOf, incomeOf, netAssetsOf, type ReceiptKind } from './accounts.ts'
import {
  type Book,
  byPool,
  credit,
  type Draw,
  debit,
  freeLots,
  type Lot,
  lotOf,
  type NewLot,
  type Plan,
  poolOf,
  shortOf,
  takeFrom,
} from './book.ts'
import type { Pool } from './restriction.ts'

export type Receipt = { poolId: string; kind: ReceiptKind; fen: number; day: string }

const plain = { use: null, draws: [], reversesId: null, ofId: null }

/** Money or goods come in: one new lot. */
export function planReceipt(book: Book, { poolId, kind, fen, day }: Receipt): Plan {
  const { restriction, earmarkCode } = poolOf(book, poolId)
  const isGoods = kind === 'gift-goods'
  const lines = [debit(assetOf(isGoods), poolId, fen), credit(incomeOf(kind, restriction), poolId, fen)]
  const lot: NewLot = { poolId, kind, isGoods, source: null, fromLotId: null, receivedOn: day, freeFrom: day, fen }
  return { draft: { ...plain, kind, earmarkCode, fen, happenedOn: day, lines, lots: [lot] } }
}

/** A lot and what was transferred out of it, the lot itself first. */
export function familyOf(book: Book, lotId: string): Lot[] {
  const own = lotOf(book, lotId)
  const children = [...book.lots.values()].filter(({ fromLotId }) => fromLotId === lotId)
  return [own, ...children.flatMap(({ id }) => familyOf(book, id))]
}

/** Part of a gift goes back to its giver: only what is left of it, also where it has been transferred to. */
export function planGiveBack(
  book: Book,
  { lotId, fen, day, drawnBy }: { lotId: string; fen: number; day: string; drawnBy: readonly string[] },
): Plan {
  const { kind, isGoods } = lotOf(book, lotId)
  if (kind !== 'gift' && kind !== 'gift-goods') return { refused: { why: 'notAGift' } }
  const free = freeLots(familyOf(book, lotId), day)
  const { draws, short } = takeFrom(free, fen)
  if (short > 0) return { refused: { why: 'lotShort', asked: fen, there: fen - short, by: drawnBy } }
  const lines = byPool(draws).flatMap(([poolId, part]) => [
    debit(incomeOf(kind, poolOf(book, poolId).restriction), poolId, part),
    credit(assetOf(isGoods), poolId, part),
  ])
  const earmarkCode = poolOf(book, lotOf(book, lotId).poolId).earmarkCode
  return { draft: { ...plain, kind: 'refund', earmarkCode, fen, happenedOn: day, lines, lots: [], draws } }
}

/** Money moves from one pool to another; each lot it comes from leaves a lot there, of the same gift and age. */
export function planTransfer(
  book: Book,
  { fromPoolId, toPoolId, fen, day }: { fromPoolId: string; toPoolId: string; fen: number; day: string },
): Plan {
  const [from, to] = [poolOf(book, fromPoolId), poolOf(book, toPoolId)]
  const cash = cashOf(book, from)
  const { draws, short } = takeFrom(freeLots(cash, day), fen)
  if (short > 0) return { refused: { why: 'poolShort', ...shortOf(() => cash, { asked: fen, day, held: from.cash }) } }
  const lines = [
    debit('1002', toPoolId, fen),
    credit('1002', fromPoolId, fen),
    debit(netAssetsOf(from.restriction), fromPoolId, fen),
    credit(netAssetsOf(to.restriction), toPoolId, fen),
  ]
  const lots = draws.map((draw) => movedLot(lotOf(book, draw.lotId), draw, toPoolId, day))
  const { earmarkCode } = to
  return { draft: { ...plain, kind: 'transfer', earmarkCode, fen, happenedOn: day, lines, lots, draws } }
}

const cashOf = (book: Book, pool: Pool): Lot[] =>
  [...book.lots.values()]
    .filter(({ poolId, isGoods, left }) => poolId === pool.id && !isGoods && left > 0)
    .toSorted((a, b) => a.receivedOn.localeCompare(b.receivedOn) || a.seq - b.seq)

const movedLot = (
  { id, kind, isGoods, source, receivedOn }: Lot,
  { fen }: Draw,
  poolId: string,
  day: string,
): NewLot => ({
  ...{ poolId, kind, isGoods, source, fromLotId: id, receivedOn, freeFrom: day, fen },
})

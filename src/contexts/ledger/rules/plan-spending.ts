import { type AccountCode, assetOf, costOf, LOSS, SURPLUS } from './accounts.ts'
import {
  type Book,
  byPool,
  credit,
  type Draw,
  debit,
  freeLots,
  isOfGoods,
  type Lot,
  leftOf,
  type Plan,
  type Posted,
  poolOf,
  type SpendKind,
  shortOf,
  sumOf,
  takeFrom,
} from './book.ts'
import { admits, type Pool, type Purpose, rankOf } from './restriction.ts'
import { shareOut } from './shares.ts'

/** `lotIds`: only these lots, where it matters which goods went out. */
export type Spending = Purpose & { kind: SpendKind; fen: number; lotIds?: readonly string[] | undefined }

/** Pays out of what was there on the day: restricted pools that match first, then unrestricted; oldest gift first; a fee by shares of what pools hold. */
export function planSpend(book: Book, spending: Spending): Plan {
  const { kind, use, earmarkCode, fen, day } = spending
  const isGoods = isOfGoods(kind)
  const lots = freeLots(lotsFor(book, spending), day)
  if (leftOf(lots) < fen) {
    const lotsOn = (on: string) => lotsFor(book, { ...spending, day: on })
    return { refused: { why: 'poolShort', ...shortOf(lotsOn, { asked: fen, day, held: allOf(book, isGoods) }) } }
  }
  const draws = kind === 'fee' ? drawShares(lots, fen) : takeFrom(lots, fen).draws
  const lines = byPool(draws).flatMap(([poolId, part]) => [
    debit(costFor(spending), poolId, part),
    credit(assetOf(isGoods), poolId, part),
  ])
  const rest = { reversesId: null, ofId: null, lots: [] }
  return { draft: { kind, use, earmarkCode, fen, happenedOn: day, lines, draws, ...rest } }
}

const costFor = ({ kind, use }: Spending): AccountCode => {
  if (kind === 'goods-loss') return LOSS
  return kind === 'surplus-out' ? SURPLUS : costOf(use)
}

const allOf = ({ pools }: Book, isGoods: boolean): number =>
  [...pools.values()].reduce((sum, { cash, goods }) => sum + (isGoods ? goods : cash), 0)

/** The lots that may pay, whatever the day they came, in the order in which they do. */
function lotsFor(book: Book, { kind, lotIds, ...purpose }: Spending): Lot[] {
  const isGoods = isOfGoods(kind)
  // What is lost is lost whatever it was meant for: the lots are named.
  const mayPay = (pool: Pool): boolean => {
    if (kind === 'goods-loss') return lotIds !== undefined
    // What ends with its fund goes on to the like purpose, restricted or not: the disposal says so.
    return kind === 'surplus-out' || admits(pool, purpose)
  }
  const ranks = new Map([...book.pools.values()].filter(mayPay).map((pool) => [pool.id, rankOf(pool)]))
  return [...book.lots.values()]
    .filter((lot) => lot.left > 0 && lot.isGoods === isGoods && ranks.has(lot.poolId))
    .filter(({ id }) => !lotIds || lotIds.includes(id))
    .toSorted(
      (a, b) =>
        (ranks.get(a.poolId) ?? 0) - (ranks.get(b.poolId) ?? 0) ||
        a.receivedOn.localeCompare(b.receivedOn) ||
        a.seq - b.seq,
    )
}

/** Every pool bears its share, and loses no fen to rounding. */
function drawShares(lots: readonly Lot[], fen: number): Draw[] {
  const held = byPool(lots.map(({ poolId, left }) => ({ poolId, fen: left })))
  const shares = shareOut(
    fen,
    held.map(([, left]) => left),
  )
  return held.flatMap(
    ([pool], index) =>
      takeFrom(
        lots.filter(({ poolId }) => poolId === pool),
        shares[index] ?? 0,
      ).draws,
  )
}

/** Money comes back from a spending: to the lots it came from, the one drawn last first. */
export function planRecover(
  book: Book,
  spend: Posted,
  { fen, day, returned }: { fen: number; day: string; returned: ReadonlyMap<string, number> },
): Plan {
  const open = spend.draws
    .map((draw) => ({ ...draw, fen: draw.fen - (returned.get(draw.lotId) ?? 0) }))
    .filter((draw) => draw.fen > 0)
  const there = sumOf(open)
  if (fen > there) return { refused: { why: 'overReturned', asked: fen, there } }
  const draws: Draw[] = []
  let rest = fen
  for (const draw of open.toReversed()) {
    const back = Math.min(rest, draw.fen)
    if (back > 0) draws.push({ ...draw, fen: -back })
    rest -= back
  }
  const isGoods = isOfGoods(spend.kind)
  const lines = byPool(draws).flatMap(([poolId, part]) => [
    debit(assetOf(isGoods), poolOf(book, poolId).id, -part),
    credit(costOf(spend.use), poolId, -part),
  ])
  const { use, earmarkCode } = spend
  const draft = { kind: 'recover' as const, use, earmarkCode, fen, happenedOn: day, lines, draws, lots: [] }
  return { draft: { ...draft, reversesId: null, ofId: spend.id } }
}

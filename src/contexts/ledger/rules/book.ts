import { ACCOUNTS, type AccountCode, type ReceiptKind, type Side } from './accounts.ts'
import type { Pool, Use } from './restriction.ts'

/**
 * The book of one fund as arithmetic: amounts are whole fen, days 'YYYY-MM-DD'. A plan (plan-*.ts) says what an entry
 * would be, `enter` gives the book after it. The store writes the very same drafts.
 */
export type SpendKind = 'grant' | 'goods-out' | 'goods-loss' | 'surplus-out' | 'fee'
/** Whether goods leave, rather than money. */
export const isOfGoods = (kind: EntryKind): boolean => kind === 'goods-out' || kind === 'goods-loss'
export type EntryKind = ReceiptKind | SpendKind | 'refund' | 'recover' | 'transfer' | 'carry-over'

export type Source = { kind: string; id: string }

/**
 * What one receipt has left, all that was ever posted considered. `seq`: the order of receipt in the fund. `freeFrom`:
 * the day it came into its pool. `moves`: by day, what was taken less what came back; a book that plans for a day needs
 * only the days after it.
 */
export type Lot = {
  id: string
  seq: number
  poolId: string
  entryId: string
  kind: ReceiptKind
  isGoods: boolean
  source: Source
  /** The lot it was transferred from. */
  fromLotId: string | null
  receivedOn: string
  freeFrom: string
  fen: number
  left: number
  moves: ReadonlyMap<string, number>
}
/** `source` null: what the entry itself is from. */
export type NewLot = Omit<Lot, 'id' | 'seq' | 'entryId' | 'left' | 'moves' | 'source'> & { source: Source | null }

/** A debit or credit; `fen` is negative on a red-letter entry only. */
export type Line = { account: AccountCode; poolId: string; side: Side; fen: number }
/** What an entry took from a lot, or (negative) gave back to it. */
export type Draw = { lotId: string; poolId: string; fen: number }

/** An entry before it has a number. `fen` is negative on a red-letter entry. */
export type Draft = {
  kind: EntryKind
  use: Use | null
  earmarkCode: string | null
  fen: number
  happenedOn: string
  lines: readonly Line[]
  lots: readonly NewLot[]
  draws: readonly Draw[]
  reversesId: string | null
  /** The spending that a recovery is of. */
  ofId: string | null
}
/** An entry that stands. `lotIds`: the lots it made. */
export type Posted = Omit<Draft, 'lots'> & { id: string; lotIds: readonly string[]; isReversed: boolean }

export type Book = { pools: ReadonlyMap<string, Pool>; lots: ReadonlyMap<string, Lot> }

/** Why there is no entry. Amounts in fen; `by`: ids of the entries that stand in the way. */
export type Refused =
  | ({ why: 'poolShort' } & Short)
  | { why: 'lotShort'; asked: number; there: number; by: readonly string[] }
  | { why: 'lotDrawn'; by: readonly string[] }
  | { why: 'overReturned'; asked: number; there: number }
  | { why: 'recoveredAlready'; by: readonly string[] }
  | { why: 'notReversible' }
  | { why: 'notAGift' }
/**
 * `there`: what could be used on the day. `later`: what could, but came or came back only after it; `enoughFrom`: the
 * first day on which what is asked was there. `elsewhere`: what may never be used for this.
 */
export type Short = {
  asked: number
  day: string
  there: number
  later: number
  enoughFrom: string | null
  elsewhere: number
}
export type Plan = { draft: Draft } | { refused: Refused }

export const signed = ({ side, fen }: Line): number => (side === 'debit' ? fen : -fen)
export const debit = (account: AccountCode, poolId: string, fen: number): Line => ({
  ...{ account, poolId, side: 'debit', fen },
})
export const credit = (account: AccountCode, poolId: string, fen: number): Line => ({
  ...{ account, poolId, side: 'credit', fen },
})
export const sumOf = (rows: readonly { fen: number }[]): number => rows.reduce((sum, { fen }) => sum + fen, 0)

/** Amounts by pool, in the order the pools come. */
export function byPool(rows: readonly { poolId: string; fen: number }[]): [poolId: string, fen: number][] {
  const sums = new Map<string, number>()
  for (const { poolId, fen } of rows) sums.set(poolId, (sums.get(poolId) ?? 0) + fen)
  return [...sums]
}

/**
 * What may be taken from a lot on a day, which may lie back: what it holds at the end of that day and of every day
 * since, so that what came back later, or has been used since, is not used before.
 */
export function freeOn({ left, freeFrom, moves }: Lot, day: string): number {
  if (freeFrom > day) return 0
  const later = [...moves].filter(([on]) => on > day).toSorted(([a], [b]) => b.localeCompare(a))
  let held = left
  let least = left
  for (const [, fen] of later) {
    held += fen
    least = Math.min(least, held)
  }
  return least
}

/** The lots that have something to take on a day, each with that much left. */
export const freeLots = (lots: Iterable<Lot>, day: string): Lot[] =>
  [...lots].map((lot) => ({ ...lot, left: freeOn(lot, day) })).filter(({ left }) => left > 0)

export const leftOf = (lots: readonly Lot[]): number => lots.reduce((sum, { left }) => sum + left, 0)

/** Why lots do not suffice. `lotsOn`: those that may pay on a day, whenever they came; `held`: of all pools. */
export function shortOf(
  lotsOn: (day: string) => readonly Lot[],
  { asked, day, held }: { asked: number; day: string; held: number },
): Short {
  const lots = lotsOn(day)
  const thereOn = (on: string): number => leftOf(freeLots(lotsOn(on), on))
  const there = thereOn(day)
  const all = leftOf(lots)
  const days = new Set(lots.flatMap(({ freeFrom, moves }) => [freeFrom, ...moves.keys()]))
  const enoughFrom = [...days].toSorted().find((on) => on > day && thereOn(on) >= asked) ?? null
  return { asked, day, there, later: all - there, enoughFrom, elsewhere: held - all }
}

/** Takes an amount from lots in the given order; `short` is what they cannot give. */
export function takeFrom(lots: readonly Lot[], fen: number): { draws: Draw[]; short: number } {
  const draws: Draw[] = []
  let short = fen
  for (const lot of lots) {
    const take = Math.min(lot.left, short)
    if (take > 0) draws.push({ lotId: lot.id, poolId: lot.poolId, fen: take })
    short -= take
    if (short === 0) break
  }
  return { draws, short }
}

/** Errors: a bug when the book has no such lot. */
export function lotOf(book: Book, id: string): Lot {
  const lot = book.lots.get(id)
  if (!lot) throw new Error(`no lot ${id}`)
  return lot
}
export function poolOf(book: Book, id: string): Pool {
  const pool = book.pools.get(id)
  if (!pool) throw new Error(`no pool ${id}`)
  return pool
}

/** The book after an entry; its lots are called `lotIds`, in their order. */
export function enter(
  book: Book,
  draft: Draft,
  { id, source, lotIds }: { id: string; source: Source; lotIds: readonly string[] },
): Book {
  const pools = new Map(book.pools)
  const lots = new Map(book.lots)
  for (const line of draft.lines) {
    const { holds } = ACCOUNTS[line.account]
    const pool = pools.get(line.poolId)
    if (!holds || !pool) continue
    pools.set(pool.id, { ...pool, [holds]: pool[holds] + signed(line) })
  }
  for (const { lotId, fen } of draft.draws) {
    const lot = lotOf(book, lotId)
    const moved = (lot.moves.get(draft.happenedOn) ?? 0) + fen
    lots.set(lotId, { ...lot, left: lot.left - fen, moves: new Map(lot.moves).set(draft.happenedOn, moved) })
  }
  for (const [index, made] of draft.lots.entries()) {
    const lotId = lotIds[index] ?? `${id}.${index}`
    const given = made.source ?? source
    const fresh = { id: lotId, seq: lots.size + 1, entryId: id, source: given, left: made.fen, moves: new Map() }
    lots.set(lotId, { ...made, ...fresh })
  }
  return { pools, lots }
}

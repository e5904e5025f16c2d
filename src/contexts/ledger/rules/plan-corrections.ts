import { ACCOUNTS, type AccountCode, isRestricted, netAssetsOf } from './accounts.ts'
import { type Book, type Draw, type Line, lotOf, type Plan, type Posted, poolOf } from './book.ts'

export type Obstacles = {
  /** Which entries drew on a lot and were not taken back, by lot. */
  drawnBy: ReadonlyMap<string, readonly string[]>
  /** Recoveries of this spending that stand. */
  recoveries: readonly string[]
}

/** The red-letter entry: the same lines in negative, its draws undone. Refused while something rests on the entry. */
export function planReversal(
  book: Book,
  posted: Posted,
  { day, drawnBy, recoveries }: Obstacles & { day: string },
): Plan {
  if (posted.reversesId || posted.isReversed || posted.kind === 'carry-over')
    return { refused: { why: 'notReversible' } }
  if (recoveries.length > 0) return { refused: { why: 'recoveredAlready', by: recoveries } }
  const drawn = posted.lotIds.filter((id) => lotOf(book, id).left < lotOf(book, id).fen)
  if (drawn.length > 0)
    return { refused: { why: 'lotDrawn', by: [...new Set(drawn.flatMap((id) => drawnBy.get(id) ?? []))] } }
  const undone = posted.draws.map((draw): Draw => ({ ...draw, fen: 0 - draw.fen }))
  const gone = undone.filter(({ lotId, fen }) => fen > lotOf(book, lotId).left)
  if (gone.length > 0)
    return { refused: { why: 'lotDrawn', by: [...new Set(gone.flatMap(({ lotId }) => drawnBy.get(lotId) ?? []))] } }
  const taken = posted.lotIds.map(
    (id): Draw => ({ lotId: id, poolId: lotOf(book, id).poolId, fen: lotOf(book, id).fen }),
  )
  const lines = posted.lines.map((line): Line => ({ ...line, fen: 0 - line.fen }))
  const { kind, use, earmarkCode, ofId } = posted
  const rest = { kind, use, earmarkCode, ofId, lines, lots: [], draws: [...undone, ...taken], reversesId: posted.id }
  return { draft: { ...rest, fen: 0 - posted.fen, happenedOn: day } }
}

/** What an account of income or cost stands at in one pool: debit positive, fen. */
export type Standing = { poolId: string; account: AccountCode; fen: number }

/**
 * Month's end: income and cost go into net assets, and restricted net assets whose restriction was fulfilled by spending
 * become unrestricted (民间非营利组织会计制度). Undefined when nothing came in or went out.
 */
export function planCarryOver(book: Book, standings: readonly Standing[], day: string): Plan | undefined {
  const open = standings.filter(({ account, fen }) => fen !== 0 && ['income', 'cost'].includes(ACCOUNTS[account].class))
  if (open.length === 0) return undefined
  const order = [...book.pools.keys()]
  const sorted = open.toSorted(
    (a, b) => order.indexOf(a.poolId) - order.indexOf(b.poolId) || a.account.localeCompare(b.account),
  )
  const lines = sorted.flatMap((standing) => carried(book, standing))
  const fen = lines.filter(({ side }) => side === 'debit').reduce((sum, line) => sum + line.fen, 0)
  const rest = { use: null, earmarkCode: null, lots: [], draws: [], reversesId: null, ofId: null }
  return { draft: { ...rest, kind: 'carry-over', fen, happenedOn: day, lines } }
}

function carried(book: Book, { poolId, account, fen }: Standing): Line[] {
  const { restriction } = poolOf(book, poolId)
  const away = opposite(account, poolId, fen)
  if (ACCOUNTS[account].class === 'income') return paired(away, opposite(netAssetsOf(restriction), poolId, -fen))
  const paid = paired(away, opposite('3101', poolId, -fen))
  return isRestricted(restriction) ? [...released(poolId, fen), ...paid] : paid
}

/** The restriction is fulfilled: that much is no longer restricted. */
const released = (poolId: string, fen: number): Line[] =>
  paired(opposite('3102', poolId, -fen), opposite('3101', poolId, fen))

/** Debit before credit, as an entry is written (先借后贷). */
const paired = (one: Line, other: Line): Line[] => (one.side === 'debit' ? [one, other] : [other, one])

/** The line that takes a standing away. */
const opposite = (account: AccountCode, poolId: string, fen: number): Line => ({
  ...{ account, poolId, side: fen > 0 ? 'credit' : 'debit', fen: Math.abs(fen) },
})

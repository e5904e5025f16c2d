/**
 * “我捐的钱去哪了”: the way of one gift, every fen of it. The ledger says which parts of it were drawn by which entry;
 * here they are put together by what they became. Whole fen.
 */
export type DrawnTo = {
  /** What it became: a project, goods handed out, the management fee, or given back. */
  kind: 'grant' | 'goods-out' | 'fee' | 'refund'
  /** Tells one project from another. */
  key: string
  title: string
  use: string | null
  /** People and minutes of the whole project; null where it does not say. */
  people: number | null
  minutes: number | null
  isOver: boolean
}
/** Below zero: money came back from there, and waits again. */
export type Drawn = { fen: number; happenedOn: string; to: DrawnTo }
export type WayPart = DrawnTo & { fen: number; from: string; until: string }
export type Way = { fen: number; parts: WayPart[]; waitingFen: number }

/**
 * Parts in the order the gift reached them, then what still waits; what came back entirely is no part. They add up to
 * the gift. Errors: RangeError when they do not – then the book and the gift disagree, and nothing half-true is shown.
 */
export function wayOf(fen: number, leftFen: number, draws: readonly Drawn[]): Way {
  const groups = Map.groupBy(draws, ({ to }) => `${to.kind}:${to.key}`)
  const parts = [...groups.values()].flatMap((rows) => {
    const [first] = rows
    const gone = rows.reduce((sum, row) => sum + row.fen, 0)
    if (!first || gone === 0) return []
    const days = rows.map(({ happenedOn }) => happenedOn).toSorted()
    return [{ ...first.to, fen: gone, from: days[0] ?? '', until: days.at(-1) ?? '' }]
  })
  const whole = parts.reduce((sum, part) => sum + part.fen, leftFen)
  if (whole !== fen) throw new RangeError(`the way of a gift of ${fen} fen adds up to ${whole}`)
  return { fen, parts: parts.toSorted((a, b) => a.from.localeCompare(b.from)), waitingFen: leftFen }
}

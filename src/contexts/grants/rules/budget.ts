/** One line of a budget: amounts in fen. */
export type Line = { item: string; unitFen: number; quantity: number; amountFen: number }

export type BudgetFault =
  | { kind: 'empty' }
  | { kind: 'line'; position: number; shouldBe: number; is: number }
  | { kind: 'sum'; lines: number; sources: number }

/**
 * What is wrong with a budget, or undefined: each line is unit price times quantity, and all lines together are exactly
 * what is asked for and the other income together.
 */
export function faultOf(lines: readonly Line[], askedFen: number, otherIncomeFen: number): BudgetFault | undefined {
  if (lines.length === 0) return { kind: 'empty' }
  const at = lines.findIndex(({ unitFen, quantity, amountFen }) => unitFen * quantity !== amountFen)
  const line = lines[at]
  if (line) return { kind: 'line', position: at + 1, shouldBe: line.unitFen * line.quantity, is: line.amountFen }
  const sum = lines.reduce((total, { amountFen }) => total + amountFen, 0)
  const sources = askedFen + otherIncomeFen
  return sum === sources ? undefined : { kind: 'sum', lines: sum, sources }
}

/** A line as it stands while somebody types it. */
export type TypedLine = { unitFen?: number | undefined; quantity?: number | undefined } | undefined

/** Unit price times quantity in fen; nothing until both are whole. */
export function lineFen(line: TypedLine): number {
  const amount = (line?.unitFen ?? 0) * (line?.quantity ?? 0)
  return Number.isSafeInteger(line?.unitFen) && Number.isSafeInteger(amount) ? amount : 0
}

/** All lines together, fen. */
export const linesFen = (lines: readonly TypedLine[]): number => lines.reduce((sum, line) => sum + lineFen(line), 0)

/** A payment as far as rules care. */
export type Paid = { position: number; fen: number; state: 'prepared' | 'checked' | 'approved' | 'paid' | 'refused' }

/** What is still free of an instalment and of the grant, counting payments on their way. Fen. */
export function freeOf(
  grantedFen: number,
  instalment: { position: number; fen: number },
  payments: readonly Paid[],
): { instalmentFen: number; grantFen: number } {
  const live = payments.filter(({ state }) => state !== 'refused')
  const sum = (some: readonly Paid[]): number => some.reduce((total, { fen }) => total + fen, 0)
  return {
    instalmentFen: instalment.fen - sum(live.filter(({ position }) => position === instalment.position)),
    grantFen: grantedFen - sum(live),
  }
}

/** What of a grant was paid, is not back, and was not settled otherwise; money back after a write-off makes it none. Fen. */
export const outstandingOf = (grant: { paidFen: number; returnedFen: number; settledFen: number }): number =>
  Math.max(0, grant.paidFen - grant.returnedFen - grant.settledFen)

/** Shares money back over payments, the last payment first; undefined when more comes back than was paid. Fen. */
export function shareBack<P extends { leftFen: number }>(
  fen: number,
  payments: readonly P[],
): { payment: P; fen: number }[] | undefined {
  let open = fen
  const shares: { payment: P; fen: number }[] = []
  for (const payment of payments.toReversed()) {
    const part = Math.min(open, payment.leftFen)
    if (part > 0) shares.push({ payment, fen: part })
    open -= part
  }
  return open === 0 ? shares : undefined
}

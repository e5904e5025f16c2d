/**
 * Shares a whole amount out by weight so that not a fen is lost: everybody gets the whole part, what is over goes to the
 * largest remainders, the earlier first among equals. No share is larger than its weight while the total is not.
 * Errors: RangeError without any weight, or beyond what whole numbers hold.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum <= 0 || !Number.isSafeInteger(sum) || !Number.isSafeInteger(total))
    throw new RangeError('nothing to share by')
  // Products of two amounts in fen pass 2^53: they are made as big integers.
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight))
  const shares = exact.map((one) => Number(one / BigInt(sum)))
  const over = total - shares.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((one, index) => ({ index, remainder: one % BigInt(sum) }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of byRemainder.slice(0, over)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}

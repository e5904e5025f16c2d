/** Five or more scorers: the highest and the lowest are left out; three: nothing is (domain.md §11.3). */
const DROP_FROM = 5

/** How far apart the highest and the lowest total are, in centi-points. */
export const spreadOf = (totals: readonly number[]): number =>
  totals.length === 0 ? 0 : Math.max(...totals) - Math.min(...totals)

export const isApart = (totals: readonly number[], mostCenti: number): boolean => spreadOf(totals) > mostCenti

/** Which totals count, in the order given. */
export function counted(totals: readonly number[]): boolean[] {
  if (totals.length < DROP_FROM) return totals.map(() => true)
  const order = totals.map((_, index) => index).sort((a, b) => (totals[a] ?? 0) - (totals[b] ?? 0))
  const dropped = [order[0], order.at(-1)]
  return totals.map((_, index) => !dropped.includes(index))
}

/** The mean of the totals that count, to two decimals (whole centi-points, half up). Errors: nobody scored. */
export function resultOf(totals: readonly number[]): number {
  const keeps = counted(totals)
  const kept = totals.filter((_, index) => keeps[index])
  if (kept.length === 0) throw new Error('a result of no scores')
  const sum = kept.reduce((one, other) => one + other, 0)
  return Math.floor((2 * sum + kept.length) / (2 * kept.length))
}

/** The mean of one item over the members whose totals count, in centi-points, half up. */
export const itemMean = (centis: readonly number[]): number =>
  centis.length === 0
    ? 0
    : Math.floor((2 * centis.reduce((one, other) => one + other, 0) + centis.length) / (2 * centis.length))

/** Fewer than this many people are never told as a number. */
export const LEAST = 5

/**
 * Which of some counts may be told beside their sum: those from 1 to 4 are not; and where the sum less the others would give
 * one away, or tell of fewer than five together, the next smallest is kept back with them. Zero is told: it is nobody.
 */
export function tellable(counts: readonly number[]): boolean[] {
  const hidden = new Set(counts.flatMap((count, at) => (count > 0 && count < LEAST ? [at] : [])))
  const others = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count, at }) => count > 0 && !hidden.has(at))
    .toSorted((one, other) => one.count - other.count)
  const sum = () => [...hidden].reduce((total, at) => total + (counts[at] ?? 0), 0)
  for (const { at } of others) {
    if (hidden.size === 0 || (hidden.size > 1 && sum() >= LEAST)) break
    hidden.add(at)
  }
  return counts.map((_, at) => !hidden.has(at))
}

/** The counts with null for what is not told. */
export function told<R extends { count: number }>(rows: readonly R[]): (Omit<R, 'count'> & { count: number | null })[] {
  const shown = tellable(rows.map(({ count }) => count))
  return rows.map((row, at) => ({ ...row, count: shown[at] ? row.count : null }))
}

/** A sum that stands alone: 1 to 4 are not told. */
export const toldAlone = (count: number): number | null => (count > 0 && count < LEAST ? null : count)

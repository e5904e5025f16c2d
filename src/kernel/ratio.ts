/** A share kept as two counts, so that a threshold is compared exactly and never through a float. */
export type Ratio = { readonly part: number; readonly whole: number }

export const percent = (points: number): Ratio => ({ part: points, whole: 100 })

/** “以上” includes the number (Civil Code 1259): 150 of 1000 is at least 15 %. A share of nothing reaches no floor. */
export const atLeast = (share: Ratio, floor: Ratio): boolean =>
  share.whole > 0 && share.part * floor.whole >= floor.part * share.whole

/** '14.99%': two decimals, rounded down, so 14.996 % never shows as 15.00 %. An empty whole has no percentage. */
export function showPercent({ part, whole }: Ratio): string {
  if (whole === 0) return '—'
  const hundredths = Number((BigInt(part) * 10_000n) / BigInt(whole))
  return `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`
}

/** How many more of `part` are needed to reach the floor, `whole` unchanged; 0 when it is reached. */
export const missingToReach = ({ part, whole }: Ratio, floor: Ratio): number =>
  Math.max(0, Math.ceil((floor.part * whole) / floor.whole) - part)

/** The screen that an address names, '3' for the third: never further than what was typed before allows, never before the first. */
export const stepFrom = (named: string | null, furthest: number): number =>
  Math.max(0, Math.min(Math.trunc(Number(named ?? 1)) - 1 || 0, furthest))

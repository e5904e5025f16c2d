/**
 * How much management fee may still be taken: the agreed rate on all money ever given, less what was taken. Whole fen,
 * rounded down; never below 0. The agreement sets the rate (慈善法: 捐赠协议对单项捐赠财产的管理费用有约定的，按照其约定).
 */
export const feeLeft = ({
  givenFen,
  takenFen,
  rateBp,
}: {
  givenFen: number
  takenFen: number
  rateBp: number
}): number => Math.max(0, Number((BigInt(Math.max(0, givenFen)) * BigInt(rateBp)) / 10_000n) - takenFen)

/** 250 → '2.5%'. */
export const showRate = (basisPoints: number): string => `${basisPoints / 100}%`

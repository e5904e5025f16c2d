import { fen as money, showYuan } from '#kernel/money.ts'

/** Fen as yuan with two decimals: '1,234.50'. */
export const yuan = (fen: number): string => showYuan(money(fen))

/** Fen in few characters, for the axis of a chart: '3.5万', '800'. Never for sums. */
export function shortYuan(fen: number): string {
  const whole = Math.round(fen / 100)
  if (Math.abs(whole) < 10_000) return String(whole)
  return `${(whole / 10_000).toFixed(1).replace(/\.0$/, '')}万`
}

/** The top of an axis: 1, 2 or 5 times a power of ten, not below the largest value; at least one yuan. */
export function axisTop(fen: number): number {
  const least = Math.max(fen, 100)
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 5, 10].find((one) => one * power >= least) ?? 10
  return step * power
}

/** From a day to a day, both included; no last day while it runs on. Days are 'YYYY-MM-DD'. */
export type Period = { from: string; to: string | null }

const startsBefore = (one: Period, other: Period): boolean => other.to === null || one.from <= other.to

/** Whether two periods share a day. */
export const overlap = (one: Period, other: Period): boolean => startsBefore(one, other) && startsBefore(other, one)

/** What is wrong with the days of a period, or null. */
export function faultOfPeriod({ from, to }: Period, today: string): string | null {
  if (from > today) return '任职起日晚于今天'
  if (to !== null && to < from) return '离任日期早于任职起日'
  return to !== null && to > today ? '离任日期晚于今天' : null
}

import { quarterOf } from '#kernel/time.ts'

/** '2024年第1季度', of any day in it. */
export const quarterTitle = (day: string): string => {
  const { year, quarter } = quarterOf(day)
  return `${year}年第${quarter}季度`
}

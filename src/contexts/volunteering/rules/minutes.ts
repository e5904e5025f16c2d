/** A day has no more: nobody serves longer on one date. */
export const MINUTES_OF_A_DAY = 24 * 60

/**
 * Minutes from what a sheet states: hours (up to two decimals, odd seconds dropped) or minutes, exactly one of them.
 * Time is the time actually given (《志愿服务条例》 and the record rules); the sentence says what is wrong instead.
 */
export function minutesOf({ hours, minutes }: { hours: number | null; minutes: number | null }): number | string {
  if (hours === null && minutes === null) return '请填写时长（小时）或时长（分钟）'
  if (hours !== null && minutes !== null) return '时长（小时）和时长（分钟）只填一列'
  const whole = minutes ?? Math.floor(Math.round((hours ?? 0) * 6000) / 100)
  if (whole < 1) return '时长须大于0'
  return whole <= MINUTES_OF_A_DAY ? whole : '一次服务的时长不能超过24小时'
}

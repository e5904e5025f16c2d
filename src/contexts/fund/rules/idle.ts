import { addMonths, daysBetween, showDate } from '#kernel/time.ts'

/** A fund that paid nothing for long. `since`: its last payment, or the day it began to operate. Days 'YYYY-MM-DD'. */
export type Idle = { since: string; level: 'warn' | 'end'; months: number }
export type IdleLimits = { idleWarnMonths: number; idleEndMonths: number }

/** Undefined while it pays, or its time is not up. So many whole months to the day are up on that day. */
export function idleSince(
  since: string,
  today: string,
  { idleWarnMonths, idleEndMonths }: IdleLimits,
): Idle | undefined {
  const isUp = (months: number): boolean => daysBetween(addMonths(since, months), today) >= 0
  if (isUp(idleEndMonths)) return { since, level: 'end', months: idleEndMonths }
  return isUp(idleWarnMonths) ? { since, level: 'warn', months: idleWarnMonths } : undefined
}

/** What to do about it, for who answers for the fund (platform's own limits; 湘、鄂办法 “长期不用的整改、终止” as reference). */
export const idleWords = ({ since, level, months }: Idle): string =>
  `自${showDate(since)}起没有支出，已满${months}个月：${
    level === 'end' ? '建议提请管委会表决终止，或报慈善组织整改' : '请与管委会商定用款计划'
  }（平台默认期限）`

import { addDays } from './time.ts'

/** The State Council's yearly arrangement: days off, and weekends worked in exchange. */
export type WorkCalendar = { off: ReadonlySet<string>; workedWeekends: ReadonlySet<string>; years: ReadonlySet<string> }

export class CalendarMissing extends Error {
  constructor(year: string) {
    super(`尚未录入${year}年的放假安排，无法推算工作日。请系统管理员补充工作日历后重试`)
  }
}

/** Errors: CalendarMissing for a year whose arrangement is not known. */
export function isWorkingDay(date: string, calendar: WorkCalendar): boolean {
  if (!calendar.years.has(date.slice(0, 4))) throw new CalendarMissing(date.slice(0, 4))
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (calendar.off.has(date)) return false
  return calendar.workedWeekends.has(date) || (weekday !== 0 && weekday !== 6)
}

/** The day that is `days` working days after `date`; the first day is not counted (Civil Code 201). */
export function addWorkingDays(date: string, days: number, calendar: WorkCalendar): string {
  let current = date
  for (let left = days; left > 0; ) {
    current = addDays(current, 1)
    if (isWorkingDay(current, calendar)) left -= 1
  }
  return current
}

/** How many working days lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}

/** A period that would end on a day off ends on the next working day (Civil Code 203). */
export function endOfPeriod(date: string, calendar: WorkCalendar): string {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar)
}

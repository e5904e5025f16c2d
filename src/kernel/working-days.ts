import { addDays } from './time.ts'

/** The State Council's yearly arrangement: days off, and weekends worked in exchange. */
export type WorkCalendar = { off: ReadonlySet<string>; workedWeekends: ReadonlySet<string>; years: ReadonlySet<string> }

export class CalendarMissing extends Error {}

export function isWorkingDay(date: string, calendar: WorkCalendar): boolean {
  if (!calendar.years.has(date.slice(0, 4))) throw new CalendarMissing(`no holiday arrangement for ${date.slice(0, 4)}`)
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

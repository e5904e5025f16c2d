/** Dates are 'YYYY-MM-DD' in Asia/Shanghai, which has had no summer time since 1991: a day is always UTC+8. */
const EIGHT_HOURS = 8 * 3_600_000
const DAY = 86_400_000

export const dateOf = (moment: Date): string => new Date(moment.getTime() + EIGHT_HOURS).toISOString().slice(0, 10)
export const addMinutes = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000)

const noon = (date: string): number => Date.parse(`${date}T00:00:00Z`)
export const addDays = (date: string, days: number): string =>
  new Date(noon(date) + days * DAY).toISOString().slice(0, 10)
/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((noon(to) - noon(from)) / DAY)

/** The same day `months` later, or the last day of a month too short for it: 2023-11-30 plus 3 is 2024-02-29. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10)
}

/** True for a day that exists: '2023-02-30' does not, nor does any day of a year 0. */
export const isDate = (text: string): boolean =>
  /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(noon(text)) &&
  new Date(noon(text)).toISOString().startsWith(text)

/** '2023-11-05' → '2023年11月5日', as official documents print it (no leading zero). */
export const showDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** '2023-11-30 09:05' in Asia/Shanghai. */
export const showMoment = (moment: Date): string =>
  new Date(moment.getTime() + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ')

/** The first day of the calendar year a date lies in. */
export const calendarYearFrom = (date: string): string => `${date.slice(0, 4)}-01-01`

/** The quarter of a date: its year, number 1–4, first and last day (both included). */
export function quarterOf(date: string): { year: number; quarter: number; from: string; to: string } {
  const quarter = Math.ceil(Number(date.slice(5, 7)) / 3)
  const from = `${date.slice(0, 4)}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
  return { year: Number(date.slice(0, 4)), quarter, from, to: addDays(addMonths(from, 3), -1) }
}

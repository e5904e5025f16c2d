import type { Period } from './raised.ts'

/** The programme year a day lies in, up to that day: years run from the programme's own start, not from January. */
export function programmeYearOf(startsOn: string, day: string): Period {
  const thisYear = `${day.slice(0, 4)}${startsOn.slice(4)}`
  const from = thisYear <= day ? thisYear : `${Number(day.slice(0, 4)) - 1}${startsOn.slice(4)}`
  return { from: from < startsOn ? startsOn : from, to: day }
}

/** The calendar year a day lies in, up to that day. */
export const calendarYearOf = (day: string): Period => ({ from: `${day.slice(0, 4)}-01-01`, to: day })

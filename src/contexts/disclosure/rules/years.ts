import type { Period } from './raised.ts'

/**
 * The programme year a day lies in, up to that day: years run from the programme's own start, not from January. Once the
 * programme is over it is its last year, whole, as on the board.
 */
export function programmeYearOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }, day: string): Period {
  const to = day > endsOn ? endsOn : day
  const thisYear = `${to.slice(0, 4)}${startsOn.slice(4)}`
  const from = thisYear <= to ? thisYear : `${Number(to.slice(0, 4)) - 1}${startsOn.slice(4)}`
  return { from: from < startsOn ? startsOn : from, to }
}

/** The calendar year a day lies in, up to that day. */
export const calendarYearOf = (day: string): Period => ({ from: `${day.slice(0, 4)}-01-01`, to: day })

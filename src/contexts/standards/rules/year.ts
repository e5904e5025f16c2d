/** The first day of the programme year a date lies in: years run from the programme's own start, not from January. */
export function programmeYearFrom(startsOn: string, day: string): string {
  const monthDay = startsOn.slice(4)
  const thisYear = `${day.slice(0, 4)}${monthDay}`
  const from = thisYear <= day ? thisYear : `${Number(day.slice(0, 4)) - 1}${monthDay}`
  return from < startsOn ? startsOn : from
}

/** The day figures stand at unless one is chosen: today, and once the programme is over, its last day. */
export const currentDay = ({ endsOn }: { endsOn: string }, today: string): string => (today > endsOn ? endsOn : today)

import { addDays, addMonths } from '#kernel/time.ts'

export const ATTENDANCE_STATES = { on_duty: '在岗', leave: '请假', training: '培训', away: '外出' } as const
export type AttendanceState = keyof typeof ATTENDANCE_STATES

export type Served = { personId: string; fromDate: string; toDate: string | null }
/** Everybody is on duty on working days; an exception says otherwise for some days, or that a day off was worked. */
export type Exception = { personId: string; fromDate: string; toDate: string; state: AttendanceState; note: string }
export type Attended = { personId: string; onDate: string; state: AttendanceState; note: string }

/** Days compare as texts. */
export const earlier = (one: string, other: string): string => [one, other].sort()[0] ?? one
export const later = (one: string, other: string): string => [one, other].sort()[1] ?? one

export const daysOfMonth = (month: string): string[] => {
  const next = addMonths(month, 1)
  const days: string[] = []
  for (let day = month; day < next; day = addDays(day, 1)) days.push(day)
  return days
}

export const isServing = ({ fromDate, toDate }: Served, day: string): boolean =>
  fromDate <= day && (toDate === null || toDate >= day)

/** The days of a month up to `upto`, filled in: one line a person and day they served; the later exception wins. */
export function filledIn(
  days: readonly string[],
  isWorkday: (day: string) => boolean,
  people: readonly Served[],
  exceptions: readonly Exception[],
): Attended[] {
  const rows = people.flatMap((person) =>
    days
      .filter((day) => isServing(person, day))
      .flatMap((onDate): Attended[] => {
        const { personId } = person
        const said = exceptions.findLast(
          (one) => one.personId === personId && one.fromDate <= onDate && one.toDate >= onDate,
        )
        if (isWorkday(onDate)) return [{ personId, onDate, state: said?.state ?? 'on_duty', note: said?.note ?? '' }]
        return said?.state === 'on_duty' ? [{ personId, onDate, state: 'on_duty', note: said.note }] : []
      }),
  )
  return [...new Map(rows.map((row) => [`${row.personId}/${row.onDate}`, row])).values()]
}

export type Gap = { from: string; to: string; days: number }

/**
 * Unbroken runs of calendar days with fewer than `atLeast` people in post, as S2.1 counts them (三（二）): somebody counts once
 * a day, on leave or not; holidays count as days.
 */
export function gapsIn(served: readonly Served[], from: string, to: string, atLeast: number): Gap[] {
  const gaps: Gap[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const there = new Set(served.filter((one) => isServing(one, day)).map(({ personId }) => personId))
    if (there.size >= atLeast) continue
    const last = gaps.at(-1)
    if (last && addDays(last.to, 1) === day) {
      last.to = day
      last.days += 1
    } else gaps.push({ from: day, to: day, days: 1 })
  }
  return gaps
}

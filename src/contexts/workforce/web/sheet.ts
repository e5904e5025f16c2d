import { addDays } from '#kernel/time.ts'
import type { AttendanceState } from '../rules/attendance.ts'

/** What was said of some days of one person; a day not in it is as usual. */
export type Said = Readonly<Record<string, AttendanceState>>

const WORKDAY: readonly AttendanceState[] = ['on_duty', 'leave', 'training', 'away']

/** The next state of a cell: round the four on a working day, on duty or not on a day off. */
export function nextState(isWorkday: boolean, now: AttendanceState | undefined): AttendanceState | undefined {
  if (!isWorkday) return now === 'on_duty' ? undefined : 'on_duty'
  return WORKDAY[(WORKDAY.indexOf(now ?? 'on_duty') + 1) % WORKDAY.length]
}

/** Days with one thing said in a row become one exception; what is as usual is none. */
export function exceptionsOf(personId: string, said: Said, isWorkday: (day: string) => boolean) {
  const days = Object.keys(said)
    .filter((day) => said[day] !== (isWorkday(day) ? 'on_duty' : undefined))
    .sort()
  const runs: { personId: string; fromDate: string; toDate: string; state: AttendanceState }[] = []
  for (const day of days) {
    const state = said[day]
    const last = runs.at(-1)
    if (!state) continue
    if (last && last.state === state && addDays(last.toDate, 1) === day) last.toDate = day
    else runs.push({ personId, fromDate: day, toDate: day, state })
  }
  return runs
}

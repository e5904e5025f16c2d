import { addDays } from '#kernel/time.ts'
import type { Flag } from './draft-words.ts'

/** Monday and Sunday of the ISO week that a day lies in. */
export function weekOf(date: string): { from: string; to: string } {
  const sinceMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  const from = addDays(date, -sinceMonday)
  return { from, to: addDays(from, 6) }
}

/** What a person has served besides, in minutes: on the same day, in the same ISO week, and whether it may be this very service. */
export type Besides = { dayMinutes: number; weekMinutes: number; isImported: boolean }

/** Flags of one draft's time: more than the limits in force, or perhaps recorded already. */
export function flagsOfTime(
  minutes: number,
  { dayMinutes, weekMinutes, isImported }: Besides,
  limits: { dailyReviewMinutes: number; weeklyReviewMinutes: number },
): Flag[] {
  return [
    ...(dayMinutes + minutes > limits.dailyReviewMinutes ? (['daily'] as const) : []),
    ...(weekMinutes + minutes > limits.weeklyReviewMinutes ? (['weekly'] as const) : []),
    ...(isImported ? (['duplicate'] as const) : []),
  ]
}

/** One activity's hours: who served how long. */
export type Sheet = readonly { personId: string; minutes: number }[]

/** Whether two sheets say the same: the same people with the same minutes, and enough of them for it to be no chance. */
export function isCopied(one: Sheet, other: Sheet, leastPeople: number): boolean {
  if (one.length < leastPeople || one.length !== other.length) return false
  const said = (sheet: Sheet) => sheet.map(({ personId, minutes }) => `${personId} ${minutes}`).sort()
  const written = said(other)
  return said(one).every((line, index) => line === written[index])
}

/** Why identical lines of a spreadsheet want a look. */
export const sameLinesSay = ({ records, activity, servedOn, minutes }: SameLines): string =>
  `同一文件中有${records}条${servedOn}“${activity}”的时长都是${minutes}分钟，请核对签到依据`
type SameLines = { records: number; activity: string; servedOn: string; minutes: number }

import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** The dated limits that hours are judged by; minutes, days, counts as their names say. */
export type Limits = {
  recordDays: number
  objectionDays: number
  answerDays: number
  overrunMinutes: number
  dailyReviewMinutes: number
  weeklyReviewMinutes: number
  sameEntries: number
  copiedPeople: number
}

/** The limits as in force on a day. Errors: no programme is loaded, so nobody can be recording hours. */
export async function limitsOf(tx: Tx, day: string): Promise<Limits> {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const on = (code: string): number => parameterOn(programme, code, day)
  return {
    recordDays: on('hours.record-days'),
    objectionDays: on('hours.objection-days'),
    answerDays: on('hours.answer-days'),
    overrunMinutes: on('hours.overrun-minutes'),
    dailyReviewMinutes: on('hours.daily-review-minutes'),
    weeklyReviewMinutes: on('hours.weekly-review-minutes'),
    sameEntries: on('hours.same-entries'),
    copiedPeople: on('hours.copied-people'),
  }
}

/** How many identical lines of one spreadsheet want a look; undefined while no programme says so. */
export async function sameEntriesOn(tx: Tx, day: string): Promise<number | undefined> {
  const programme = await programmeOf(tx)
  return programme && parameterOn(programme, 'hours.same-entries', day)
}

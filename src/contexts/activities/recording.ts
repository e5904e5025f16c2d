import { dateOf } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import { limitsOf } from './limits.ts'
import type { Activity } from './store/activities.ts'
import { becomeRecorded } from './store/recording.ts'

/** The last day for the records of what ended then: working days of the real calendar (order 67, 11). */
export async function recordDueOn(tx: Tx, { endsAt }: Pick<Activity, 'endsAt'>): Promise<string> {
  const endedOn = dateOf(endsAt)
  const { recordDays } = await limitsOf(tx, endedOn)
  return addWorkingDays(endedOn, recordDays, workCalendar())
}

/**
 * Makes `recorded` of those ended activities of which nothing is left to do: nobody inside whose leaving is unknown, and
 * no draft of hours that waits to be confirmed or verified. Says which areas that touched.
 */
export const settleRecorded = (tx: Tx, activityIds: readonly string[], today: string): Promise<string[]> =>
  becomeRecorded(tx, activityIds, today)

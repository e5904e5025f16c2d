import { dateOf } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import { limitsOf } from './limits.ts'
import { servedTime } from './rules/served-time.ts'
import { type Attended, type DraftVerdict, insertDraft } from './store/drafts.ts'
import { findRegistration } from './store/registrations.ts'

/**
 * Turns a presence into a draft of a service record, in the caller's transaction. Nothing counts yet: it is confirmed,
 * verified, shown to the volunteer and only then final. A person without a registration on that day, a presence that
 * overlaps another and one shorter than a minute leave no draft, and the verdict says so.
 */
export async function addDraft(tx: Tx, attended: Attended): Promise<{ verdict: DraftVerdict; minutes: number }> {
  const servedOn = dateOf(attended.inAt)
  const registration = await findRegistration(tx, attended.personId, servedOn)
  if (!registration) return { verdict: 'not-registered', minutes: 0 }
  const limits = await limitsOf(tx, servedOn)
  const time = servedTime(attended, limits)
  if (time.minutes < 1) return { verdict: 'too-short', minutes: 0 }
  const recordDueOn = addWorkingDays(dateOf(attended.plannedTo), limits.recordDays, workCalendar())
  const isNew = await insertDraft(tx, { attended, registration, servedOn, ...time, recordDueOn })
  return isNew ? { verdict: 'recorded', minutes: time.minutes } : { verdict: 'overlaps', minutes: 0 }
}

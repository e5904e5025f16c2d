import { dateOf } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { type Limits, limitsOf } from './limits.ts'
import { flagsOfTime, isCopied, weekOf } from './rules/review-limits.ts'
import { servedTime } from './rules/served-time.ts'
import { sameEntries, servedBesides, sheetsAlike } from './store/draft-flags.ts'
import { addFlag, dropFlag } from './store/draft-moves.ts'
import { type Attended, type DraftVerdict, insertDraft } from './store/drafts.ts'
import { findRegistration } from './store/registrations.ts'

type Added = { verdict: DraftVerdict; minutes: number }

/**
 * Turns a presence into a draft of a service record, in the caller's transaction. Nothing counts yet: it is confirmed,
 * verified, shown to the volunteer and only then final. A person without a registration on that day, a presence that
 * overlaps another and one shorter than a minute leave no draft, and the verdict says so. Whoever calls, a leader or the
 * volunteer, need not see the register: only the verdict comes back.
 */
export const addDraft = (tx: Tx, attended: Attended): Promise<Added> => seeingAll(tx, () => add(tx, attended))

async function add(tx: Tx, attended: Attended): Promise<Added> {
  const servedOn = dateOf(attended.inAt)
  const registration = await findRegistration(tx, attended.personId, servedOn)
  if (!registration) return { verdict: 'not-registered', minutes: 0 }
  const limits = await limitsOf(tx, servedOn)
  const time = servedTime(attended, limits)
  if (time.minutes < 1) return { verdict: 'too-short', minutes: 0 }
  const { personId, activity } = attended
  const about = { personId, volunteerId: registration.volunteerId, activity, servedOn, week: weekOf(servedOn) }
  const flags = [...time.flags, ...flagsOfTime(time.minutes, await servedBesides(tx, about), limits)]
  const recordDueOn = addWorkingDays(dateOf(attended.plannedTo), limits.recordDays, workCalendar())
  const id = await insertDraft(tx, { attended, registration, servedOn, ...time, flags, recordDueOn })
  if (!id) return { verdict: 'overlaps', minutes: 0 }
  if (attended.source !== 'qr') await flagWhatAHandWrote(tx, { ...attended, servedOn, minutes: time.minutes }, limits)
  return { verdict: 'recorded', minutes: time.minutes }
}

type Line = { activityId: string | null; recordedBy: string | null; servedOn: string; minutes: number }

/** A sheet written by hand may be one line many times over, or another activity's sheet: both want a look of their own. */
async function flagWhatAHandWrote(tx: Tx, line: Line, limits: Limits): Promise<void> {
  const same = line.recordedBy ? await sameEntries(tx, line) : []
  if (same.length >= limits.sameEntries) await addFlag(tx, same, 'same-entries')
  if (line.activityId) await flagCopied(tx, line.activityId, limits)
}

/** As long as a sheet is being written it may look like another for a while: the flag goes when it no longer does. */
async function flagCopied(tx: Tx, activityId: string, { copiedPeople }: Limits): Promise<void> {
  const { own, others } = await sheetsAlike(tx, activityId)
  const open = own.filter(({ state }) => state === 'pending' || state === 'confirmed').map(({ id }) => id)
  if (others.some((other) => isCopied(own, other, copiedPeople))) await addFlag(tx, open, 'copied')
  else await dropFlag(tx, open, 'copied')
}

import { dateOf } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { hoursErrors } from './errors-hours.ts'
import { limitsOf } from './limits.ts'
import { flagsOfTime, weekOf } from './rules/review-limits.ts'
import { servedBesides } from './store/draft-flags.ts'
import { addSteps, type Doer, setState } from './store/draft-moves.ts'
import type { Draft } from './store/draft-rows.ts'
import { insertDraft } from './store/drafts.ts'
import type { Objection } from './store/objections.ts'
import { findRegistration } from './store/registrations.ts'

export type Correction = { startedAt: string; endedAt: string; fileId: string | null }

const MINUTE = 60_000

/** The times a correction states. Errors: volunteering.badTimes, volunteering.servedInFuture. */
export function timesOf({ startedAt, endedAt }: Correction, today: string, now: Date) {
  const from = new Date(startedAt)
  const to = new Date(endedAt)
  const minutes = Math.floor((to.getTime() - from.getTime()) / MINUTE)
  if (minutes < 1 || minutes > 24 * 60) throw hoursErrors.badTimes()
  if (to > now) throw hoursErrors.servedInFuture(today)
  return { startedAt: from, endedAt: to, minutes, servedOn: dateOf(from) }
}

/** What of the draft before stays; a missing or imported service has only what the objection says. */
function partsOf(objection: Objection, before: Draft | undefined, by: Doer) {
  if (before) {
    const {
      activityId,
      shiftId,
      attendanceId,
      activity,
      content,
      place,
      organiser,
      category,
      leaderPersonId,
      leaderName,
    } = before
    return {
      activityId,
      shiftId,
      attendanceId,
      activity,
      content,
      place,
      organiser,
      category,
      leaderPersonId,
      leaderName,
    }
  }
  const { activity, organiserAreaName } = objection
  const nowhere = { activityId: null, shiftId: null, attendanceId: null, content: '', place: '', category: null }
  return { ...nowhere, activity, organiser: organiserAreaName, leaderPersonId: null, leaderName: by.name }
}

/**
 * Adds the draft that an answer to an objection states, confirmed by the answering hand: another hand verifies it, and
 * the volunteer is shown it again. Errors: volunteering.notRegisteredThen, volunteering.overlapsOther.
 */
export async function addCorrection(
  tx: Tx,
  { objection, before, correction, today, by }: CorrectionAsked,
): Promise<string> {
  const time = timesOf(correction, today, by.now)
  const { personId, organiserAreaCode } = objection
  return seeingAll(tx, async () => {
    const registration = await findRegistration(tx, personId, time.servedOn)
    if (!registration) throw hoursErrors.notRegisteredThen(time.servedOn)
    const limits = await limitsOf(tx, time.servedOn)
    const parts = partsOf(objection, before, by)
    const about = { personId, volunteerId: registration.volunteerId, activity: parts.activity, servedOn: time.servedOn }
    const besides = await servedBesides(tx, { ...about, week: weekOf(time.servedOn) })
    const plannedTo = before?.activityEndedAt ?? time.endedAt
    const source = before || objection.recordId ? ('correction' as const) : ('paper' as const)
    const id = await insertDraft(tx, {
      attended: {
        ...parts,
        ...{
          personId,
          organiserAreaCode,
          source,
          inAt: time.startedAt,
          outAt: time.endedAt,
          plannedFrom: time.startedAt,
        },
        ...{ plannedTo, recordedBy: by.accountId, recordedByName: by.name, now: by.now },
      },
      registration,
      ...time,
      flags: flagsOfTime(time.minutes, besides, limits),
      recordDueOn: before?.recordDueOn ?? addWorkingDays(time.servedOn, limits.recordDays, workCalendar()),
      ...{ correctsId: before?.id ?? null, evidenceFileId: correction.fileId },
    })
    if (!id) throw hoursErrors.overlapsOther()
    await setState(tx, [id], 'confirmed', {
      ...{ confirmedBy: by.accountId, confirmedByPerson: by.personId, confirmedAt: by.now },
    })
    await addSteps(tx, [id], 'confirmed', '', by)
    return id
  })
}
type CorrectionAsked = {
  objection: Objection
  before: Draft | undefined
  correction: Correction
  today: string
  by: Doer
}

import type { Handler } from '#platform/http/pipeline.ts'
import type { activitiesContract } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { recordDueOn } from '../recording.ts'
import { opensAt } from '../rules/presence.ts'
import { changeActivity } from '../store/activities.ts'
import { markMissing } from '../store/attendance.ts'
import { listShifts, uninsuredDay } from '../store/shifts.ts'
import { mustAllow, tellOf, theActivity } from './the-activity.ts'

type Endpoints = typeof activitiesContract.endpoints

export const closeRecruiting: Handler<Endpoints['closeRecruiting']> = async ({ activityId, version, reopen }, call) => {
  const activity = await theActivity(call, activityId)
  mustAllow(reopen ? 'reopen' : 'close', activity)
  await changeActivity(call.tx, { id: activityId, version }, { state: reopen ? 'recruiting' : 'closed' })
  await tellOf(call.tell, [activity.areaCode])
  return { version: version + 1 }
}

/** Medium and high risk start only when insured (order 685, 17; charity law 69). */
export const startActivity: Handler<Endpoints['startActivity']> = async ({ activityId, version }, call) => {
  const { tx, now, today, tell } = call
  const activity = await theActivity(call, activityId)
  mustAllow('run', activity)
  const { earlyMinutes } = await limitsOf(tx, today)
  const opens = opensAt({ startsAt: activity.startsAt, earlyMinutes })
  if (now < opens) throw activitiesErrors.startsTooEarly(opens)
  const bare = activity.riskLevel === 'low' ? undefined : await uninsuredDay(tx, activityId)
  if (bare) throw activitiesErrors.notInsured(bare)
  await changeActivity(tx, { id: activityId, version }, { state: 'running' })
  await tellOf(tell, [activity.areaCode])
  return { version: version + 1 }
}

/** Over: whoever has not signed out is marked for the leader, and the clock of the records runs from the planned end. */
export const endActivity: Handler<Endpoints['endActivity']> = async ({ activityId, version }, call) => {
  const { tx, now, tell } = call
  const activity = await theActivity(call, activityId)
  mustAllow('end', activity)
  if (now < activity.startsAt) throw activitiesErrors.startsTooEarly(activity.startsAt)
  const dueOn = await recordDueOn(tx, activity)
  await changeActivity(tx, { id: activityId, version }, { state: 'ended', recordDueOn: dueOn })
  const shifts = await listShifts(tx, activityId)
  const missingOut = await markMissing(
    tx,
    shifts.map(({ id }) => id),
    now,
  )
  await tellOf(tell, [activity.areaCode])
  return { version: version + 1, missingOut, recordDueOn: dueOn }
}

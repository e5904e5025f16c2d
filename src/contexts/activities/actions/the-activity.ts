import { findArea } from '#contexts/directory/public.ts'
import type { Place } from '#platform/access/actor.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { activitiesErrors } from '../errors.ts'
import { mayTake, STEPS, type Step } from '../rules/states.ts'
import { type Activity, findActivity } from '../store/activities.ts'

/** Where an activity sits: its area, and the person it names as its leader. */
export const placeOf = ({ areaPath, leaderPersonId }: { areaPath: string; leaderPersonId: string | null }): Place => ({
  areaPath,
  ...(leaderPersonId && { personId: leaderPersonId }),
})

/** The activity a call is about, permission settled; `notBy`: hands that may not do this. */
export async function theActivity(
  { tx, allow, about }: Pick<Call, 'tx' | 'allow' | 'about'>,
  activityId: string,
): Promise<Activity> {
  const activity = await findActivity(tx, activityId)
  if (!activity) throw activitiesErrors.noActivity()
  allow(placeOf(activity))
  about('activities.activity', activityId)
  return activity
}

/**
 * The activity that a call names together with its place, permission settled. An area in reach that holds no such
 * activity is told so; one out of reach is refused before anything is looked up.
 */
export async function theActivityAt(
  call: Pick<Call, 'tx' | 'allow' | 'about'>,
  areaCode: string,
  activityId: string,
): Promise<Activity> {
  const { tx, allow, about } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw activitiesErrors.noArea()
  const activity = await findActivity(tx, activityId)
  if (activity?.areaCode !== areaCode) {
    allow({ areaPath: area.path })
    throw activity ? activitiesErrors.otherArea() : activitiesErrors.noActivity()
  }
  allow(placeOf(activity))
  about('activities.activity', activityId)
  return activity
}

/** Refuses a step that the activity's state does not allow. */
export function mustAllow(step: Step, { state }: Pick<Activity, 'state'>): void {
  if (!mayTake(step, state)) throw activitiesErrors.wrongStep(STEPS[step].label, state)
}

export const tellOf = (tell: Call['tell'], areaCodes: readonly string[]): Promise<void> =>
  tell('activities.activities-changed', { areaCodes })

import { findPerson } from '#contexts/directory/public.ts'
import { findRegistration } from '#contexts/volunteering/public.ts'
import { dateOf, showMoment } from '#kernel/time.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { notify } from '#platform/notify/store.ts'
import { HAZARDS } from './contract.ts'
import { activitiesErrors } from './errors.ts'
import { limitsOf } from './limits.ts'
import { ageOn, minorFault } from './rules/minors.ts'
import { type Activity, findActivity } from './store/activities.ts'
import { consentFor, isCleared } from './store/papers.ts'
import { countPlaces, holdShift, type Shift } from './store/shifts.ts'
import { addSignUp, listWaiting, promote, standingOf, waitingNoOf } from './store/sign-ups.ts'

export type Placing = {
  shiftId: string
  personId: string
  via: 'phone' | 'desk' | 'walk-in'
  /** Whom to tell when a place comes free. */
  accountId: string | null
  signedBy: string
  now: Date
}
export type Placed = { signUpId: string; state: 'placed' | 'waiting'; waitingNo: number | null; told: string }

/**
 * Gives a person a place on a shift, or the next one in its waiting list. Who comes for the last place while somebody else
 * does waits for the shift's row, and then sees it taken. Looks at more than the caller may see, and says yes or no.
 * Errors: a sentence for each reason not to.
 */
export const place = (tx: Tx, placing: Placing): Promise<Placed> => seeingAll(tx, () => placeSeeingAll(tx, placing))

async function placeSeeingAll(tx: Tx, placing: Placing): Promise<Placed> {
  const { shiftId, personId, via, now } = placing
  const shift = await holdShift(tx, shiftId)
  const activity = shift && (await findActivity(tx, shift.activityId))
  if (!shift || !activity) throw activitiesErrors.noShift()
  mustBeOpen(activity, shift, placing)
  await mustBeFree(tx, shift, placing)
  await mustSuit(tx, activity, shift, personId)
  if (via !== 'walk-in') await mustBeRegistered(tx, activity, shift, personId)
  const state = shift.taken < shift.places ? 'placed' : 'waiting'
  if (state === 'waiting' && via === 'walk-in') throw activitiesErrors.shiftFull()
  const signUpId = await addSignUp(tx, { ...placing, shift, areaCode: activity.areaCode, state })
  if (!signUpId) throw activitiesErrors.clashesElsewhere()
  await countPlaces(tx, shiftId, state === 'placed' ? { taken: 1 } : { waiting: 1 })
  const waitingNo = await waitingNoOf(tx, signUpId)
  return { signUpId, state, waitingNo, told: toldOf(shift, waitingNo, now) }
}

function toldOf({ startsAt }: Shift, waitingNo: number | null, _now: Date): string {
  return waitingNo === null
    ? `报名成功，请于${showMoment(startsAt)}到场`
    : `名额已满，您在候补名单第${waitingNo}位。有人取消时按先后递补，并发消息告诉您`
}

/** Walk-ins come while it runs; others before it does. */
function mustBeOpen({ state }: Activity, { endsAt }: Shift, { via, now }: Placing): void {
  const open = via === 'phone' ? ['recruiting', 'running'] : ['recruiting', 'closed', 'running']
  const late = via === 'walk-in' && state === 'ended'
  if (!open.includes(state) && !late) throw activitiesErrors.notRecruiting(state)
  if (via !== 'walk-in' && endsAt <= now) throw activitiesErrors.shiftOver()
}

async function mustBeFree(tx: Tx, shift: Shift, { personId, via }: Placing): Promise<void> {
  const { isOnIt, clash } = await standingOf(tx, personId, shift)
  if (isOnIt) throw activitiesErrors.alreadySignedUp()
  // Only who asks about themself is told where they are expected.
  if (clash) throw via === 'phone' ? activitiesErrors.clashes(clash) : activitiesErrors.clashesElsewhere()
}

/** Age, guardian and background check: also of who just comes by. */
async function mustSuit(tx: Tx, activity: Activity, shift: Shift, personId: string): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person) throw activitiesErrors.noPerson()
  const day = dateOf(shift.startsAt)
  const age = ageOn(person.birthDate, day)
  mustBeOfAge(activity, age)
  const { ages } = await limitsOf(tx, day)
  const consent = await consentFor(tx, { personId, activityId: activity.id, day })
  const fault = minorFault(age, ages, { ...activity, consent })
  if (fault === 'hazard') throw activitiesErrors.notForMinors(activity.hazards.map((one) => HAZARDS[one]).join('、'))
  if (fault === 'family-only') throw activitiesErrors.familyOnly(ages.family)
  if (fault === 'needs-company') throw activitiesErrors.needsCompany(ages.companion)
  if (fault === 'needs-consent') throw activitiesErrors.needsConsent()
  const isGrown = age === undefined || age >= ages.adult
  if (activity.withChildren && isGrown && !(await isCleared(tx, personId, day))) throw activitiesErrors.needsCheck()
}

function mustBeOfAge({ minAge, maxAge }: Activity, age: number | undefined): void {
  if (age === undefined) return
  if (minAge !== null && age < minAge) throw activitiesErrors.tooYoung(minAge)
  if (maxAge !== null && age > maxAge) throw activitiesErrors.tooOld(maxAge)
}

async function mustBeRegistered(tx: Tx, { audience }: Activity, { startsAt }: Shift, personId: string): Promise<void> {
  if (audience !== 'volunteers') return
  if (!(await findRegistration(tx, personId, dateOf(startsAt)))) throw activitiesErrors.notRegistered()
}

/** The place that somebody gave up goes to who waited longest, and they are told. The shift is held by the caller. */
export async function giveOn(tx: Tx, shift: Shift, title: string, now: Date): Promise<boolean> {
  for (const { id, accountId } of await listWaiting(tx, shift.id)) {
    if (!(await promote(tx, id))) continue
    await countPlaces(tx, shift.id, { taken: 1, waiting: -1 })
    const message = { title: `候补成功：“${title}”`, body: `请于${showMoment(shift.startsAt)}到场`, link: '/m/mine' }
    if (accountId) await notify(tx, [accountId], message, now)
    return true
  }
  return false
}

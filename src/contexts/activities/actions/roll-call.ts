import type { z } from 'zod'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { activitiesContract, RollMark } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { type ActivityLimits, limitsOf } from '../limits.ts'
import { markIn, markOut } from '../marking.ts'
import { place } from '../placing.ts'
import { settleRecorded } from '../recording.ts'
import { correctedAt } from '../rules/presence.ts'
import { type Activity, lockActivity } from '../store/activities.ts'
import { findMark, type KeptMark, keepMark } from '../store/attendance.ts'
import { oneOfMany } from '../store/one-by-one.ts'
import { findByNameAndPhone, isOnSheet, personOfSignUp } from '../store/people.ts'
import { accountsOf } from '../store/recording.ts'
import { tellOf, theActivityAt } from './the-activity.ts'

type Endpoints = typeof activitiesContract.endpoints
type Mark = z.infer<typeof RollMark>
type Rolling = { call: Call; activity: Activity; limits: ActivityLimits }

/**
 * Marks in the order they were made, perhaps long ago on a phone without a network. Each is answered by itself; one sent
 * again is answered as the first time, whatever else has happened since.
 */
export const rollCall: Handler<Endpoints['rollCall']> = async ({ areaCode, activityId, marks }, call) => {
  const { tx, today, tell } = call
  const activity = await theActivityAt(call, areaCode, activityId)
  await lockActivity(tx, activityId)
  const rolling = { call, activity, limits: await limitsOf(tx, today) }
  const answers = []
  for (const mark of marks) answers.push(await answerOnce(rolling, mark))
  await settleIfEnded(call, activity)
  await tellOf(tell, [areaCode])
  return { answers }
}

export async function settleIfEnded({ tx, today }: Call, { id, state }: Activity): Promise<void> {
  if (state === 'ended') await seeingAll(tx, () => settleRecorded(tx, [id], today))
}

async function answerOnce(rolling: Rolling, mark: Mark) {
  const { call, activity } = rolling
  const { tx, now, actor } = call
  const kept = await findMark(tx, activity.id, mark.key)
  if (kept) return { key: mark.key, ...kept }
  const done = await oneOfMany(tx, () => apply(rolling, mark))
  const answer: KeptMark =
    done instanceof Refusal
      ? { outcome: 'refused', told: done.message, attendanceId: null }
      : { outcome: 'recorded', ...done }
  const row = { activityId: activity.id, key: mark.key, areaCode: activity.areaCode, by: actor.accountId, now }
  await keepMark(tx, { ...row, ...answer })
  return { key: mark.key, ...answer }
}

async function apply({ call, activity, limits }: Rolling, mark: Mark) {
  const { tx, now, actor } = call
  const at = correctedAt(new Date(mark.at), mark.phoneClockOffset)
  const personId = await whoIs(call, activity, mark)
  const witness = { at, source: 'roll-call', byAccount: actor.accountId, byName: actor.name, now } as const
  const stated = { shiftId: mark.shiftId, activityId: activity.id, personId, witness, limits }
  return mark.kind === 'in' ? markIn(tx, stated) : markOut(tx, stated)
}

/** The person a mark is about: of a sign-up, already on the sheet, or somebody who came by and is signed up now. */
async function whoIs(call: Call, activity: Activity, { signUpId, personId, walkIn, shiftId, kind }: Mark) {
  const { tx } = call
  const known = signUpId ? await personOfSignUp(tx, activity.id, signUpId) : personId
  if (known && (await isOnSheet(tx, activity.id, known))) return known
  if (!walkIn) throw signUpId || personId ? activitiesErrors.notInActivity() : activitiesErrors.markWho()
  const found = await findByNameAndPhone(tx, walkIn.name, walkIn.phone)
  if (!found) throw activitiesErrors.walkInUnknown()
  if (kind === 'in') await takeIn(call, shiftId, found)
  return found
}

async function takeIn({ tx, now, actor }: Call, shiftId: string, personId: string): Promise<void> {
  const accountId = await firstAccount(tx, personId)
  await place(tx, { shiftId, personId, via: 'walk-in', accountId, signedBy: actor.accountId, now })
}

export const firstAccount = async (tx: Tx, personId: string): Promise<string | null> =>
  (await accountsOf(tx, personId))[0] ?? null

import { findPerson } from '#contexts/directory/public.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { activitiesContract } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { giveOn, place } from '../placing.ts'
import { accountsOf } from '../store/recording.ts'
import { listMine } from '../store/sheet.ts'
import { countPlaces, findShift, holdShift } from '../store/shifts.ts'
import { cancelSignUpRow, findSignUps, type SignUp } from '../store/sign-ups.ts'
import { placeOf, theActivityAt } from './the-activity.ts'
import { verdictOf } from './views.ts'

type Endpoints = typeof activitiesContract.endpoints

/** The person behind the account; errors: nobody of the directory is. */
export function myself({ actor, own }: Pick<Call, 'actor' | 'own'>): string {
  own()
  if (!actor.personId) throw activitiesErrors.noPersonOfMine()
  return actor.personId
}

export const signUp: Handler<Endpoints['signUp']> = async ({ shiftId }, call) => {
  const { tx, now, actor, about } = call
  const personId = myself(call)
  const by = { accountId: actor.accountId, signedBy: actor.accountId }
  const placed = await place(tx, { shiftId, personId, via: 'phone', ...by, now })
  about('activities.sign-up', placed.signUpId)
  return placed
}

/** For somebody who came to the desk, or signed on paper. */
export const signUpFor: Handler<Endpoints['signUpFor']> = async ({ areaCode, activityId, shiftId, personId }, call) => {
  const { tx, now, actor, about } = call
  const activity = await theActivityAt(call, areaCode, activityId)
  const shift = await findShift(tx, shiftId)
  if (shift?.activityId !== activity.id) throw activitiesErrors.noShift()
  if (!(await findPerson(tx, personId))) throw activitiesErrors.noPerson()
  const [accountId = null] = await accountsOf(tx, personId)
  const placed = await place(tx, { shiftId, personId, via: 'desk', accountId, signedBy: actor.accountId, now })
  about('activities.sign-up', placed.signUpId)
  return placed
}

type Cancelling = { signUp: SignUp; version: number; reason: string; now: Date }

/** Frees a place and gives it on. Whoever has come cannot undo having signed up. */
async function cancel({ tx }: Pick<Call, 'tx'>, { signUp, version, reason, now }: Cancelling): Promise<boolean> {
  if (signUp.state === 'cancelled') throw activitiesErrors.signUpGone()
  if (signUp.hasCome) throw activitiesErrors.alreadyCame()
  return seeingAll(tx, async () => {
    const shift = await holdShift(tx, signUp.shiftId)
    if (!shift) throw activitiesErrors.noShift()
    await cancelSignUpRow(tx, { id: signUp.id, version, reason, now })
    const wasPlaced = signUp.state === 'placed'
    await countPlaces(tx, shift.id, wasPlaced ? { taken: -1 } : { waiting: -1 })
    return wasPlaced && shift.endsAt > now ? giveOn(tx, shift, signUp.title, now) : false
  })
}

const toldOf = (wasGivenOn: boolean): string => (wasGivenOn ? '报名已取消，名额已递补给候补的人' : '报名已取消')

export const cancelMySignUp: Handler<Endpoints['cancelMySignUp']> = async ({ signUpId, version }, call) => {
  const { tx, now, about } = call
  const personId = myself(call)
  const [signUp] = await findSignUps(tx, [signUpId])
  if (signUp?.personId !== personId) throw activitiesErrors.noSignUp()
  about('activities.sign-up', signUpId)
  return { told: toldOf(await cancel(call, { signUp, version, reason: '本人取消', now })) }
}

export const cancelSignUp: Handler<Endpoints['cancelSignUp']> = async ({ signUpId, version, reason }, call) => {
  const { tx, now, allow, about } = call
  const [signUp] = await findSignUps(tx, [signUpId])
  if (!signUp) throw activitiesErrors.noSignUp()
  allow(placeOf(signUp))
  about('activities.sign-up', signUpId)
  return { told: toldOf(await cancel(call, { signUp, version, reason, now })) }
}

export const listMySignUps: Handler<Endpoints['listMySignUps']> = async ({ when, ...paging }, call) => {
  const { tx, now, actor, own } = call
  own()
  const { personId } = actor
  if (!personId) return { rows: [], total: 0 }
  const { rows, total } = await seeingAll(tx, () => listMine(tx, { personId, when, now, ...paging }))
  return {
    rows: rows.map((row) => ({
      ...row,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      inAt: row.inAt?.toISOString() ?? null,
      outAt: row.outAt?.toISOString() ?? null,
      verdict: verdictOf(row.verdict),
    })),
    total,
  }
}

import { showMoment } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { leave } from '../attending.ts'
import type { activitiesContract } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { isTooFar, metresBetween } from '../rules/distance.ts'
import { toldAtLeaving, type Verdict } from '../rules/presence.ts'
import { isLive } from '../rules/states.ts'
import { openPass, type Pass } from '../rules/ticket.ts'
import { sign } from '../signing.ts'
import { setRunning } from '../store/activities.ts'
import { type AtDoor, addArrivalAlong, findAtDoor, holdDoor, otherShiftOf, type Witness } from '../store/attendance.ts'
import { waitingNoOf } from '../store/sign-ups.ts'
import { myself } from './sign-up.ts'

type Endpoints = typeof activitiesContract.endpoints
type Position = { lat: number; lng: number; accuracy?: number | undefined }

function goodPass(text: string, now: Date): Pass {
  const pass = openPass(text, sign)
  if (!pass) throw activitiesErrors.forgedPass()
  if (pass.until < now) throw activitiesErrors.stalePass()
  return pass
}

async function theDoor(tx: Tx, { shiftId }: Pass, personId: string, today: string): Promise<AtDoor> {
  const door = await findAtDoor(tx, { shiftId, personId, day: today })
  if (!door) throw activitiesErrors.noTicket()
  if (door.state === 'cancelled') throw activitiesErrors.wasCancelled()
  return door
}

/** Metres to the place, where both are known. Errors: too far, with the other ways in. */
async function nearEnough(tx: Tx, door: AtDoor, position: Position | undefined, today: string) {
  if (!position || door.lat === null || door.lng === null) return undefined
  const metres = metresBetween(position, { lat: door.lat, lng: door.lng })
  const radius = door.radiusMetres ?? (await limitsOf(tx, today)).radiusMetres
  if (isTooFar(metres, radius, position.accuracy)) throw activitiesErrors.tooFar(metres, radius)
  return metres
}

async function mustHavePlace(tx: Tx, door: AtDoor, personId: string): Promise<void> {
  if (door.signUpState === 'placed') return
  if (door.signUpState === 'waiting')
    throw activitiesErrors.isWaiting((await waitingNoOf(tx, door.signUpId ?? '')) ?? 1)
  const planned = await otherShiftOf(tx, door.activityId, personId)
  throw planned ? activitiesErrors.wrongShift(planned) : activitiesErrors.notSignedUp()
}

function mustBeTime(door: AtDoor, { opensAt }: Pass, now: Date): void {
  if (now < opensAt) throw activitiesErrors.tooEarly(opensAt)
  if (now > door.endsAt) throw activitiesErrors.tooLate(door.endsAt)
  if (!isLive(door.state)) throw activitiesErrors.notOpen(door.state)
}

const USED = 'attendance_event_pass_no_key'

/** Two at once with one pass: the second meets the unique index. What was written so far is undone with the refusal. */
async function withPass<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (problem) {
    if ((problem as { constraint?: string }).constraint === USED) throw activitiesErrors.usedPass()
    throw problem
  }
}

/** What it means that an arrival meets a unique index: the pass was used, or another phone of theirs was faster. */
function refusedAt(now: Date): (constraint: string | undefined) => Error | undefined {
  const meanings: Record<string, () => Error> = {
    [USED]: activitiesErrors.usedPass,
    attendance_once: () => activitiesErrors.alreadyIn(now),
  }
  return (constraint) => meanings[constraint ?? '']?.()
}

const witnessOf = ({ actor, now }: Call, pass: Pass, metres: number | undefined): Witness => ({
  at: now,
  source: 'qr',
  passNo: pass.passNo,
  metres,
  byAccount: actor.accountId,
  byName: actor.name,
  now,
})

/**
 * The door is the busiest place there is: one lock in memory, one look-up, one insert of two rows, in two messages to the
 * database. Four hundred phones come in a minute.
 */
export const checkIn: Handler<Endpoints['checkIn']> = async ({ pass: text, position }, call) => {
  const { tx, now, today, about } = call
  const personId = myself(call)
  const pass = goodPass(text, now)
  await holdDoor(tx, pass.shiftId)
  const door = await theDoor(tx, pass, personId, today)
  if (door.inAt) throw door.outAt ? activitiesErrors.alreadyOut(door.outAt) : activitiesErrors.alreadyIn(door.inAt)
  mustBeTime(door, pass, now)
  await mustHavePlace(tx, door, personId)
  if (!door.isInsured) throw activitiesErrors.notInsured(today)
  const metres = await nearEnough(tx, door, position, today)
  const arrival = { ...door, personId }
  const attendanceId = await addArrivalAlong(tx, arrival, witnessOf(call, pass, metres), refusedAt(now))
  if (door.state !== 'running') await setRunning(tx, door.activityId)
  about('activities.activity', door.activityId)
  return answerOf(door, { attendanceId, at: now, told: `已签到：${showMoment(now)}` })
}

export const checkOut: Handler<Endpoints['checkOut']> = async ({ pass: text, position }, call) => {
  const { tx, now, today, about } = call
  const personId = myself(call)
  const pass = goodPass(text, now)
  const door = await theDoor(tx, pass, personId, today)
  const { attendanceId, inAt, outAt } = door
  if (!attendanceId || !inAt) throw activitiesErrors.outBeforeIn()
  if (outAt) throw activitiesErrors.alreadyOut(outAt)
  const metres = await nearEnough(tx, door, position, today)
  if (now <= inAt) throw activitiesErrors.outTooEarly(inAt)
  const leaving = { personId, attendanceId, inAt, isOwn: true }
  const judged = await withPass(() => leave(tx, door, leaving, witnessOf(call, pass, metres)))
  if (!judged) throw activitiesErrors.alreadyOut(now)
  about('activities.activity', door.activityId)
  return answerOf(door, {
    attendanceId,
    at: now,
    told: `已签退：${showMoment(now)}。${toldAtLeaving(judged.verdict)}`,
    judged,
  })
}

type Answered = {
  attendanceId: string
  at: Date
  told: string
  judged?: { verdict: Verdict; minutes: number | null }
}

const answerOf = (door: AtDoor, { attendanceId, at, told, judged }: Answered) => ({
  attendanceId,
  activityId: door.activityId,
  title: door.title,
  at: at.toISOString(),
  plannedFrom: door.startsAt.toISOString(),
  plannedTo: door.endsAt.toISOString(),
  minutes: judged?.minutes ?? null,
  verdict: judged ? toldAtLeaving(judged.verdict) : null,
  told,
})

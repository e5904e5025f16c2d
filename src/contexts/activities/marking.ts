import { dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { leave } from './attending.ts'
import { activitiesErrors } from './errors.ts'
import { faultOfIn, faultOfOut, opensAt, toldAtLeaving, type Window } from './rules/presence.ts'
import { isLive } from './rules/states.ts'
import { setRunning } from './store/activities.ts'
import { type AtDoor, addArrival, findAtDoor, type Witness } from './store/attendance.ts'

/** Who was at which shift, as somebody who leads it says. */
export type Stated = { shiftId: string; activityId: string; personId: string; witness: Witness; limits: Limits }
type Limits = Pick<Window, 'earlyMinutes' | 'overrunMinutes'>
export type Marked = { attendanceId: string; told: string }

async function doorOf(tx: Tx, { shiftId, activityId, personId, witness }: Stated): Promise<AtDoor> {
  const door = await findAtDoor(tx, { shiftId, personId, day: dateOf(witness.at) })
  if (door?.activityId !== activityId) throw activitiesErrors.noShift()
  if (door.state === 'cancelled') throw activitiesErrors.wasCancelled()
  if (!isLive(door.state) && door.state !== 'ended') throw activitiesErrors.notOpen(door.state)
  return door
}

/** Writes that somebody came, as stated. Errors: a sentence that says what is wrong with the moment or the person. */
export async function markIn(tx: Tx, stated: Stated): Promise<Marked> {
  const { personId, witness, limits } = stated
  const door = await doorOf(tx, stated)
  if (door.inAt) throw activitiesErrors.inAlready(door.inAt)
  mustHaveBeen(door, witness, limits)
  if (witness.source !== 'paper' && door.signUpState !== 'placed') throw activitiesErrors.notInActivity()
  if (!door.isInsured) throw activitiesErrors.notInsured(dateOf(witness.at))
  const attendanceId = await addArrival(tx, { ...door, personId }, witness)
  if (!attendanceId) throw activitiesErrors.inAlready(witness.at)
  if (isLive(door.state) && door.state !== 'running') await setRunning(tx, door.activityId)
  return { attendanceId, told: '已记到场' }
}

function mustHaveBeen(door: AtDoor, { at, now }: Witness, limits: Limits): void {
  const window = { ...door, ...limits }
  const fault = faultOfIn(at, now, window)
  if (fault === 'future') throw activitiesErrors.inFuture(at)
  if (fault === 'before') throw activitiesErrors.beforeShift(at, opensAt(window))
  if (fault === 'after') throw activitiesErrors.afterShift(at, door.endsAt)
}

/** Writes that somebody left, as stated; for one who forgot to sign out not later than planned. */
export async function markOut(tx: Tx, stated: Stated): Promise<Marked> {
  const { personId, witness, limits } = stated
  const door = await doorOf(tx, stated)
  const { attendanceId, inAt, outAt } = door
  if (!attendanceId || !inAt) throw activitiesErrors.notIn()
  if (outAt) throw activitiesErrors.outAlready(outAt)
  const isStated = door.missingOut === true
  const fault = faultOfOut(witness.at, witness.now, { inAt, isStated, window: { ...door, ...limits } })
  if (fault === 'future') throw activitiesErrors.inFuture(witness.at)
  if (fault === 'before-in') throw activitiesErrors.outTooEarly(inAt)
  if (fault === 'late') throw activitiesErrors.outAfterEnd(door.endsAt)
  const judged = await leave(tx, door, { personId, attendanceId, inAt, isOwn: false }, witness)
  if (!judged) throw activitiesErrors.outAlready(witness.at)
  return { attendanceId, told: `已记离场。${toldAtLeaving(judged.verdict)}` }
}

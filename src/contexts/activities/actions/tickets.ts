import { randomBytes } from 'node:crypto'
import { addMinutes } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { activitiesContract } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { opensAt } from '../rules/presence.ts'
import { isLive } from '../rules/states.ts'
import { isCurrentTicket, lettersOf, sealPass, slotFrom, slotOf, ticketNoIn, ticketOf } from '../rules/ticket.ts'
import { sign } from '../signing.ts'
import { findActivity } from '../store/activities.ts'
import { findShiftByTicket, listShifts, type Shift } from '../store/shifts.ts'
import { theActivity } from './the-activity.ts'
import { openView, shiftView } from './views.ts'

type Endpoints = typeof activitiesContract.endpoints

/** Nothing is written: a scan costs one look-up, however many scan. Who does is asked afterwards, when they sign in. */
export const openTicket: Handler<Endpoints['openTicket']> = async ({ code }, { tx, now, today }) => {
  const ticketNo = ticketNoIn(code)
  const shift = ticketNo && (await findShiftByTicket(tx, ticketNo))
  if (!shift) throw activitiesErrors.noTicket()
  const { ticketSeconds, passMinutes, earlyMinutes } = await limitsOf(tx, today)
  if (!isCurrentTicket(code, { now, seconds: ticketSeconds, sign })) throw activitiesErrors.staleTicket()
  const activity = await findActivity(tx, shift.activityId)
  if (!activity) throw activitiesErrors.noTicket()
  if (activity.state === 'cancelled') throw activitiesErrors.wasCancelled()
  if (!isLive(activity.state)) throw activitiesErrors.notOpen(activity.state)
  const until = addMinutes(now, passMinutes)
  const passNo = lettersOf(randomBytes(16), 16)
  const pass = sealPass({ shiftId: shift.id, passNo, opensAt: opensAt({ ...shift, earlyMinutes }), until }, sign)
  return {
    activity: openView(activity),
    shift: shiftView(shift),
    wantsPosition: activity.lat !== null,
    pass,
    passUntil: until.toISOString(),
    now: now.toISOString(),
  }
}

/** The shift that is on or comes next; the last one when all are over. */
function shiftNow(shifts: readonly Shift[], now: Date, wanted?: string): Shift | undefined {
  if (wanted) return shifts.find(({ id }) => id === wanted)
  return shifts.find(({ endsAt }) => endsAt > now) ?? shifts.at(-1)
}

export const listTickets: Handler<Endpoints['listTickets']> = async ({ activityId, shiftId, minutes }, call) => {
  const { tx, now, today } = call
  const activity = await theActivity(call, activityId)
  if (!isLive(activity.state)) throw activitiesErrors.notOpen(activity.state)
  const shift = shiftNow(await listShifts(tx, activityId), now, shiftId)
  if (!shift) throw activitiesErrors.noShift()
  const { ticketSeconds: seconds } = await limitsOf(tx, today)
  const first = slotOf(now, seconds)
  const last = slotOf(addMinutes(now, minutes), seconds)
  const tickets = Array.from({ length: last - first + 1 }, (_, index) => {
    const code = ticketOf(shift.ticketNo, first + index, sign)
    const from = slotFrom(first + index, seconds).toISOString()
    return { code, url: `/m/in/${code}`, from, to: slotFrom(first + index + 1, seconds).toISOString() }
  })
  return { now: now.toISOString(), seconds, shift: shiftView(shift), tickets }
}

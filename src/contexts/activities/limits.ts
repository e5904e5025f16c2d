import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Ages } from './rules/minors.ts'

/** The dated limits that activities are judged by; units as their names say. */
export type ActivityLimits = {
  ticketSeconds: number
  passMinutes: number
  earlyMinutes: number
  overrunMinutes: number
  radiusMetres: number
  recordDays: number
  ages: Ages
}

/** The limits as in force on a day. Errors: no programme is loaded. */
export async function limitsOf(tx: Tx, day: string): Promise<ActivityLimits> {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const on = (code: string): number => parameterOn(programme, code, day)
  return {
    ticketSeconds: on('ticket.seconds'),
    passMinutes: on('ticket.pass-minutes'),
    earlyMinutes: on('checkin.early-minutes'),
    overrunMinutes: on('hours.overrun-minutes'),
    radiusMetres: on('checkin.radius-metres'),
    recordDays: on('hours.record-days'),
    ages: {
      family: on('activity.family-age'),
      companion: on('activity.companion-age'),
      adult: on('volunteer.adult-age'),
    },
  }
}

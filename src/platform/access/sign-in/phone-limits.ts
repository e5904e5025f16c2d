/** A code is good for so long. */
export const CODE_MINUTES = 5
/** The next code for one phone is sent this long after the last. */
export const PAUSE_SECONDS = 60
export const WRONG_TRIES = 5
/** Codes to one phone within 24 hours: with five tries each, a guesser has 50 chances in a million a day. */
export const CODES_A_DAY = 10
/** Codes asked for from one address within an hour. Generous, because a whole hall shares one address. */
export const CODES_AN_HOUR = 120
/** Sign-in calls a minute from one address. */
export const CALLS_A_MINUTE = 240
/** A resident's or volunteer's session left alone this long ends (staff: IDLE_MINUTES). */
export const SELF_IDLE_DAYS = 7

export type Sending = {
  now: Date
  /** When the last code went to this phone. */
  lastSentAt: Date | null
  sentToPhone: number
  sentFromAddress: number
}

/** Why no code is sent now, or null. `pause` carries the seconds to wait. */
export function reasonNotToSend({ now, lastSentAt, sentToPhone, sentFromAddress }: Sending) {
  const since = lastSentAt ? (now.getTime() - lastSentAt.getTime()) / 1000 : Number.POSITIVE_INFINITY
  if (since < PAUSE_SECONDS) return { reason: 'pause', seconds: Math.ceil(PAUSE_SECONDS - since) } as const
  if (sentToPhone >= CODES_A_DAY) return { reason: 'phoneDay' } as const
  if (sentFromAddress >= CODES_AN_HOUR) return { reason: 'addressHour' } as const
  return null
}

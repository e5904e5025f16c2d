import { addMinutes } from '#kernel/time.ts'

const MAX_FAILURES = 5
const LOCK_MINUTES = 15

export type Standing = { failed: number; lockedUntil: Date | null }
export const untouched: Standing = { failed: 0, lockedUntil: null }

/**
 * Counts an attempt before its password is looked at, so that guesses sent at once cannot outrun the count. `locked` says
 * that this attempt is not even tried. An expired lock forgives what came before it.
 */
export function begin(standing: Standing, now: Date): Standing & { locked: boolean } {
  if (standing.lockedUntil && standing.lockedUntil > now) return { ...standing, locked: true }
  const failed = (standing.lockedUntil ? 0 : standing.failed) + 1
  const locked = failed > MAX_FAILURES
  return { failed, lockedUntil: locked ? addMinutes(now, LOCK_MINUTES) : null, locked }
}

/** The attempt that was begun went wrong: the fifth in a row locks for 15 minutes. */
export const fail = (standing: Standing, now: Date): Standing =>
  standing.failed >= MAX_FAILURES && !standing.lockedUntil
    ? { ...standing, lockedUntil: addMinutes(now, LOCK_MINUTES) }
    : standing

/** The password was right but a second factor is still owed: this attempt no longer counts, earlier ones do. */
export const takeBack = (standing: Standing): Standing => ({ ...standing, failed: Math.max(0, standing.failed - 1) })

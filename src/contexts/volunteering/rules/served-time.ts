/** What of a presence counts as service (order 67, 7: the time actually given; travel and waiting do not count). */
export type Presence = { inAt: Date; outAt: Date; plannedFrom: Date; plannedTo: Date }
export type Served = { startedAt: Date; endedAt: Date; minutes: number; flags: string[] }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * From the check-in, but not before the planned start, to the check-out, but at most `overrunMinutes` past the planned
 * end and at most a day; whole minutes, rounded down. What was cut off at the end is flagged `overrun`.
 */
export function servedTime(
  { inAt, outAt, plannedFrom, plannedTo }: Presence,
  { overrunMinutes }: { overrunMinutes: number },
): Served {
  const startedAt = inAt < plannedFrom ? plannedFrom : inAt
  const latest = new Date(Math.min(plannedTo.getTime() + overrunMinutes * MINUTE, startedAt.getTime() + DAY))
  const endedAt = outAt > latest ? latest : outAt
  const minutes = Math.max(0, Math.floor((endedAt.getTime() - startedAt.getTime()) / MINUTE))
  return { startedAt, endedAt, minutes, flags: outAt > latest ? ['overrun'] : [] }
}

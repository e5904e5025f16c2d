import { addDays, addMonths, quarterOf } from '#kernel/time.ts'

export type SupervisionLimits = { monthMinutes: number; groupsPerQuarter: number }
/** One session a worker sat in, signed by both. */
export type Session = { heldOn: string; minutes: number; kind: string }
export type Standing = {
  minutes: number
  neededMinutes: number
  groups: number
  neededGroups: number
  isShort: boolean
}

export const monthOf = (day: string): { from: string; to: string } => {
  const from = `${day.slice(0, 7)}-01`
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/**
 * What a worker had by way of supervision in a month, and of group sessions in its quarter (§8.3). Only whole months that
 * a worker served are asked for; the group of a quarter only once the quarter is over (`day` not before its last day).
 */
export function standingIn(
  month: string,
  sessions: readonly Session[],
  { servedFrom, day }: { servedFrom: string; day: string },
  limits: SupervisionLimits,
): Standing {
  const { from, to } = monthOf(month)
  const quarter = quarterOf(month)
  const minutes = sessions
    .filter(({ heldOn }) => heldOn >= from && heldOn <= to)
    .reduce((sum, one) => sum + one.minutes, 0)
  const groups = sessions.filter(
    ({ heldOn, kind }) => kind === 'group' && heldOn >= quarter.from && heldOn <= quarter.to,
  ).length
  const neededMinutes = servedFrom <= from ? limits.monthMinutes : 0
  const neededGroups = servedFrom <= quarter.from && quarter.to <= day ? limits.groupsPerQuarter : 0
  return { minutes, neededMinutes, groups, neededGroups, isShort: minutes < neededMinutes || groups < neededGroups }
}

import type { Attendance, Kind } from '../vocabulary.ts'

export type Called = { personId: string; state: Attendance }
/** `from`, `until`: the days somebody was of the group; null for open ends. */
export type Expected = { personId: string; until: string | null }
export type RollFault =
  | { kind: 'missing'; count: number }
  | { kind: 'stranger' | 'no-count' }
  | { kind: 'less'; roll: number }

const isHere = ({ state }: Called): boolean => state === 'present' || state === 'late'
export const countHere = (roll: readonly Called[]): number => roll.filter(isHere).length

/**
 * What is wrong with a roll: of a group every member of that day must be called and nobody else; an activity is called one by
 * one, or counted, or both, and then the count is not below the roll.
 */
export function faultOfRoll(
  kind: Kind,
  { heldOn, roll, peopleCount }: { heldOn: string; roll: readonly Called[]; peopleCount: number | null },
  members: readonly Expected[],
): RollFault | undefined {
  if (kind === 'activity') {
    if (peopleCount === null) return roll.length === 0 ? { kind: 'no-count' } : undefined
    return peopleCount < countHere(roll) ? { kind: 'less', roll: countHere(roll) } : undefined
  }
  const called = new Set(roll.map(({ personId }) => personId))
  const known = new Set(members.map(({ personId }) => personId))
  if ([...called].some((personId) => !known.has(personId))) return { kind: 'stranger' }
  const missing = members.filter(({ personId, until }) => (until === null || until > heldOn) && !called.has(personId))
  return missing.length > 0 ? { kind: 'missing', count: missing.length } : undefined
}

import { addMonths } from '#kernel/time.ts'
import type { GradeEnd } from '../vocabulary.ts'

export type Grade = {
  grade: number
  fromDate: string
  toDate: string
  endedOn: string | null
  endKind: GradeEnd | null
}

/** Years without application after a grade was lowered or cancelled (社会组织评估管理办法). */
const BARRED_MONTHS: Readonly<Record<GradeEnd, number>> = { lowered: 24, cancelled: 36 }
/** A body applies when it has been registered for two years. */
const REGISTERED_MONTHS = 24

export const gradeStands = ({ fromDate, toDate, endedOn }: Grade, day: string): boolean =>
  fromDate <= day && day <= toDate && (endedOn === null || endedOn > day)

/** Why no grade may begin on a day: registered too short, or barred; the day from which it may. */
export function barredUntil(
  registeredOn: string,
  grades: readonly Grade[],
  day: string,
): { why: 'registered' | GradeEnd; until: string } | undefined {
  const ripe = addMonths(registeredOn, REGISTERED_MONTHS)
  if (day < ripe) return { why: 'registered', until: ripe }
  for (const { endKind, endedOn } of grades) {
    if (!endKind || !endedOn) continue
    const until = addMonths(endedOn, BARRED_MONTHS[endKind])
    if (day < until) return { why: endKind, until }
  }
  return undefined
}

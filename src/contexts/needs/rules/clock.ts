import { addDays, daysBetween } from '#kernel/time.ts'
import type { NeedState, Urgency } from '../vocabulary.ts'

/** Days as in force on a day; `byUrgency` are asked with how urgent a need is. */
export type Limits = {
  verifyDays: Record<Urgency, number>
  assignDays: Record<Urgency, number>
  serveDays: Record<Urgency, number>
  receiptDays: number
  confirmDays: number
  reopenDays: number
}

/** Until when the next step is due, counted from `today`, not counting it; null where nobody has to do anything. */
export function dueOn(state: NeedState, urgency: Urgency, limits: Limits, today: string): string | null {
  const days: Partial<Record<NeedState, number>> = {
    reported: limits.verifyDays[urgency],
    verified: limits.assignDays[urgency],
    classified: limits.assignDays[urgency],
    assigned: limits.serveDays[urgency],
    in_service: limits.serveDays[urgency],
    referred: limits.receiptDays,
    resolved: limits.confirmDays,
  }
  const found = days[state]
  return found === undefined ? null : addDays(today, found)
}

/** Red when it is late, yellow with two days or less (domain.md §3.4). */
export function lightOf(due: string | null, today: string): 'none' | 'ok' | 'soon' | 'late' {
  if (due === null) return 'none'
  const left = daysBetween(today, due)
  if (left < 0) return 'late'
  return left <= 2 ? 'soon' : 'ok'
}

/** Whether a closed need may still be taken up again; both ends included (domain.md §5.2). */
export const mayReopen = (closedOn: string, today: string, reopenDays: number): boolean =>
  daysBetween(closedOn, today) <= reopenDays

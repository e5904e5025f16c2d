import { addMonths, daysBetween } from '#kernel/time.ts'
import type { Due, Line } from '../vocabulary.ts'

const SOON_DAYS = 7

/** Of the kinds of target somebody is of, the one that is visited most often; undefined when they are of none. */
export function mostOften(codes: readonly string[], monthsOf: (code: string) => number): string | undefined {
  return codes.toSorted((one, other) => monthsOf(one) - monthsOf(other) || one.localeCompare(other))[0]
}

/** The day of the next visit: what was agreed, else a rhythm after the last one. */
export const nextDue = (visitedOn: string, months: number, agreedOn: string | null): string =>
  agreedOn ?? addMonths(visitedOn, months)

/** How a planned day looks from today. */
export function dueOf(dueOn: string, today: string): Due {
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  return days <= SOON_DAYS ? 'soon' : 'later'
}

const LINE_OF: Readonly<Record<string, Line>> = {
  T01: 'relief',
  T02: 'relief',
  T03: 'relief',
  T04: 'relief',
  T05: 'relief',
  T06: 'child',
  T07: 'child',
  T08: 'child',
  T09: 'child',
  T10: 'elder',
  T11: 'disability',
  T12: 'disability',
}
/** Which line of civil affairs a kind of target belongs to (domain.md §8.8). */
export const lineOfTarget = (code: string): Line => LINE_OF[code] ?? 'other'

import { addDays, addMonths } from '#kernel/time.ts'

/** Months are their first day, 'YYYY-MM-01'. */
export const lastDayOf = (month: string): string => addDays(addMonths(month, 1), -1)
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

export type CloseFault = 'noEntries' | 'notEnded' | 'closedAlready' | 'notInTurn'

/**
 * Whether a month may be closed: it has ended, and it is the next in turn – the month of the first entry, or the one after
 * the last that was closed. Undefined when it may.
 */
export function closeFault(
  month: string,
  { first, lastClosed, today }: { first: string | null; lastClosed: string | null; today: string },
): CloseFault | undefined {
  if (lastClosed !== null && month <= lastClosed) return 'closedAlready'
  const next = nextToClose({ first, lastClosed })
  if (next === null) return 'noEntries'
  if (lastDayOf(month) >= today) return 'notEnded'
  return month === next ? undefined : 'notInTurn'
}

/** The month whose turn it is, whether it has ended or not; null in a book without entries. */
export const nextToClose = ({
  first,
  lastClosed,
}: {
  first: string | null
  lastClosed: string | null
}): string | null => (lastClosed !== null ? addMonths(lastClosed, 1) : first && monthOf(first))

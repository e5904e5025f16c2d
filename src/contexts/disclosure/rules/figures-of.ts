import { addDays, addMonths } from '#kernel/time.ts'
import type { DutyKind } from './duty-clock.ts'

/** A month that is not reconciled with the host's books: 'YYYY-MM'; null: the host's statement of it was not recorded. */
export type OpenMonth = { month: string; differenceFen: number | null }
type Told = { kind: DutyKind | 'correction'; fromDate: string; toDate: string }

/**
 * What the figures of a notice stand on. A statement or yearly report tells a balance, which all months before made; what a campaign
 * or project took in and spent stands on the months of its time; a single gift or grant, or a list of single items, on no more than
 * its own month.
 */
const STANDS_ON: Readonly<Record<Told['kind'], 'balance' | 'period' | 'item'>> = {
  'campaign-progress': 'period',
  'campaign-report': 'period',
  'campaign-partner': 'period',
  'grant-progress': 'period',
  'grant-report': 'period',
  'grant-surplus': 'period',
  'quarter-statement': 'balance',
  'yearly-report': 'balance',
  'related-gift': 'item',
  'related-grant': 'item',
  'large-items': 'item',
  // Never corrected itself; the notice it corrects is asked.
  correction: 'balance',
}

/**
 * The months that keep a notice from being told. An item was matched to the bank's credit by two hands before it was entered, so a
 * host's statement that is merely still to come does not hold it back; one that says otherwise does. `open`: every month that is not
 * reconciled, up to and with the month of `toDate`.
 */
export function monthsInTheWay({ kind, fromDate, toDate }: Told, open: readonly OpenMonth[]): string[] {
  const on = STANDS_ON[kind]
  const first = on === 'balance' ? '' : fromDate.slice(0, 7)
  const within = open.filter(({ month }) => month >= first && month <= toDate.slice(0, 7))
  if (on === 'item') return within.filter(({ differenceFen }) => differenceFen !== null).map(({ month }) => month)
  return within.filter(({ month }) => hasEnded(month, toDate)).map(({ month }) => month)
}

/** Whether a month was over on a day, that day included. */
const hasEnded = (month: string, day: string): boolean => addDays(addMonths(`${month}-01`, 1), -1) <= day

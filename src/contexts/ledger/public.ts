/**
 * The front door of 基金账 for contexts above it. All amounts are integer fen greater than 0, days 'YYYY-MM-DD'.
 * One source makes one entry of a kind: posting it twice is refused, also after a red-letter entry took it back.
 * `memo` names no person: it is read by everybody who may read the book, and is disclosed.
 */
export { mustBeReversible, reverseEntry, transfer } from './posting/correct.ts'
export { giveBack, openPool, receive } from './posting/receive.ts'
export { recover, spend } from './posting/spend.ts'
export type { Restriction } from './rules/restriction.ts'
export { openBook, poolsOfFund as poolsOf } from './store/books.ts'
export { canDisclose, isMonthClosed, unreconciledMonths } from './store/months.ts'
export { balanceOf, type TracedDraw, traceOf } from './store/reading.ts'

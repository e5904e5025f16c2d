/**
 * The front door of 基金账 for contexts above it. All amounts are integer fen greater than 0, days 'YYYY-MM-DD'.
 * One source makes one entry of a kind: posting it twice is refused, also after a red-letter entry took it back.
 * `memo` names no person: it is read by everybody who may read the book, and is disclosed.
 */
export type { Doer } from './doer.ts'
export { mustBeReversible, reverseEntry, type TransferAsk, transfer } from './posting/correct.ts'
export { type GiveBackAsk, giveBack, openPool, type ReceiveAsk, receive } from './posting/receive.ts'
export { type RecoverAsk, recover, type SpendAsk, spend } from './posting/spend.ts'
export type { ReceiptKind } from './rules/accounts.ts'
export type { Source, SpendKind } from './rules/book.ts'
export { isUse, type Pool, type Restriction, USES, type Use } from './rules/restriction.ts'
export { shareOut } from './rules/shares.ts'
export { openBook, poolsOfFund as poolsOf } from './store/books.ts'
export { canDisclose, isMonthClosed, type Unreconciled, unreconciledMonths } from './store/months.ts'
export { type Balance, balanceOf, type Trace, type TracedDraw, traceOf } from './store/reading.ts'

import { calendarYearFrom, showDate } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { ledgerContract } from '../contract.ts'
import { FIGURES, USE_NAMES } from '../contract-parts.ts'
import { ledgerErrors } from '../errors.ts'
import { ACCOUNTS } from '../rules/accounts.ts'
import { ALL_ACCOUNTS, isAccount, linesOf } from '../rules/figures.ts'
import { rowsBelow, sumBelow, turnovers } from '../store/detail.ts'
import { allowedBook, poolNames } from './view.ts'

type Endpoints = typeof ledgerContract.endpoints

/** The rows below any figure of the book: their sum is the figure. */
export const explain: Handler<Endpoints['explain']> = async (asked, call) => {
  const { tx } = call
  const { fundId, figure, account, poolId, use, from, to } = asked
  await allowedBook(call, fundId)
  if (figure === 'account' && !isAccount(account)) throw ledgerErrors.unknownAccount()
  const pools = await poolNames(tx, fundId)
  if (poolId !== undefined && !pools.has(poolId)) throw ledgerErrors.noPool()
  const lines = linesOf(figure, account)
  const { fen, total } = await sumBelow(tx, lines, asked)
  const rows = await rowsBelow(tx, lines, asked)
  const named = figure === 'account' && isAccount(account) ? ACCOUNTS[account].name : FIGURES[figure]
  const title = [named, poolId && pools.get(poolId), use && USE_NAMES[use]].filter(Boolean).join('：')
  return {
    title,
    sentence: `${periodOf(from, to)}，下列${total}行分录之和。`,
    fen,
    total,
    rows: rows.map(({ account: code, poolId: pool, ...row }) => ({
      ...row,
      account: ACCOUNTS[code].name,
      pool: pools.get(pool) ?? '',
    })),
  }
}

const periodOf = (from: string | undefined, to: string | undefined): string =>
  `${from ? `自${showDate(from)}` : '自开账'}起${to ? `，至${showDate(to)}（含）` : '至今'}`

export const listAccounts: Handler<Endpoints['listAccounts']> = async ({ fundId, ...asked }, call) => {
  const { tx, today } = call
  await allowedBook(call, fundId)
  const to = asked.to ?? today
  const from = asked.from ?? calendarYearFrom(to)
  const moved = new Map((await turnovers(tx, fundId, { from, to })).map((one) => [one.account, one]))
  return {
    from,
    to,
    rows: ALL_ACCOUNTS.flatMap((account) => {
      const one = moved.get(account)
      if (!one) return []
      const { name, side } = ACCOUNTS[account]
      const sign = side === 'debit' ? 1 : -1
      const { opening, debit, credit } = one
      const closingFen = sign * (opening + debit - credit)
      return [{ account, name, side, openingFen: sign * opening, debitFen: debit, creditFen: credit, closingFen }]
    }),
  }
}

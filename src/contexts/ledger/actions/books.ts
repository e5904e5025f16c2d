import { codesWithin } from '#contexts/directory/public.ts'
import { waitingDisposal } from '#contexts/fund/public.ts'
import { calendarYearFrom } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { ledgerContract } from '../contract.ts'
import { ledgerErrors } from '../errors.ts'
import { feeLeft, showRate } from '../rules/fee.ts'
import { linesOf } from '../rules/figures.ts'
import { feeBasis, sumBelow } from '../store/detail.ts'
import { managementFeeOf } from '../store/funds.ts'
import { drawsOfLot, findBooks, listBooks as list, listPools, listLots as lots } from '../store/lists.ts'
import { allowedBook } from './view.ts'

type Endpoints = typeof ledgerContract.endpoints

export const listBooks: Handler<Endpoints['listBooks']> = async ({ areaCode, ...filter }, { tx, reach, today }) =>
  list(tx, { ...filter, today, codes: await codesWithin(tx, reach(), areaCode) })

export const getBook: Handler<Endpoints['getBook']> = async ({ fundId }, call) => {
  const { tx, today, may } = call
  const { areaPath } = await allowedBook(call, fundId)
  const [book] = await findBooks(tx, [fundId], today)
  if (!book) throw ledgerErrors.noBook()
  const year = { fundId, from: calendarYearFrom(today), to: today }
  const rateBp = await managementFeeOf(tx, fundId)
  return {
    ...book,
    pools: await listPools(tx, fundId),
    yearFrom: year.from,
    incomeFen: (await sumBelow(tx, linesOf('income'), year)).fen,
    spentFen: (await sumBelow(tx, linesOf('spent'), year)).fen,
    feeRate: showRate(rateBp),
    feeLeftFen: feeLeft({ ...(await feeBasis(tx, fundId)), rateBp }),
    surplus: await surplusToPost(call, fundId),
    mayPost: may('ledger.book.post', { areaPath }),
    mayCorrect: may('ledger.book.correct', { areaPath }),
    mayApprove: may('ledger.book.approve', { areaPath }),
    mayReconcile: may('ledger.book.reconcile', { areaPath }),
  }
}

/** A disposal that waits for its entry, and whether this hand may make it. */
async function surplusToPost({ tx, actor }: Call, fundId: string) {
  const found = await waitingDisposal(tx, fundId)
  if (!found) return null
  const { id, fen, recipient, laidDownOn, laidDownBy } = found
  return { id, fen, recipient, laidDownOn, isMine: laidDownBy === actor.accountId }
}

export const listLots: Handler<Endpoints['listLots']> = async (asked, call) => {
  await allowedBook(call, asked.fundId)
  return lots(call.tx, asked)
}

export const listDraws: Handler<Endpoints['listDraws']> = async ({ fundId, lotId }, call) => {
  await allowedBook(call, fundId)
  return { rows: await drawsOfLot(call.tx, fundId, lotId) }
}

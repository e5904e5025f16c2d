import { type Fen, showYuan } from '#kernel/money.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { fundContract } from '../contract.ts'
import { fundErrors } from '../errors.ts'
import { STATES } from '../rules/states.ts'
import { surplusFault } from '../rules/surplus.ts'
import { changeFund } from '../store/funds.ts'
import { addDisposal, heldBy, waitingDisposal } from '../store/surplus.ts'
import { mustBeCurrent } from './funds.ts'
import { fundHeld, handOf } from './hand.ts'

const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`

/** Where the money goes that a fund leaves. Another hand takes it out of the book; before that the fund cannot be settled. */
export const disposeSurplus: Handler<typeof fundContract.endpoints.disposeSurplus> = async (
  { fundId, version, ...disposal },
  call,
) => {
  const { tx, today, now, about } = call
  const fund = await fundHeld(call, fundId)
  mustBeCurrent(call, fund, version)
  if (fund.state !== 'terminating') throw fundErrors.notNow(STATES[fund.state], '处理剩余财产')
  if (await waitingDisposal(tx, fundId)) throw fundErrors.disposalWaits()
  const { cashFen } = await heldBy(tx, fundId)
  const fault = surplusFault(disposal, fund.surplus, cashFen)
  if (fault) throw FAULTS[fault](cashFen)
  const disposalId = await addDisposal(tx, { fundId, ...disposal }, today, handOf(call))
  await changeFund(tx, fundId, version, {})
  about('fund.surplus-disposal', disposalId)
  const title = `${fund.areaName}社区基金：剩余财产${yuan(disposal.fen)}待划出`
  await notify(
    tx,
    await accountsWith(tx, 'ledger.book.post', fund.areaPath, today),
    { title, link: `/fund/books/${fundId}` },
    now,
  )
  return { disposalId, version: version + 1 }
}

const FAULTS = {
  noClause: () => fundErrors.noSurplusClause(),
  notCharity: () => fundErrors.surplusToNoCharity(),
  noneLeft: () => fundErrors.noSurplusLeft(),
  notAll: (cashFen: number) => fundErrors.surplusAbove(yuan(cashFen)),
}

/** A fund is settled only with an empty book: goods handed out or disposed of, money gone where the law lets it go. */
export async function mustBeEmpty(tx: Tx, fundId: string): Promise<void> {
  const { cashFen, goodsFen } = await heldBy(tx, fundId)
  if (goodsFen > 0) throw fundErrors.goodsLeft(yuan(goodsFen))
  if (cashFen > 0)
    throw (await waitingDisposal(tx, fundId))
      ? fundErrors.surplusNotGone(yuan(cashFen))
      : fundErrors.surplusLeft(yuan(cashFen))
}

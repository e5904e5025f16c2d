import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { ledgerContract } from '../contract.ts'
import { ledgerErrors } from '../errors.ts'
import { openPool, receive } from '../posting/receive.ts'
import { spend } from '../posting/spend.ts'
import { feeLeft, showRate } from '../rules/fee.ts'
import { lockBook } from '../store/books.ts'
import { feeBasis } from '../store/detail.ts'
import { managementFeeOf } from '../store/funds.ts'
import { addVoucher } from '../store/requests.ts'
import { allowedBook, doerOf, handOf } from './view.ts'

type Endpoints = typeof ledgerContract.endpoints

/** What the accountant posts by hand: interest, a transfer in from another fund of the host, the management fee. */
export const postVoucher: Handler<Endpoints['postVoucher']> = async (form, call) => {
  const { tx } = call
  const { fundId, kind, fen, memo, happenedOn } = form
  await allowedBook(call, fundId)
  const id = await addVoucher(tx, form, handOf(call))
  const said = { fundId, fen, memo, happenedOn, source: { kind: 'ledger.voucher', id }, by: doerOf(call) }
  if (kind === 'fee') await mustBeAgreed(tx, fundId, fen)
  if (kind === 'fee') return postedOf(await spend(tx, { ...said, kind, use: null, earmarkCode: null }))
  const poolId = form.poolId ?? (await freePool(tx, fundId))
  return postedOf(await receive(tx, { ...said, kind, poolId }))
}

/** The agreed rate on all money given is all the fee there may be. The book is held so that two fees do not pass at once. */
async function mustBeAgreed(tx: Tx, fundId: string, fen: number): Promise<void> {
  await lockBook(tx, fundId)
  const rateBp = await managementFeeOf(tx, fundId)
  const basis = await feeBasis(tx, fundId)
  const may = feeLeft({ ...basis, rateBp })
  if (fen > may) throw ledgerErrors.feeAboveRate(fen, may, showRate(rateBp), basis.givenFen)
}

const postedOf = ({ entryId, entryNo }: { entryId: string; entryNo: string }) => ({ entryId, entryNo })

/** The whole fund's money without a restriction. */
const freePool = (tx: Tx, fundId: string): Promise<string> =>
  openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })

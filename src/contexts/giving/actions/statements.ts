import { codesWithin } from '#contexts/directory/public.ts'
import { findFund } from '#contexts/fund/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import { proposalsOf } from '../propose.ts'
import { giftsOfRow, holdGifts, markReceived, markWaiting } from '../store/gifts.ts'
import {
  type BankRow,
  findRows,
  findStatements,
  holdRow,
  listStatements as list,
  listRows as listBankRows,
  openPayer,
  type Statement,
  settleRow,
} from '../store/statements.ts'
import { GIFT_STATES } from '../vocabulary.ts'
import { handOf, placesOf } from './hand.ts'
import { giftLine } from './views.ts'

type Endpoints = typeof givingContract.endpoints

async function withFund({ tx }: Call, { areaPath, ...statement }: Statement) {
  return { ...statement, fundName: (await findFund(tx, statement.fundId))?.name ?? '' }
}

export const listStatements: Handler<Endpoints['listStatements']> = async ({ areaCode, ...paging }, call) => {
  const { tx, reach } = call
  const { rows, total } = await list(tx, { ...paging, codes: await codesWithin(tx, reach(), areaCode) })
  return { rows: await Promise.all(rows.map((one) => withFund(call, one))), total }
}

export const getStatement: Handler<Endpoints['getStatement']> = async ({ statementId }, call) => {
  const { tx, allow, about } = call
  const [one] = await findStatements(tx, [statementId])
  if (!one) throw givingErrors.noStatement()
  allow({ areaPath: one.areaPath })
  about('giving.statement', statementId)
  return withFund(call, one)
}

const rowView = ({ areaPath, fundId, ...row }: BankRow, { may }: Call) => ({
  ...row,
  mayMatch: row.fen > 0 && may('giving.gift.record', { areaPath }),
})

export const listRows: Handler<Endpoints['listRows']> = async ({ areaCode, ...filter }, call) => {
  const { tx, reach } = call
  const { rows, ...sums } = await listBankRows(tx, { ...filter, codes: await codesWithin(tx, reach(), areaCode) })
  return { rows: rows.map((row) => rowView(row, call)), ...sums }
}

/** The row, held, as it was when the person looked at it. Errors: giving.noRow, access.stale. */
async function rowAt({ tx, allow, about }: Call, rowId: string, version: number): Promise<BankRow> {
  const row = await holdRow(tx, rowId)
  if (!row) throw givingErrors.noRow()
  allow({ areaPath: row.areaPath })
  about('giving.statement-row', rowId)
  if (row.version !== version) throw row.state === 'open' ? accessErrors.stale() : givingErrors.rowTaken()
  return row
}

export const getRow: Handler<Endpoints['getRow']> = async ({ rowId }, call) => {
  const { tx, allow, about, may } = call
  const [row] = await findRows(tx, [rowId])
  if (!row) throw givingErrors.noRow()
  allow({ areaPath: row.areaPath })
  about('giving.statement-row', rowId)
  const proposals = row.state === 'open' ? await proposalsOf(tx, row) : []
  return {
    ...rowView(row, call),
    proposals: proposals.map(({ gifts, ...one }) => ({
      ...one,
      giftIds: gifts.map(({ id }) => id),
      gifts: gifts.map((gift) => giftLine(gift, may)),
    })),
  }
}

/** The money of these gifts is this credit: to the fen, all of one fund, each without another credit. */
export const matchRow: Handler<Endpoints['matchRow']> = async ({ rowId, version, giftIds }, call) => {
  const { tx, tell } = call
  const row = await rowAt(call, rowId, version)
  if (row.state !== 'open') throw givingErrors.rowTaken()
  const ids = [...new Set(giftIds)]
  const gifts = await holdGifts(tx, ids)
  if (gifts.length !== ids.length) throw givingErrors.giftsGone()
  if (gifts.some(({ fundId }) => fundId !== row.fundId)) throw givingErrors.otherFund()
  const taken = gifts.find(
    ({ state, serial }) => state !== 'pledged' && !(state === 'received' && serial === row.serial),
  )
  if (taken) throw taken.rowId ? givingErrors.giftElsewhere(taken.no) : givingErrors.notNow(GIFT_STATES[taken.state])
  const sum = gifts.reduce((total, { fen }) => total + fen, 0)
  if (sum !== row.fen) throw givingErrors.sumDiffers(row.fen, sum)
  const by = handOf(call)
  const received = await markReceived(tx, ids, { serial: row.serial, receivedOn: row.happenedOn, rowId }, by)
  if (received !== ids.length) throw accessErrors.stale()
  await settleRow(tx, row, { state: 'matched', reason: '' }, by)
  await tell('giving.gifts-changed', { areaCodes: [...new Set(gifts.flatMap(({ areaPath }) => placesOf(areaPath)))] })
  return { version: version + 1 }
}

/** Undoes a match, or a mark that it was no gift; what was confirmed since stays. */
export const unmatchRow: Handler<Endpoints['unmatchRow']> = async ({ rowId, version, reason }, call) => {
  const { tx, tell } = call
  const row = await rowAt(call, rowId, version)
  if (row.state !== 'matched' && row.state !== 'not-gift') throw givingErrors.notNow('待认领')
  const gifts = await giftsOfRow(tx, rowId)
  const done = gifts.find(({ state }) => state !== 'received')
  if (done) throw givingErrors.notNow(GIFT_STATES[done.state])
  await markWaiting(tx, rowId)
  await settleRow(tx, row, { state: 'open', reason }, handOf(call))
  await tell('giving.gifts-changed', { areaCodes: placesOf(row.areaPath) })
  return { version: version + 1 }
}

/** The payer whole, for a reason that is audited: who enters a gift out of the queue has to know whose it is. */
export const revealPayer: Handler<Endpoints['revealPayer']> = async ({ rowId, version }, call) => {
  const row = await rowAt(call, rowId, version)
  return openPayer(call.tx, row.id)
}

/** Interest, a transfer, a mistake of the bank's: no gift, and why. */
export const setRowAside: Handler<Endpoints['setRowAside']> = async ({ rowId, version, reason }, call) => {
  const row = await rowAt(call, rowId, version)
  if (row.state !== 'open') throw givingErrors.rowTaken()
  await settleRow(call.tx, row, { state: 'not-gift', reason }, handOf(call))
  return { version: version + 1 }
}

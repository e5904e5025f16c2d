import { codesWithin } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { goodsContract } from '../contract.ts'
import { goodsErrors } from '../errors.ts'
import { postLoss, postProceeds } from '../post-value.ts'
import { valueOut } from '../rules/valuation.ts'
import {
  addCount,
  addCountDecision,
  addDisposal,
  addDisposalDecision,
  type Count,
  countsOf,
  type Disposal,
  disposalsOf,
  findCounts,
  findDisposals,
  listStock as list,
  sumStock,
} from '../store/keeping.ts'
import { findLots, holdLot, type Lot, listMovements as listMoved, move, mustBeAt } from '../store/lots.ts'
import { DISPOSALS } from '../vocabulary.ts'
import { changed, handOf, mustBeReasoned, mustNotBeAhead, theLot } from './the-lot.ts'

type Endpoints = typeof goodsContract.endpoints

export const listStock: Handler<Endpoints['listStock']> = async ({ areaCode, ...filter }, { tx, reach }) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const [rows, sums] = await Promise.all([list(tx, { ...filter, codes }), sumStock(tx, { codes })])
  return { rows, ...sums }
}

async function readable({ tx, allow, about }: Call, lotId: string): Promise<Lot> {
  const [lot] = await findLots(tx, [lotId])
  if (!lot) throw goodsErrors.noLot()
  allow({ areaPath: lot.areaPath })
  about('goods.lot', lotId)
  return lot
}

export const listMovements: Handler<Endpoints['listMovements']> = async ({ lotId, ...paging }, call) => {
  await readable(call, lotId)
  return listMoved(call.tx, { lotId, ...paging })
}

export const listKeeping: Handler<Endpoints['listKeeping']> = async ({ lotId }, call) => {
  const { areaPath } = await readable(call, lotId)
  const { tx, may, actor } = call
  const [counts, disposals] = await Promise.all([countsOf(tx, lotId), disposalsOf(tx, lotId)])
  const isMine = ({ state, proposedBy }: { state: string; proposedBy: string }) =>
    state === 'proposed' && proposedBy !== actor.accountId
  return {
    counts: counts.map((one) => ({ ...one, mayDecide: isMine(one) && may('goods.lot.record', { areaPath }) })),
    disposals: disposals.map((one) => ({ ...one, mayDecide: isMine(one) && may('goods.lot.approve', { areaPath }) })),
  }
}

export const countStock: Handler<Endpoints['countStock']> = async ({ lotId, version, ...form }, call) => {
  const lot = await theLot(call, lotId, ['stocked', 'finished'])
  mustBeAt(lot, version)
  mustNotBeAhead(form.countedOn, call.today)
  if (form.counted !== lot.stock && form.reason.length < 4) throw goodsErrors.countReason()
  if (form.counted < lot.allocated) throw goodsErrors.countBelowAllocated(lot.allocated)
  return { stocktakeId: await addCount(call.tx, { lotId, book: lot.stock, ...form }, handOf(call)) }
}

/** Puts the stock right by what was counted; what is missing takes its value along. */
async function correct(call: Call, { id, lotId, book, counted, countedOn }: Count): Promise<number> {
  const lot = await holdLot(call.tx, lotId)
  if (!lot || lot.stock !== book || counted < lot.allocated) throw goodsErrors.countStale()
  const missing = book - counted
  const fen = missing > 0 ? valueOut(lot.leftFen, book, missing) : 0
  const source = { kind: 'goods.stocktake', id } as const
  await postLoss(call, lot, { what: '盘亏', pieces: missing, fen, on: countedOn, source })
  if (missing !== 0)
    await move(call.tx, lot, { kind: 'correction', quantity: -missing, fen: -fen, stocktakeId: id }, handOf(call))
  await changed(call, lot.areaCode)
  return fen
}

export const decideCount: Handler<Endpoints['decideCount']> = async ({ stocktakeId, ...decision }, call) => {
  const { tx, allow, about } = call
  const [count] = await findCounts(tx, [stocktakeId])
  if (!count) throw goodsErrors.noCount()
  allow({ areaPath: count.areaPath }, { notBy: [count.proposedBy] })
  about('goods.stocktake', stocktakeId)
  if (count.state !== 'proposed') throw goodsErrors.decidedAlready()
  mustBeReasoned(decision)
  const fen = decision.outcome === 'approved' ? await correct(call, count) : 0
  if (!(await addCountDecision(tx, count, { ...decision, fen }, handOf(call)))) throw goodsErrors.decidedAlready()
  return {}
}

function mustBeFree({ stock, allocated }: Lot, quantity: number): void {
  const free = stock - allocated
  if (quantity > free) throw goodsErrors.disposesTooMuch(free, quantity)
}

export const proposeDisposal: Handler<Endpoints['proposeDisposal']> = async ({ lotId, version, ...form }, call) => {
  const lot = await theLot(call, lotId, ['stocked'])
  mustBeAt(lot, version)
  mustNotBeAhead(form.disposedOn, call.today)
  mustBeFree(lot, form.quantity)
  const proceedsFen = form.kind === 'sold' ? form.proceedsFen : 0
  return { disposalId: await addDisposal(call.tx, { lotId, ...form, proceedsFen }, handOf(call)) }
}

export const decideDisposal: Handler<Endpoints['decideDisposal']> = async ({ disposalId, ...decision }, call) => {
  const { tx, allow, about } = call
  const [one] = await findDisposals(tx, [disposalId])
  if (!one) throw goodsErrors.noDisposal()
  allow({ areaPath: one.areaPath }, { notBy: [one.proposedBy] })
  about('goods.disposal', disposalId)
  if (one.state !== 'proposed') throw goodsErrors.decidedAlready()
  mustBeReasoned(decision)
  const lot = await holdLot(tx, one.lotId)
  if (!lot) throw goodsErrors.noLot()
  const by = handOf(call)
  const unsold = { fen: 0, proceedsEntryId: null, proceedsLotId: null }
  const went = decision.outcome === 'approved' ? await disposeOf(call, lot, one) : unsold
  if (!(await addDisposalDecision(tx, one, { ...decision, ...went }, by))) throw goodsErrors.decidedAlready()
  if (decision.outcome === 'rejected') return {}
  await move(tx, lot, { kind: 'disposal', quantity: -one.quantity, fen: -went.fen, disposalId }, by)
  await changed(call, lot.areaCode)
  return {}
}

/** The value leaves the book; what the pieces were sold for comes in by an entry of its own. */
async function disposeOf(call: Call, lot: Lot, { id, kind, quantity, disposedOn, proceedsFen }: Disposal) {
  mustBeFree(lot, quantity)
  const fen = valueOut(lot.leftFen, lot.stock, quantity)
  const source = { kind: 'goods.disposal', id } as const
  await postLoss(call, lot, { what: DISPOSALS[kind], pieces: quantity, fen, on: disposedOn, source })
  return {
    fen,
    ...(await postProceeds(call, lot, { fen: proceedsFen, on: disposedOn, disposalId: id, pieces: quantity })),
  }
}

/** Which lot a disposal is of: the entry that its proceeds made opens to it. */
export const getDisposal: Handler<Endpoints['getDisposal']> = async ({ disposalId }, { tx, allow, about }) => {
  const [one] = await findDisposals(tx, [disposalId])
  if (!one) throw goodsErrors.noDisposal()
  allow({ areaPath: one.areaPath })
  about('goods.disposal', disposalId)
  return { lotId: one.lotId }
}

import { fen, showYuan } from '#kernel/money.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { goodsContract } from '../contract.ts'
import type { EvidenceInput } from '../contract-parts.ts'
import { goodsErrors } from '../errors.ts'
import { type GoodsLimits, limitsOf } from '../limits.ts'
import { postIn } from '../post-value.ts'
import { type ValuationFault, type Valued, worthOf } from '../rules/valuation.ts'
import { type Lot, move, mustBeAt, setState, setWorth } from '../store/lots.ts'
import { addValuation, addValuationStep, type Valuation, valuationsOf } from '../store/worth.ts'
import { LEVELS } from '../vocabulary.ts'
import { changed, handOf, mustBeFile, mustNotBeAhead, mustSayWhy, theLot } from './the-lot.ts'

type Endpoints = typeof goodsContract.endpoints
const yuan = (amount: number): string => `${showYuan(fen(amount))}元`

function refusalOf(fault: ValuationFault, { leastQuotes, appraisalFen }: GoodsLimits): Error {
  if (fault === 'fewQuotes') return goodsErrors.fewQuotes(leastQuotes)
  if (fault === 'needsAppraisal') return goodsErrors.needsAppraisal(appraisalFen)
  return goodsErrors[fault]()
}

/** What the level asks to be named beside its amounts. */
function mustBeNamed({ level, proofFen, proofNo, proofOn, agency, reportNo, fileId }: EvidenceInput): void {
  const byProof = level === 'V1' || level === 'V2'
  if (byProof && proofFen !== undefined && (!proofNo || !proofOn)) throw goodsErrors.proofUnnamed()
  if (level === 'V4' && (!agency || !reportNo || !fileId)) throw goodsErrors.noAppraisal()
}

async function mustBeProven(call: Call, { category, isUsed }: Lot, evidence: EvidenceInput): Promise<void> {
  const { level, quotes, proofOn, fileId } = evidence
  const isWorn = isUsed && (category === 'clothing' || category === 'book')
  if (isWorn && level !== 'V0' && level !== 'V4') throw goodsErrors.usedIsNought()
  mustBeNamed(evidence)
  if (new Set(quotes.map(({ source }) => source)).size < quotes.length) throw goodsErrors.sameQuotes()
  for (const on of [proofOn, ...quotes.map((quote) => quote.on)]) if (on) mustNotBeAhead(on, call.today)
  for (const id of [fileId, ...quotes.map((quote) => quote.fileId)]) await mustBeFile(call, id)
}

/** How a value came about, in words that stay with it. */
function inWords({ level, proofFen, quotes }: EvidenceInput, { valueFen, marketFen, needsReview }: Valued): string {
  return [
    LEVELS[level],
    proofFen !== undefined && `凭据${yuan(proofFen)}`,
    marketFen !== null && `${quotes.length}份报价的中位数合${yuan(marketFen)}`,
    `取${yuan(valueFen)}`,
    needsReview && '相差过大，须人工复核',
  ]
    .filter(Boolean)
    .join('；')
}

export const valueLot: Handler<Endpoints['valueLot']> = async ({ lotId, version, ...evidence }, call) => {
  const lot = await theLot(call, lotId, ['accepted'])
  await mustBeProven(call, lot, evidence)
  const limits = await limitsOf(call.tx, lot.handedOverOn)
  const valued = worthOf(evidence, lot.quantity, limits)
  if (typeof valued === 'string') throw refusalOf(valued, limits)
  const next = await setState(call.tx, { id: lotId, version }, 'accepted')
  const { level } = evidence
  await addValuation(call.tx, { lotId, level, evidence, ...valued, reason: inWords(evidence, valued) }, handOf(call))
  return { version: next, valueFen: valued.valueFen, needsReview: valued.needsReview }
}

/** The valuation that waits; one that was returned, or approved, does not. */
async function theValuation({ tx }: Call, lotId: string): Promise<Valuation> {
  const [last] = await valuationsOf(tx, lotId)
  if (!last || last.returnedName !== null || last.approvedName !== null) throw goodsErrors.notChecked()
  return last
}

export const checkValue: Handler<Endpoints['checkValue']> = async ({ lotId, version, agrees, reason }, call) => {
  const lot = await theLot(call, lotId, ['accepted'])
  mustBeAt(lot, version)
  const valuation = await theValuation(call, lotId)
  if (valuation.valuedBy === call.actor.accountId) throw goodsErrors.dearValuer()
  mustSayWhy(agrees, reason)
  const next = await setState(call.tx, { id: lotId, version }, agrees ? 'valued' : 'accepted')
  await addValuationStep(call.tx, valuation, { kind: agrees ? 'checked' : 'returned', reason }, handOf(call))
  return { version: next }
}

async function mustBeThird({ actor, tx }: Call, valuation: Valuation, lot: Lot, reason: string): Promise<void> {
  if ([valuation.valuedBy, valuation.checkedBy].includes(actor.accountId)) throw goodsErrors.dearValuer()
  if (!valuation.needsReview || reason.length >= 4) return
  throw goodsErrors.reviewMissing((await limitsOf(tx, lot.handedOverOn)).deviationPercent)
}

/** The charity approves: the value goes into the ledger, the pieces into stock. */
export const approveValue: Handler<Endpoints['approveValue']> = async (
  { lotId, version, agrees, reason, storage },
  call,
) => {
  const lot = await theLot(call, lotId, ['valued'])
  mustBeAt(lot, version)
  const valuation = await theValuation(call, lotId)
  if (!agrees) return { version: await sendBack(call, lot, valuation, reason) }
  await mustBeThird(call, valuation, lot, reason)
  const { level, valueFen } = valuation
  const posted = await postIn(call, lot, valueFen)
  const kept = posted ?? { poolId: null, ledgerLotId: null }
  const next = await setWorth(call.tx, { id: lotId, version }, { level, valueFen, ...kept, storage })
  await move(call.tx, { id: lotId, stock: 0 }, { kind: 'in', quantity: lot.quantity, fen: valueFen }, handOf(call))
  await addValuationStep(call.tx, valuation, { kind: 'approved', reason }, handOf(call))
  await changed(call, lot.areaCode)
  return { version: next }
}

async function sendBack(call: Call, { id, version }: Lot, valuation: Valuation, reason: string): Promise<number> {
  mustSayWhy(false, reason)
  await addValuationStep(call.tx, valuation, { kind: 'returned', reason }, handOf(call))
  return setState(call.tx, { id, version }, 'accepted')
}

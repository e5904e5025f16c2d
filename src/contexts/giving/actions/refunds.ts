import { giveBack, traceOf } from '#contexts/ledger/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import { correctionsOf } from '../store/corrections.ts'
import { holdGifts } from '../store/gifts.ts'
import { touchGift } from '../store/papers.ts'
import { addRefund, decideRefund as decide, findRefunds, takeOff } from '../store/refunds.ts'
import { GIFT_STATES } from '../vocabulary.ts'
import { handOf, placesOf } from './hand.ts'
import { giftAt } from './read-gifts.ts'

type Endpoints = typeof givingContract.endpoints

/** Moves no money yet: another hand approves. Only what is left of this gift can go back. */
export const askRefund: Handler<Endpoints['askRefund']> = async ({ giftId, version, ...ask }, call) => {
  const { tx, today, now, actor, about } = call
  const gift = await giftAt(call, giftId)
  if (!gift.lotId || !['confirmed', 'receipted'].includes(gift.state))
    throw givingErrors.notNow(GIFT_STATES[gift.state])
  if (gift.state === 'receipted' && ask.redReceipt === '') throw givingErrors.redReceiptMissing()
  const [trace] = await traceOf(tx, [gift.lotId])
  if (ask.fen > (trace?.leftFen ?? 0)) throw givingErrors.lessLeft(trace?.leftFen ?? 0)
  if ((await correctionsOf(tx, giftId)).some(({ state }) => state === 'asked')) throw givingErrors.correctionWaits()
  await touchGift(tx, giftId, version)
  const refundId = await addRefund(tx, { giftId, ...ask }, handOf(call))
  if (!refundId) throw givingErrors.refundWaits()
  about('giving.refund', refundId)
  const hands = await accountsWith(tx, 'giving.gift.approve', gift.areaPath, today)
  const message = { title: '捐赠退还待批准', body: `${gift.no}：${ask.reason}`, link: `/fund/gifts/${giftId}` }
  await notify(
    tx,
    hands.filter((one) => one !== actor.accountId),
    message,
    now,
  )
  return { refundId }
}

export const decideRefund: Handler<Endpoints['decideRefund']> = async ({ refundId, version, ...decision }, call) => {
  const { tx, today, allow, about, tell } = call
  const [refund] = await findRefunds(tx, [refundId])
  if (!refund) throw givingErrors.noRefund()
  allow({ areaPath: refund.areaPath }, { notBy: [refund.askedBy] })
  about('giving.refund', refundId)
  if (refund.state !== 'asked') throw givingErrors.refundDecided()
  if (refund.version !== version) throw accessErrors.stale()
  await holdGifts(tx, [refund.giftId])
  const by = handOf(call)
  const isPaid = decision.outcome === 'approved'
  const refundedOn = isPaid ? (decision.refundedOn ?? today) : null
  const posted = refundedOn === null ? null : await payBack(call, refund, refundedOn)
  const outcome = {
    state: isPaid ? 'paid' : 'rejected',
    decisionNote: decision.note,
    refundedOn,
    entryId: posted,
  } as const
  await decide(tx, refundId, version, outcome, by)
  await tell('giving.gifts-changed', { areaCodes: placesOf(refund.areaPath) })
  return { version: version + 1 }
}

/** Errors: the ledger's, when the lot has less left or the month is closed. */
async function payBack(
  call: Parameters<Handler<Endpoints['decideRefund']>>[1],
  { id, giftId, giftNo, lotId, fen }: Awaited<ReturnType<typeof findRefunds>>[number],
  refundedOn: string,
): Promise<string> {
  const [trace] = await traceOf(call.tx, [lotId])
  if (fen > (trace?.leftFen ?? 0)) throw givingErrors.lessLeft(trace?.leftFen ?? 0)
  const source = { kind: 'giving.refund', id }
  const back = { lotId, fen, happenedOn: refundedOn, memo: `退还捐赠 ${giftNo}`, source, by: handOf(call) }
  const { entryId } = await giveBack(call.tx, back)
  await takeOff(call.tx, giftId, fen)
  return entryId
}

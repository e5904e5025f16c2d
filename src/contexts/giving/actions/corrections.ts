import { mustBeReversible, reverseEntry } from '#contexts/ledger/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import { addCorrection, decideCorrection as decide, findCorrections, voidPosted } from '../store/corrections.ts'
import { type Gift, holdGifts } from '../store/gifts.ts'
import { touchGift } from '../store/papers.ts'
import { refundsOf } from '../store/refunds.ts'
import { findRows, settleRow } from '../store/statements.ts'
import { GIFT_STATES } from '../vocabulary.ts'
import { handOf, placesOf } from './hand.ts'
import { giftAt } from './read-gifts.ts'

type Endpoints = typeof givingContract.endpoints

/** Refuses a gift that is not in the book, has a refund waiting, or whose money is used or given back already. */
async function mustBeCorrectable({ tx, now }: Call, { id, state, entryId }: Gift): Promise<string> {
  if (!entryId || !['confirmed', 'receipted'].includes(state)) throw givingErrors.notNow(GIFT_STATES[state])
  if ((await refundsOf(tx, id)).some((refund) => refund.state === 'asked')) throw givingErrors.refundWaits()
  await mustBeReversible(tx, entryId, now)
  return entryId
}

/** Changes nothing yet: another hand approves. A registration that was wrong, not money that goes back. */
export const askCorrection: Handler<Endpoints['askCorrection']> = async ({ giftId, version, ...ask }, call) => {
  const { tx, today, now, actor, about } = call
  const gift = await giftAt(call, giftId)
  await mustBeCorrectable(call, gift)
  if (gift.state === 'receipted' && ask.redReceipt === '') throw givingErrors.redReceiptMissing()
  await touchGift(tx, giftId, version)
  const correctionId = await addCorrection(tx, { giftId, ...ask }, handOf(call))
  if (!correctionId) throw givingErrors.correctionWaits()
  about('giving.correction', correctionId)
  const hands = await accountsWith(tx, 'giving.gift.approve', gift.areaPath, today)
  const others = hands.filter((one) => one !== actor.accountId)
  const message = { title: '捐赠红字更正待批准', body: `${gift.no}：${ask.reason}`, link: `/fund/gifts/${giftId}` }
  await notify(tx, others, message, now)
  return { correctionId }
}

export const decideCorrection: Handler<Endpoints['decideCorrection']> = async (
  { correctionId, version, outcome, note },
  call,
) => {
  const { tx, allow, about, tell } = call
  const [asked] = await findCorrections(tx, [correctionId])
  if (!asked) throw givingErrors.noCorrection()
  allow({ areaPath: asked.areaPath }, { notBy: [asked.askedBy] })
  about('giving.correction', correctionId)
  if (asked.state !== 'asked') throw givingErrors.correctionDecided()
  if (asked.version !== version) throw accessErrors.stale()
  const entryId = outcome === 'approved' ? await takeBack(call, asked) : null
  const state = entryId === null ? 'rejected' : 'done'
  await decide(tx, correctionId, version, { state, decisionNote: note, entryId }, handOf(call))
  await tell('giving.gifts-changed', { areaCodes: placesOf(asked.areaPath) })
  return { version: version + 1 }
}

/** The red-letter entry; the gift is voided, and its bank row waits for the right registration. */
async function takeBack(call: Call, { giftId, reason }: { giftId: string; reason: string }): Promise<string> {
  const { tx } = call
  const [gift] = await holdGifts(tx, [giftId])
  if (!gift) throw givingErrors.noGift()
  const by = handOf(call)
  const { entryId } = await reverseEntry(tx, { entryId: await mustBeCorrectable(call, gift), reason, by })
  await voidPosted(tx, giftId, reason)
  const [row] = gift.rowId ? await findRows(tx, [gift.rowId]) : []
  if (row && row.gifts.length === 0) await settleRow(tx, row, { state: 'open', reason: '' }, by)
  return entryId
}

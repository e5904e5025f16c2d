import { randomBytes } from 'node:crypto'
import { findFund, mustOperate } from '#contexts/fund/public.ts'
import { openBook, openPool, type Restriction, receive } from '#contexts/ledger/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import { agreementFromFen } from '../limits.ts'
import { agreementNeeded } from '../rules/agreement.ts'
import { hashOfToken } from '../store/for-givers.ts'
import { type Gift, holdGifts, markConfirmed, voidGift as setVoid } from '../store/gifts.ts'
import { agreementOf } from '../store/papers.ts'
import { findRows, settleRow } from '../store/statements.ts'
import { GIFT_STATES } from '../vocabulary.ts'
import { handOf, placesOf } from './hand.ts'
import { giftAt } from './read-gifts.ts'

type Endpoints = typeof givingContract.endpoints

/** The gift, held, as it was when the person looked at it. */
async function heldGift(call: Call, giftId: string, version: number): Promise<Gift> {
  const [gift] = await holdGifts(call.tx, [giftId])
  if (!gift) throw givingErrors.noGift()
  if (gift.version !== version) throw accessErrors.stale()
  return gift
}

const restrictionOf = ({ restriction, use, restrictionText, restrictedUntil }: Gift): Restriction => ({
  kind: restriction,
  ...(use && { use }),
  ...(restriction === 'group' && { text: restrictionText }),
  ...(restrictedUntil && { until: restrictedUntil }),
})

async function mustBeConfirmable({ tx, now }: Call, gift: Gift, receivedOn: string): Promise<void> {
  if (gift.isForeign && gift.foreignApproval === '') throw givingErrors.foreignWithoutApproval()
  const why = agreementNeeded(gift, await agreementFromFen(tx, receivedOn))
  if (why !== null && !(await agreementOf(tx, gift.id))) throw givingErrors.agreementMissing(why)
  const fund = await findFund(tx, gift.fundId)
  if (!fund) throw givingErrors.noFund()
  mustOperate(fund)
  await openBook(tx, { fundId: fund.id, areaCode: fund.areaCode, now })
}

/** Another hand than those who recorded and matched it: the money enters the ledger, and the giver's private link is made. */
export const confirmGift: Handler<Endpoints['confirmGift']> = async ({ giftId, version }, call) => {
  const { tx, actor, tell } = call
  await giftAt(call, giftId)
  const gift = await heldGift(call, giftId, version)
  call.allow({ areaPath: gift.areaPath }, { notBy: [gift.recordedBy, gift.receivedBy] })
  const { fundId, earmarkCode, receivedOn, fen, no } = gift
  if (gift.state !== 'received' || !receivedOn) throw givingErrors.notNow(GIFT_STATES[gift.state])
  await mustBeConfirmable(call, gift, receivedOn)
  const by = handOf(call)
  const poolId = await openPool(tx, { fundId, earmarkCode, restriction: restrictionOf(gift) })
  const source = { kind: 'giving.gift', id: giftId }
  const entry = {
    fundId,
    poolId,
    kind: 'gift',
    fen,
    happenedOn: receivedOn,
    memo: `捐赠收入 ${no}`,
    source,
    by,
  } as const
  const { entryId, entryNo, lotId } = await receive(tx, entry)
  await markConfirmed(tx, giftId, version, { entryId, lotId, ...newToken() }, by)
  await tell('giving.gifts-changed', { areaCodes: placesOf(gift.areaPath), by: actor.accountId })
  return { version: version + 1, entryNo }
}

/** 256 random bits. The digest is what a link is compared with; the sealed copy only prints the same paper again. */
function newToken() {
  const token = randomBytes(32).toString('base64url')
  return { tokenSealed: privacy().seal(token), tokenHash: hashOfToken(token) }
}

/** A registration that was wrong; a bank row that it had claimed waits again. What is in the ledger is never voided. */
export const voidGift: Handler<Endpoints['voidGift']> = async ({ giftId, version, reason }, call) => {
  const { tx, tell } = call
  await giftAt(call, giftId)
  const gift = await heldGift(call, giftId, version)
  if (gift.state !== 'pledged' && gift.state !== 'received') throw givingErrors.notNow(GIFT_STATES[gift.state])
  await setVoid(tx, giftId, version, reason)
  const [row] = gift.rowId ? await findRows(tx, [gift.rowId]) : []
  if (row && row.gifts.length === 0) await settleRow(tx, row, { state: 'open', reason: '' }, handOf(call))
  await tell('giving.gifts-changed', { areaCodes: placesOf(gift.areaPath) })
  return { version: version + 1 }
}

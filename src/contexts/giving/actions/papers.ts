import { seeingAll } from '#platform/db/database.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import {
  addAgreement,
  addReceipt,
  agreementOf,
  fileInSight,
  giftOfReceipt,
  markDeclined,
  markReceipted,
  touchGift,
} from '../store/papers.ts'
import { GIFT_STATES } from '../vocabulary.ts'
import { handOf } from './hand.ts'
import { giftAt } from './read-gifts.ts'

type Endpoints = typeof givingContract.endpoints

/** A file that goes with a record must have been stored for a place that the caller reaches. */
async function mustBeFile({ tx, may }: Call, fileId: string | null): Promise<void> {
  if (fileId === null) return
  const file = await fileInSight(tx, fileId)
  if (!file || !may('office.file.read', file.areaPath ? { areaPath: file.areaPath } : {})) throw givingErrors.noFile()
}

export const recordAgreement: Handler<Endpoints['recordAgreement']> = async ({ giftId, version, ...facts }, call) => {
  const { tx } = call
  const gift = await giftAt(call, giftId)
  if (gift.state === 'voided') throw givingErrors.notNow(GIFT_STATES.voided)
  if (await agreementOf(tx, giftId)) throw givingErrors.agreementThere()
  await mustBeFile(call, facts.fileId)
  await touchGift(tx, giftId, version)
  await addAgreement(tx, giftId, facts, handOf(call))
  return { version: version + 1 }
}

/** The number of a receipt that the finance bureau's system issued: the platform issues none. */
export const recordReceipt: Handler<Endpoints['recordReceipt']> = async ({ giftId, version, ...facts }, call) => {
  const { tx, today, tell } = call
  const gift = await giftAt(call, giftId)
  if (gift.version !== version) throw accessErrors.stale()
  if (gift.state !== 'confirmed') throw givingErrors.notNow(GIFT_STATES[gift.state])
  const since = gift.receivedOn ?? today
  if (facts.issuedOn < since || facts.issuedOn > today) throw givingErrors.receiptBefore(since)
  if (!(await addReceipt(tx, gift, facts, handOf(call)))) {
    const other = await seeingAll(tx, () => giftOfReceipt(tx, facts.code, facts.number))
    throw givingErrors.receiptTaken(facts.code, facts.number, other ?? '')
  }
  await markReceipted(tx, giftId, version)
  await tell('giving.gifts-changed', { areaCodes: [gift.areaCode] })
  return { version: version + 1 }
}

/** Who gives up the receipt is recorded all the same (慈善法 38). */
export const declineReceipt: Handler<Endpoints['declineReceipt']> = async ({ giftId, version, note }, call) => {
  const gift = await giftAt(call, giftId)
  if (gift.state !== 'confirmed') throw givingErrors.notNow(GIFT_STATES[gift.state])
  await markDeclined(call.tx, giftId, version, note)
  return { version: version + 1 }
}

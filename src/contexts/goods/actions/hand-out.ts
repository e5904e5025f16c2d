import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { codesWithin, findArea, findPerson } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { goodsContract } from '../contract.ts'
import type { ReceiverForm } from '../contract-stock-parts.ts'
import { goodsErrors } from '../errors.ts'
import { postHandout } from '../post-value.ts'
import { valueOut } from '../rules/valuation.ts'
import {
  type Allocation,
  addHandout,
  addSignature,
  countHandouts,
  findHandouts,
  type Handout,
  holdAllocation,
  listHandouts as list,
} from '../store/handing.ts'
import { holdLot, type Lot, move } from '../store/lots.ts'
import { changed, handOf, mustBeFile, mustNotBeAhead } from './the-lot.ts'

type Endpoints = typeof goodsContract.endpoints
type Receiver = { receiverKind: 'person' | 'household'; personId: string | null; sealed: Buffer; masked: string }

const seal = (told: object): Buffer => privacy().seal(JSON.stringify(told))

/** Who receives: sealed as told, masked for lists. */
async function receiverOf({ tx, actor }: Call, told: z.infer<typeof ReceiverForm>): Promise<Receiver> {
  if (told.kind === 'household') {
    const { name, description } = told
    return {
      receiverKind: 'household',
      personId: null,
      sealed: seal({ name, description }),
      masked: `${maskName(name)}一户`,
    }
  }
  if (told.personId === actor.personId) throw goodsErrors.oneself()
  const person = await findPerson(tx, told.personId)
  if (!person) throw goodsErrors.noPerson()
  const { id: personId, name } = person
  return { receiverKind: 'person', personId, sealed: seal({ name }), masked: maskName(name) }
}

/** The allocation and its lot, held in that order by everybody, so that the last piece goes to one. */
async function heldFor({ tx }: Call, areaCode: string, allocationId: string): Promise<{ one: Allocation; lot: Lot }> {
  const one = await holdAllocation(tx, allocationId)
  if (!one || one.areaCode !== areaCode) throw goodsErrors.allocationGone()
  const lot = await holdLot(tx, one.lotId)
  if (!lot) throw goodsErrors.allocationGone()
  return { one, lot }
}

function mustBeThere({ one, lot }: { one: Allocation; lot: Lot }, quantity: number, handedOn: string): void {
  if (one.state === 'closed') throw goodsErrors.allocationClosed()
  if (lot.expiresOn && lot.expiresOn < handedOn) throw goodsErrors.expired(lot.title, lot.expiresOn)
  if (handedOn < lot.handedOverOn) throw goodsErrors.beforeHandOver(lot.handedOverOn)
  const left = one.quantity - one.handed
  if (quantity > left) throw goodsErrors.stockShort(left, lot.unit, quantity)
}

/**
 * Pieces go to a receiver: out of stock, and their value out of the ledger for the use they were allocated to. The community worker
 * who hands out sees no more of the town's books than before: the posting looks at them, the answer does not show them.
 */
export const handOut: Handler<Endpoints['handOut']> = async (
  { areaCode, allocationId, receiver, quantity, handedOn, signatureFileId },
  call,
) => {
  const { tx, today, allow, about } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw goodsErrors.noArea()
  allow({ areaPath: area.path })
  mustNotBeAhead(handedOn, today)
  await mustBeFile(call, signatureFileId)
  const to = await receiverOf(call, receiver)
  const held = await heldFor(call, areaCode, allocationId)
  mustBeThere(held, quantity, handedOn)
  const { one, lot } = held
  const id = randomUUID()
  const fen = valueOut(lot.leftFen, lot.stock, quantity)
  const going = { use: one.use, areaCode, pieces: quantity, fen, on: handedOn, handoutId: id }
  const entryId = await seeingAll(tx, () => postHandout(call, lot, going))
  const by = handOf(call)
  await addHandout(tx, { id, allocationId, lotId: lot.id, areaCode, ...to, quantity, fen, entryId, handedOn }, by)
  await move(tx, lot, { kind: 'out', quantity: -quantity, fen: -fen, fromAllocated: quantity, handoutId: id }, by)
  if (signatureFileId) await addSignature(tx, { handoutId: id, fileId: signatureFileId, signedOn: today }, by)
  about('goods.handout', id)
  await changed(call, lot.areaCode)
  return { handoutId: id, left: one.quantity - one.handed - quantity }
}

export const listHandouts: Handler<Endpoints['listHandouts']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, reach, may, actor },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, page, pageSize })
  return {
    rows: rows.map((one) => handoutView(one, { may, actor })),
    total: await countHandouts(tx, search),
  }
}

function handoutView(
  { areaPath, lotId: _lot, entryId: _entry, takeBack, ...one }: Handout,
  who: Pick<Call, 'may' | 'actor'>,
) {
  const mine = who.may('goods.lot.hand-out', { areaPath })
  const state = takeBack?.state
  const decides = who.may('goods.lot.approve', { areaPath }) && takeBack?.askedBy !== who.actor.accountId
  return {
    ...one,
    takeBack: takeBack && { ...takeBack, mayDecide: state === 'asked' && decides },
    maySign: one.signedOn === null && state !== 'approved' && mine,
    mayTakeBack: mine && (state === undefined || state === 'rejected'),
    mayReveal: who.may('goods.receiver.reveal', { areaPath }),
  }
}

export const signHandout: Handler<Endpoints['signHandout']> = async ({ handoutId, signatureFileId }, call) => {
  const { tx, today, allow, about } = call
  const [one] = await findHandouts(tx, [handoutId])
  if (!one) throw goodsErrors.noHandout()
  allow({ areaPath: one.areaPath })
  about('goods.handout', handoutId)
  await mustBeFile(call, signatureFileId)
  const isFirst = await addSignature(tx, { handoutId, fileId: signatureFileId, signedOn: today }, handOf(call))
  if (!isFirst) throw goodsErrors.signedAlready()
  return {}
}

import { mustBeReversible, reverseEntry } from '#contexts/ledger/public.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { goodsContract } from '../contract.ts'
import { Receiver } from '../contract-stock-parts.ts'
import { goodsErrors } from '../errors.ts'
import { doerOf } from '../post-value.ts'
import { findHandouts, type Handout, holdAllocation } from '../store/handing.ts'
import { holdLot, move } from '../store/lots.ts'
import {
  addTakeBack,
  addTakeBackDecision,
  findTakeBacks,
  returnHanded,
  sealedReceiver,
  standingTakeBack,
  type TakeBack,
} from '../store/taking-back.ts'
import { changed, handOf, mustBeReasoned } from './the-lot.ts'

type Endpoints = typeof goodsContract.endpoints

async function handoutAt({ tx, allow, about }: Call, handoutId: string): Promise<Handout> {
  const [one] = await findHandouts(tx, [handoutId])
  if (!one) throw goodsErrors.noHandout()
  allow({ areaPath: one.areaPath })
  about('goods.handout', handoutId)
  return one
}

/** Changes nothing yet: the charity approves. Held by its lot, so that two do not ask at once. */
export const askTakeBack: Handler<Endpoints['askTakeBack']> = async ({ handoutId, reason }, call) => {
  const { tx, now, today, actor } = call
  const one = await handoutAt(call, handoutId)
  await holdLot(tx, one.lotId)
  const standing = await standingTakeBack(tx, handoutId)
  if (standing) throw standing.state === 'asked' ? goodsErrors.takeBackWaits() : goodsErrors.takenBackAlready()
  const { entryId } = one
  if (entryId) await seeingAll(tx, () => mustBeReversible(tx, entryId, now))
  const takeBackId = await addTakeBack(tx, { handoutId, reason }, handOf(call))
  const hands = await accountsWith(tx, 'goods.lot.approve', one.areaPath, today)
  const message = {
    title: '物资发放红字冲回待批准',
    body: `${one.areaName}：${one.title}${one.quantity}${one.unit}，${reason}`,
    link: '/fund/goods/handing?tab=list&taking=waiting',
  }
  await notify(
    tx,
    hands.filter((other) => other !== actor.accountId),
    message,
    now,
  )
  return { takeBackId }
}

/** Approved: the red-letter entry, the pieces and their value are back; the hand-out stays on the list, marked. */
export const decideTakeBack: Handler<Endpoints['decideTakeBack']> = async ({ takeBackId, ...decision }, call) => {
  const { tx, now, allow, about } = call
  const [asked] = await findTakeBacks(tx, [takeBackId])
  if (!asked) throw goodsErrors.noTakeBack()
  allow({ areaPath: asked.areaPath }, { notBy: [asked.askedBy] })
  about('goods.take-back', takeBackId)
  if (asked.state !== 'asked') throw goodsErrors.decidedAlready()
  mustBeReasoned(decision)
  const entryId = decision.outcome === 'approved' ? await takeBack(call, asked) : null
  if (!(await addTakeBackDecision(tx, asked, { ...decision, entryId }, handOf(call))))
    throw goodsErrors.decidedAlready()
  const told = decision.outcome === 'approved' ? '已批准' : `未批准：${decision.reason}`
  const title = `冲回${asked.title}${asked.quantity}${asked.unit}${told}`
  await notify(tx, [asked.askedBy], { title, link: '/fund/goods/handing?tab=list' }, now)
  return {}
}

/** What comes back to an allocation that is still open waits there again; of one that was closed it is free. */
async function takeBack(call: Call, asked: TakeBack): Promise<string | null> {
  const { tx } = call
  const { handoutId, allocationId, lotId, quantity, fen, reason } = asked
  const allocation = await holdAllocation(tx, allocationId)
  const lot = await holdLot(tx, lotId)
  if (!allocation || !lot) throw goodsErrors.noLot()
  if ((await standingTakeBack(tx, handoutId))?.state === 'approved') throw goodsErrors.takenBackAlready()
  const by = doerOf(call)
  const red = asked.entryId ? await reverseEntry(tx, { entryId: asked.entryId, reason, by }) : undefined
  await returnHanded(tx, allocationId, quantity)
  const fromAllocated = allocation.state === 'open' ? -quantity : 0
  await move(tx, lot, { kind: 'return', quantity, fen, fromAllocated, takeBackId: asked.id }, handOf(call))
  await changed(call, lot.areaCode)
  return red?.entryId ?? null
}

/** Audited with the reason; nothing of it is kept for a replay. */
export const revealReceiver: Handler<Endpoints['revealReceiver']> = async ({ handoutId }, call) => {
  const { areaName } = await handoutAt(call, handoutId)
  const sealed = await sealedReceiver(call.tx, handoutId)
  if (!sealed) throw goodsErrors.noHandout()
  return { ...Receiver.parse(JSON.parse(privacy().open(sealed))), areaName }
}

import { codesWithin, findArea } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import type { pointsContract } from '../contract.ts'
import { REDEMPTION_STATES } from '../contract-parts.ts'
import { pointsErrors } from '../errors.ts'
import { giveBack, handOf, redeem } from '../redeem.ts'
import { after, type RedemptionAct } from '../rules/redemption-states.ts'
import { accountsOfPeople, findAccounts } from '../store/accounts.ts'
import {
  approve,
  countRedemptions,
  findRedemptions,
  handOver as hand,
  listRedemptions as list,
  prepare,
  type Redemption,
} from '../store/redemptions.ts'
import { masked } from './view.ts'

type Endpoints = typeof pointsContract.endpoints
const WAITING = '/volunteering/points?tab=redemptions&state=prepared'

export const listRedemptions: Handler<Endpoints['listRedemptions']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, actor, reach, may },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, page, pageSize })
  const isMine = (one: Redemption) => actor.personId !== null && one.personId === actor.personId
  return {
    rows: rows.map((one) => ({
      ...masked(one),
      mayPrepare: !isMine(one) && may('points.redemption.prepare', one),
      mayApprove: !isMine(one) && one.preparedBy !== actor.accountId && may('points.redemption.approve', one),
    })),
    total: await countRedemptions(tx, search),
  }
}

/** The record, permission settled, and the act possible where it stands. */
async function theOne(
  { tx, allow, about, actor }: Call,
  {
    redemptionId,
    act,
    notBy = [],
  }: { redemptionId: string; act: RedemptionAct; notBy?: ((one: Redemption) => string | null)[] },
): Promise<Redemption> {
  const [one] = await findRedemptions(tx, [redemptionId])
  if (!one) throw pointsErrors.noRedemption()
  allow({ areaPath: one.areaPath }, { notBy: notBy.map((hand) => hand(one)) })
  about('points.redemption', redemptionId)
  if (!after(one.state, act)) throw pointsErrors.notNow(REDEMPTION_STATES[one.state])
  const isOwn = actor.personId !== null && one.personId === actor.personId
  if (isOwn && (act === 'prepare' || act === 'approve')) throw pointsErrors.oneselfs()
  return one
}

/** Whoever may approve is told that something waits; never the hand that prepared it. */
async function tellApprovers({ tx, actor, now, today }: Call, areaPath: string, what: string): Promise<void> {
  const hands = await accountsWith(tx, 'points.redemption.approve', areaPath, today)
  const others = hands.filter((one) => one !== actor.accountId)
  await notify(tx, others, { title: `积分兑换待核准：${what}`, link: WAITING }, now)
}

async function tellVolunteer({ tx, now }: Call, personId: string, title: string): Promise<void> {
  const accounts = await accountsOfPeople(tx, [personId])
  await notify(tx, [...accounts.values()], { title, link: '/m/points' }, now)
}

export const redeemAtDesk: Handler<Endpoints['redeemAtDesk']> = async ({ areaCode, ...wish }, call) => {
  const { tx, actor, today, allow, about } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw pointsErrors.noArea()
  allow({ areaPath: area.path })
  const [account] = await findAccounts(tx, [wish.personId], today)
  if (!account) throw pointsErrors.noAccount()
  if (account.areaCode !== areaCode) throw pointsErrors.otherPlace()
  if (actor.personId === wish.personId) throw pointsErrors.oneselfs()
  const { redemptionId } = await redeem(call, { ...wish, source: 'desk' })
  about('points.redemption', redemptionId)
  const [one] = await findRedemptions(tx, [redemptionId])
  await tellApprovers(call, area.path, one?.itemName ?? '')
  return { redemptionId }
}

export const prepareRedemption: Handler<Endpoints['prepareRedemption']> = async ({ redemptionId, version }, call) => {
  const one = await theOne(call, { redemptionId, act: 'prepare' })
  await prepare(call.tx, { id: redemptionId, version }, handOf(call))
  await tellApprovers(call, one.areaPath, one.itemName)
  return { version: version + 1 }
}

export const approveRedemption: Handler<Endpoints['approveRedemption']> = async ({ redemptionId, version }, call) => {
  const one = await theOne(call, { redemptionId, act: 'approve', notBy: [({ preparedBy }) => preparedBy] })
  await approve(call.tx, { id: redemptionId, version }, handOf(call))
  await tellVolunteer(call, one.personId, `您兑换的“${one.itemName}”已核准，可以领取了`)
  await settleWaiting(call)
  return { version: version + 1 }
}

/** Messages say that something waits, not what: they are settled when nothing does any more. */
async function settleWaiting({ tx, now }: Call): Promise<void> {
  if ((await countRedemptions(tx, { state: 'prepared' })) === 0) await settleMessages(tx, WAITING, now)
}

export const handOver: Handler<Endpoints['handOver']> = async ({ redemptionId, version, receiver }, call) => {
  await theOne(call, { redemptionId, act: 'hand-over' })
  await hand(call.tx, { id: redemptionId, version }, receiver, handOf(call))
  return { version: version + 1 }
}

export const cancelRedemption: Handler<Endpoints['cancelRedemption']> = async (
  { redemptionId, version, reason },
  call,
) => {
  const one = await theOne(call, { redemptionId, act: 'end' })
  const state = one.state === 'handed' ? 'returned' : 'cancelled'
  await giveBack(call, one, version, { state, reason, by: 'desk' })
  await tellVolunteer(
    call,
    one.personId,
    `您兑换的“${one.itemName}”已${state === 'returned' ? '退回' : '取消'}，积分已退还`,
  )
  return { version: version + 1 }
}

import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { type WishAct, wishAfter } from '../rules/wish-states.ts'
import { holdGrant } from '../store/grants.ts'
import {
  addWish,
  changeWish,
  countWishes,
  findWishes,
  takenByWishes,
  type Wish,
  type WishChange,
  listWishes as wishesFound,
} from '../store/wishes.ts'
import { WISH_STATES } from '../vocabulary.ts'
import { changed } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

const ACTS: Readonly<Record<string, WishAct>> = {
  verifyWish: 'verify',
  claimAtDesk: 'claim',
  claimByFund: 'claim',
  releaseWish: 'release',
  buyWish: 'buy',
  deliverWish: 'deliver',
  confirmWish: 'confirm',
  cancelWish: 'cancel',
}
const needsOf = (act: string) => {
  if (act === 'verifyWish') return 'grants.application.check'
  return act === 'claimByFund' ? 'grants.call.publish' : 'grants.wish.record'
}

function viewOf({ may }: Pick<Call, 'may'>, wish: Wish) {
  const place = { areaPath: wish.areaPath }
  const acts = Object.entries(ACTS).flatMap(([name, act]) =>
    wishAfter(wish.state, act) && may(needsOf(name), place) ? [name] : [],
  )
  return { ...wish, may: acts }
}

export const listWishes: Handler<Endpoints['listWishes']> = async ({ areaCode, state, ...paging }, call) => {
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  const rows = await wishesFound(call.tx, { codes, state, ...paging })
  return { rows: rows.map((row) => viewOf(call, row)), total: await countWishes(call.tx, { codes, state }) }
}

/** Money is no wish: goods are bought, with a receipt (domain.md §5.4). */
const CASH = /现金|红包|购物卡|充值卡|转账|代金券/

export const recordWish: Handler<Endpoints['recordWish']> = async ({ isHousehold, ...form }, call) => {
  const { tx, today, allow, about } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw grantsErrors.noArea()
  allow({ areaPath: area.path })
  if (CASH.test(form.item + form.spec)) throw grantsErrors.cash()
  if (form.isMinor && form.guardianConsent.length < 2) throw grantsErrors.consentMissing()
  const { wishFen } = await limitsOn(tx, today)
  if (form.valueFen > wishFen) throw grantsErrors.wishLimit(wishFen)
  const alias = isHousehold ? `${maskName(form.name)}一家` : maskName(form.name)
  const townCode = area.level === 'community' ? (area.parentCode ?? area.code) : area.code
  const added = await addWish(tx, { ...form, alias, townCode, year: today.slice(0, 4) }, handOf(call))
  about('grants.wish', added.wishId)
  await changed(call, area.path)
  return added
}

type Ref = { wishId: string; version: number }
async function theWish(call: Call, { wishId, version }: Ref, act: WishAct): Promise<Wish> {
  const [wish] = await findWishes(call.tx, [wishId])
  if (!wish) throw grantsErrors.noWish()
  call.allow({ areaPath: wish.areaPath })
  call.about('grants.wish', wishId)
  if (wish.version !== version) throw accessErrors.stale()
  if (!wishAfter(wish.state, act)) throw grantsErrors.wishNotNow(WISH_STATES[wish.state])
  return wish
}

async function move(call: Call, wish: Wish, act: WishAct, change: WishChange = {}): Promise<{ version: number }> {
  const state = wishAfter(wish.state, act)
  if (!state) throw grantsErrors.wishNotNow(WISH_STATES[wish.state])
  const version = await changeWish(call.tx, wish, { ...change, state })
  await changed(call, wish.areaPath)
  return { version }
}

/** Whoever recorded it does not also verify it. */
export const verifyWish: Handler<Endpoints['verifyWish']> = async (ref, call) => {
  const wish = await theWish(call, ref, 'verify')
  if (wish.recordedBy === call.actor.accountId) throw grantsErrors.ownApplication()
  return move(call, wish, 'verify')
}

export const claimAtDesk: Handler<Endpoints['claimAtDesk']> = async ({ claimer, ...ref }, call) => {
  const wish = await theWish(call, ref, 'claim')
  return move(call, wish, 'claim', { claimer: maskName(claimer), claimedOn: call.today })
}

/** Paid from a running grant of the same town for people in need; wishes together never exceed what was granted. */
export const claimByFund: Handler<Endpoints['claimByFund']> = async ({ grantId, ...ref }, call) => {
  const wish = await theWish(call, ref, 'claim')
  const grant = await holdGrant(call.tx, grantId)
  const isOfTown = grant && wish.areaPath.startsWith(grant.areaPath.split('.').slice(0, 3).join('.'))
  if (!isOfTown || grant.use !== 'U1' || !['agreed', 'midway'].includes(grant.state)) throw grantsErrors.wishGrant()
  const free = (grant.grantedFen ?? 0) - (await takenByWishes(call.tx, grantId))
  if (wish.valueFen > free) throw grantsErrors.wishGrantShort(wish.valueFen, free)
  return move(call, wish, 'claim', { claimer: '社区基金', grantId, claimedOn: call.today })
}

export const releaseWish: Handler<Endpoints['releaseWish']> = async ({ reason, ...ref }, call) => {
  const wish = await theWish(call, ref, 'release')
  const nobody = { claimer: null, claimerPersonId: null, grantId: null, claimedOn: null }
  return move(call, wish, 'release', { ...nobody, reason })
}

export const buyWish: Handler<Endpoints['buyWish']> = async ({ spentFen, proof, ...ref }, call) => {
  const wish = await theWish(call, ref, 'buy')
  const { wishFen } = await limitsOn(call.tx, call.today)
  if (spentFen > wishFen) throw grantsErrors.wishLimit(wishFen)
  if (wish.grantId) {
    const grant = await holdGrant(call.tx, wish.grantId)
    const free = (grant?.grantedFen ?? 0) - (await takenByWishes(call.tx, wish.grantId)) + wish.valueFen
    if (spentFen > free) throw grantsErrors.wishGrantShort(spentFen, free)
  }
  return move(call, wish, 'buy', { spentFen, proof })
}

export const deliverWish: Handler<Endpoints['deliverWish']> = async ({ deliveredOn, ...ref }, call) => {
  const wish = await theWish(call, ref, 'deliver')
  if (deliveredOn > call.today || (wish.claimedOn && deliveredOn < wish.claimedOn))
    throw grantsErrors.deliveredWrong(wish.claimedOn ?? call.today)
  return move(call, wish, 'deliver', { deliveredOn })
}

export const confirmWish: Handler<Endpoints['confirmWish']> = async ({ thanks, ...ref }, call) =>
  move(call, await theWish(call, ref, 'confirm'), 'confirm', { thanks })
export const cancelWish: Handler<Endpoints['cancelWish']> = async ({ reason, ...ref }, call) =>
  move(call, await theWish(call, ref, 'cancel'), 'cancel', { reason })

/** On the phone: what waits for somebody, and what one took on. */
export const openWishes: Handler<Endpoints['openWishes']> = async (_, call) => {
  call.own()
  const paging = { page: 1, pageSize: 50 }
  const rows = await wishesFound(call.tx, { codes: null, state: 'published', ...paging })
  const { personId } = call.actor
  const mine = personId ? await wishesFound(call.tx, { codes: null, personId, ...paging }) : []
  return { rows: rows.map((row) => viewOf(call, row)), mine: mine.map((row) => viewOf(call, row)) }
}

/** Of two who claim one wish, the first has it. */
export const claimWish: Handler<Endpoints['claimWish']> = async ({ wishId, version }, call) => {
  call.own()
  const { personId, name } = call.actor
  if (personId === null) throw grantsErrors.personNeeded()
  const [wish] = await findWishes(call.tx, [wishId])
  if (!wish || wish.state === 'recorded') throw grantsErrors.noWish()
  if (wish.state !== 'published') throw grantsErrors.wishNotNow(WISH_STATES[wish.state])
  if (wish.version !== version) throw accessErrors.stale()
  return move(call, wish, 'claim', { claimer: maskName(name), claimerPersonId: personId, claimedOn: call.today })
}

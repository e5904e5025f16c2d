import { findArea } from '#contexts/directory/public.ts'
import { findRegistration } from '#contexts/volunteering/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { pointsContract } from '../contract.ts'
import { REDEMPTION_STATES } from '../contract-parts.ts'
import { pointsErrors } from '../errors.ts'
import { giveBack, redeem } from '../redeem.ts'
import { after } from '../rules/redemption-states.ts'
import { countEntries, findAccounts, listEntries, listExpiring } from '../store/accounts.ts'
import { listOffered } from '../store/items.ts'
import { countRedemptions, findRedemptions, listRedemptions } from '../store/redemptions.ts'
import { findRuleOn } from '../store/rules.ts'

type Endpoints = typeof pointsContract.endpoints
const NOTHING = { balance: 0, owed: 0 }

/** The caller's own account, where there is one, and the place they are registered at. */
async function own({ tx, actor, today }: Call) {
  const { personId } = actor
  if (personId === null) return { personId, account: undefined, areaCode: undefined }
  const [account] = await findAccounts(tx, [personId], today)
  const registration = await findRegistration(tx, personId, today)
  return { personId, account, areaCode: registration?.areaCode ?? account?.areaCode }
}

export const myPoints: Handler<Endpoints['myPoints']> = async (paging, call) => {
  call.own()
  const { tx } = call
  const { personId, account, areaCode } = await own(call)
  const area = areaCode === undefined ? undefined : await findArea(tx, areaCode)
  const { balance, owed } = account ?? NOTHING
  const rule = (area && (await findRuleOn(tx, area.path, call.today))) ?? null
  if (personId === null || !account)
    return { balance, owed, areaName: area?.name ?? null, rule, expiring: [], rows: [], total: 0 }
  return {
    ...{ balance, owed, areaName: area?.name ?? null, rule },
    expiring: await listExpiring(tx, personId),
    rows: await listEntries(tx, { personId, ...paging }),
    total: await countEntries(tx, { personId }),
  }
}

export const myItems: Handler<Endpoints['myItems']> = async (_, call) => {
  call.own()
  const { account, areaCode } = await own(call)
  const area = areaCode === undefined ? undefined : await findArea(call.tx, areaCode)
  const { balance, owed } = account ?? NOTHING
  const items = area ? await listOffered(call.tx, area.path) : []
  return {
    ...{ balance, owed },
    rows: items.map(({ areaPath: _path, areaCode: _code, isOffered: _offered, version: _version, ...item }) => item),
  }
}

export const myRedemptions: Handler<Endpoints['myRedemptions']> = async (paging, call) => {
  call.own()
  const { personId } = call.actor
  if (personId === null) return { rows: [], total: 0 }
  return {
    rows: await listRedemptions(call.tx, { personId, ...paging }),
    total: await countRedemptions(call.tx, { personId }),
  }
}

/** Points are taken and the piece is set aside at once, so that what was promised is there when the desk comes to it. */
export const askRedemption: Handler<Endpoints['askRedemption']> = async (wish, call) => {
  call.own()
  const { tx, actor, now, today } = call
  const { personId, account } = await own(call)
  if (personId === null || !account) throw pointsErrors.notAVolunteer()
  const done = await redeem(call, { ...wish, personId, source: 'phone' })
  call.about('points.redemption', done.redemptionId)
  const desk = await accountsWith(tx, 'points.redemption.prepare', account.areaPath, today)
  const others = desk.filter((one) => one !== actor.accountId)
  await notify(
    tx,
    others,
    { title: '有居民申请兑换积分，请受理', link: '/volunteering/points?tab=redemptions&state=asked' },
    now,
  )
  return done
}

export const withdrawRedemption: Handler<Endpoints['withdrawRedemption']> = async ({ redemptionId, version }, call) => {
  call.own()
  const [one] = await findRedemptions(call.tx, [redemptionId])
  if (!one || one.personId !== call.actor.personId) throw pointsErrors.noRedemption()
  call.about('points.redemption', redemptionId)
  if (one.state === 'prepared' || one.state === 'approved') throw pointsErrors.tooLateToWithdraw()
  if (!after(one.state, 'withdraw')) throw pointsErrors.notNow(REDEMPTION_STATES[one.state])
  const balance = await giveBack(call, one, version, { state: 'cancelled', reason: '本人撤回', by: 'volunteer' })
  return { balance }
}

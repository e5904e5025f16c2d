import { showDate } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { notify, settleMessages } from '#platform/notify/store.ts'
import type { recognitionContract } from '../contract.ts'
import { recognitionErrors } from '../errors.ts'
import { starLimits } from '../limits.ts'
import { minutesMissing, showStar } from '../rules/stars.ts'
import { accountsOf, minutesOf } from '../store/services.ts'
import { findStars, type Star, stepStar } from '../store/stars.ts'
import { starLink } from './apply-for-star.ts'

type Endpoints = typeof recognitionContract.endpoints
type Call = Parameters<Handler<Endpoints['checkStar']>>[1]

/** The application a call is about, permission settled where it was made. `notBy`: hands that may not do this step. */
export async function starAt(
  { tx, allow, about }: Call,
  starId: string,
  notBy: (star: Star) => readonly (string | null)[] = () => [],
): Promise<Star> {
  const [found] = await findStars(tx, [starId])
  if (!found) throw recognitionErrors.noStar()
  allow({ areaPath: found.areaPath }, { notBy: notBy(found) })
  about('recognition.star', starId)
  return found
}

export function mustNotBeOwn({ actor }: Call, { personId }: { personId: string }): void {
  if (actor.personId && actor.personId === personId) throw recognitionErrors.ownStar()
}

/** First hand: hours still suffice, and everybody may see and object from today until the publicity ends. */
export const checkStar: Handler<Endpoints['checkStar']> = async ({ starId, version }, call) => {
  const { tx, now, today, actor } = call
  const star = await starAt(call, starId)
  mustNotBeOwn(call, star)
  if (star.state !== 'applied') throw recognitionErrors.wrongState()
  await mustStillReach(tx, star, today)
  const { publicityDays } = await starLimits(tx, today)
  const publicUntil = addWorkingDays(today, publicityDays, workCalendar())
  await stepStar(
    tx,
    { id: starId, version },
    { state: 'public', checkedBy: actor.accountId, checkedAt: now, publicFrom: today, publicUntil },
  )
  await settleMessages(tx, starLink(starId), now)
  await tellHolder(tx, star, `您申请的${showStar(star.level)}已通过初审，公示到${showDate(publicUntil)}`, '', now)
  return { version: version + 1, publicUntil }
}

/** Second hand, after the publicity, with no objection open. */
export const grantStar: Handler<Endpoints['grantStar']> = async ({ starId, version }, call) => {
  const { tx, now, today, actor } = call
  const star = await starAt(call, starId, ({ checkedBy }) => [checkedBy])
  mustNotBeOwn(call, star)
  if (star.state !== 'public') throw recognitionErrors.wrongState()
  if (star.publicUntil && today <= star.publicUntil) throw recognitionErrors.stillPublic(star.publicUntil)
  if (star.openObjections > 0) throw recognitionErrors.objectionOpen()
  if (star.upheldObjections > 0) throw recognitionErrors.objectionUpheld()
  await mustStillReach(tx, star, today)
  await stepStar(tx, { id: starId, version }, { state: 'granted', grantedBy: actor.accountId, grantedOn: today })
  await tellHolder(tx, star, `您已被评定为${showStar(star.level)}`, '感谢您的付出。兑换积分不影响星级。', now)
  return { version: version + 1 }
}

async function mustStillReach(tx: Tx, { personId, level }: Star, today: string): Promise<void> {
  const { hours } = await starLimits(tx, today)
  const missing = minutesMissing(await minutesOf(tx, personId), level, hours)
  if (missing > 0) throw recognitionErrors.noLongerReached(level, missing)
}

export const refuseStar: Handler<Endpoints['refuseStar']> = async ({ starId, version, reason }, call) => {
  const { tx, now, today, actor } = call
  const star = await starAt(call, starId)
  mustNotBeOwn(call, star)
  if (star.state !== 'applied' && star.state !== 'public') throw recognitionErrors.wrongState()
  await stepStar(
    tx,
    { id: starId, version },
    { state: 'refused', closedOn: today, closedReason: reason, closedBy: actor.accountId },
  )
  await settleMessages(tx, starLink(starId), now)
  await tellHolder(tx, star, `您申请的${showStar(star.level)}没有评定`, `原因：${reason}`, now)
  return { version: version + 1 }
}

export const revokeStar: Handler<Endpoints['revokeStar']> = async ({ starId, version, reason }, call) => {
  const { tx, now, today, actor } = call
  const star = await starAt(call, starId)
  mustNotBeOwn(call, star)
  if (star.state !== 'granted') throw recognitionErrors.wrongState()
  await stepStar(
    tx,
    { id: starId, version },
    { state: 'revoked', closedOn: today, closedReason: reason, closedBy: actor.accountId },
  )
  await settleMessages(tx, starLink(starId), now)
  await tellHolder(tx, star, `您的${showStar(star.level)}已撤销`, `原因：${reason}`, now)
  return { version: version + 1 }
}

const tellHolder = async (tx: Tx, { personId }: Star, title: string, body: string, now: Date): Promise<void> =>
  notify(tx, await accountsOf(tx, personId), { title, body, link: '/m/star' }, now)

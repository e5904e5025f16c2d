import { findArea } from '#contexts/directory/public.ts'
import { dateOf, showDate } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { recognitionContract } from '../contract.ts'
import { recognitionErrors } from '../errors.ts'
import { starLimits } from '../limits.ts'
import { levelReached, minutesMissing, STAR_LEVELS, type StarLevel, showStar } from '../rules/stars.ts'
import { findHolder, minutesOf } from '../store/services.ts'
import { addApplication, registeredAt, type Star, starsOf } from '../store/stars.ts'
import { personOf } from './services.ts'

type Endpoints = typeof recognitionContract.endpoints

const heldBy = (stars: readonly Star[]): number =>
  Math.max(0, ...stars.filter(({ state }) => state === 'granted').map(({ level }) => level))
const isWaiting = ({ state }: Star): boolean => state === 'applied' || state === 'public'

/** How a volunteer stands: hours, what each star still needs, what was applied for. Points never enter. */
export const getMyStar: Handler<Endpoints['getMyStar']> = async (_, { tx, today, actor, own }) => {
  own()
  const personId = personOf(actor)
  const { hours, publicityDays } = await starLimits(tx, today)
  const minutes = await minutesOf(tx, personId)
  const stars = await starsOf(tx, personId)
  const reached = levelReached(minutes, hours)
  const level = heldBy(stars)
  const isFree = !stars.some(isWaiting) && (await registeredAt(tx, personId, today)) !== undefined
  return {
    minutes,
    steps: STAR_LEVELS.map((one) => ({
      level: one,
      hours: hours[one],
      missingMinutes: minutesMissing(minutes, one, hours),
    })),
    level,
    reached,
    mayApply: reached !== 0 && reached > level && isFree ? reached : null,
    publicityDays,
    history: stars.map((one) => ({
      id: one.id,
      level: one.level,
      state: one.state,
      appliedOn: dateOf(one.appliedAt),
      publicUntil: one.publicUntil,
      grantedOn: one.grantedOn,
      closedOn: one.closedOn,
      closedReason: one.closedReason,
    })),
  }
}

type Applying = { personId: string; level: StarLevel; via: 'phone' | 'desk'; by: string; now: Date; today: string }

/** A star is applied for, never given of itself; hours that are still being confirmed do not count. */
async function apply(tx: Tx, areaCode: string, { today, ...applying }: Applying): Promise<string> {
  const { personId, level } = applying
  const { hours } = await starLimits(tx, today)
  const minutes = await minutesOf(tx, personId)
  const missing = minutesMissing(minutes, level, hours)
  if (missing > 0) throw recognitionErrors.notReached(level, missing)
  const stars = await starsOf(tx, personId)
  const held = heldBy(stars)
  if (held >= level) throw recognitionErrors.alreadyHeld(held as StarLevel)
  const starId = await addApplication(tx, { ...applying, areaCode, minutes })
  if (!starId) throw recognitionErrors.alreadyApplied()
  const area = await findArea(tx, areaCode)
  const desk = area ? await accountsWith(tx, 'recognition.star.check', area.path, today) : []
  const body = `${area?.name ?? ''}的一名志愿者于${showDate(today)}申请，请核对后初审。`
  await notify(tx, desk, { title: `有人申请${showStar(level)}`, body, link: starLink(starId) }, applying.now)
  return starId
}

export const starLink = (starId: string): string => `/volunteering/recognition/stars/${starId}`

export const applyForStar: Handler<Endpoints['applyForStar']> = async ({ level }, { tx, now, today, actor, own }) => {
  const by = own()
  const personId = personOf(actor)
  const areaCode = await registeredAt(tx, personId, today)
  if (!areaCode) throw recognitionErrors.notRegistered()
  return { starId: await apply(tx, areaCode, { personId, level, via: 'phone', by, now, today }) }
}

export const applyForStarFor: Handler<Endpoints['applyForStarFor']> = async (
  { areaCode, personId, level },
  { tx, now, today, actor, allow, about },
) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw recognitionErrors.noArea()
  allow({ areaPath: area.path })
  if (!(await findHolder(tx, personId))) throw recognitionErrors.noPerson()
  const registered = await registeredAt(tx, personId, today)
  if (!registered) throw recognitionErrors.notRegistered()
  if (registered !== areaCode) throw recognitionErrors.otherArea()
  const starId = await apply(tx, areaCode, { personId, level, via: 'desk', by: actor.accountId, now, today })
  about('recognition.star', starId)
  return { starId }
}

import { codesWithin, peopleFound } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { addMonths, dateOf } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { recognitionContract } from '../contract.ts'
import { starLimits } from '../limits.ts'
import { countEligible, listEligible as eligible } from '../store/eligible.ts'
import { objectionsTo } from '../store/objections.ts'
import { minutesOf } from '../store/services.ts'
import { countStars, listStars as list, listInPublic } from '../store/stars.ts'
import { starAt } from './decide-star.ts'
import { starRow } from './views.ts'

type Endpoints = typeof recognitionContract.endpoints

export const listStars: Handler<Endpoints['listStars']> = async (
  { areaCode, name, page, pageSize, ...rest },
  { tx, reach },
) => {
  const search = { ...rest, people: peopleFound({ name }), codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, page, pageSize })
  return { rows: rows.map(starRow), total: await countStars(tx, search) }
}

export const listEligible: Handler<Endpoints['listEligible']> = async (
  { areaCode, ...paging },
  { tx, today, reach },
) => {
  const { hours } = await starLimits(tx, today)
  const search = { codes: await codesWithin(tx, reach(), areaCode), today, hours }
  const rows = await eligible(tx, { ...search, ...paging })
  return {
    rows: rows.map(({ personId, name, areaCode, areaName, townName, minutes, reached, level }) => ({
      ...{ personId, name: maskName(name), areaCode, areaName, townName, minutes, reached, level },
    })),
    total: await countEligible(tx, search),
  }
}

export const getStar: Handler<Endpoints['getStar']> = async ({ starId }, call) => {
  const { tx, today, may, actor } = call
  const star = await starAt(call, starId)
  const { hours } = await starLimits(tx, today)
  const place = { areaPath: star.areaPath }
  const isOwn = actor.personId === star.personId
  return {
    ...starRow(star),
    minutesNow: await minutesOf(tx, star.personId),
    minutesNeeded: hours[star.level] * 60,
    objections: (await objectionsTo(tx, starId)).map((one) => ({
      id: one.id,
      words: one.words,
      raisedVia: one.raisedVia,
      raisedOn: dateOf(one.raisedAt),
      answer: one.answer,
      upheld: one.upheld,
      answeredOn: one.answeredAt && dateOf(one.answeredAt),
      version: one.version,
    })),
    mayCheck: !isOwn && may('recognition.star.check', place),
    mayGrant: !isOwn && may('recognition.star.grant', place) && star.checkedBy !== actor.accountId,
  }
}

const PAGE = 50
const ADULT_MONTHS = 18 * 12

/** For everybody to read: names masked, and none of a minor's. */
export const listStarNotices: Handler<Endpoints['listStarNotices']> = async ({ page }, { tx, today }) => {
  const { rows, total } = await listInPublic(tx, today, { page, pageSize: PAGE })
  const isMinor = (birth: string | null): boolean => birth !== null && addMonths(birth, ADULT_MONTHS) > today
  return {
    total,
    rows: rows.map(({ id, name, birthDate, areaName, townName, level, minutes, publicFrom, publicUntil }) => ({
      ...{ id, areaName, townName, level },
      name: isMinor(birthDate) ? '（未成年人）' : maskName(name),
      hours: Math.floor(minutes / 60),
      publicFrom: publicFrom ?? '',
      publicUntil: publicUntil ?? '',
    })),
  }
}

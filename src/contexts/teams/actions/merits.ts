import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { teamsContract } from '../contract.ts'
import { teamsErrors } from '../errors.ts'
import {
  addAward,
  addRating,
  countAwards,
  countRatings,
  findAwards,
  findRatings,
  listAwards as listAwarded,
  listRatings as listRated,
} from '../store/merits.ts'
import { voidMerit } from '../store/trainings.ts'
import { masked, mustBeFile, mustKnow, placeOf } from './place.ts'

type Endpoints = typeof teamsContract.endpoints

export const listAwards: Handler<Endpoints['listAwards']> = async ({ areaCode, ...input }, { tx, reach }) => {
  const { page, pageSize, ...filter } = input
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await listAwarded(tx, { ...search, page, pageSize })
  return { rows: rows.map(masked), total: await countAwards(tx, search) }
}

/** Order 67, article 9. */
export const recordAward: Handler<Endpoints['recordAward']> = async (form, call) => {
  const { tx, now, today, actor, about } = call
  await placeOf(call, form.areaCode)
  if (form.awardedOn > today) throw teamsErrors.inFuture('表彰日期', today)
  await mustKnow(tx, form.personId)
  await mustBeFile(call, form.fileId)
  const awardId = await addAward(tx, { ...form, recordedBy: actor.accountId, recordedAt: now })
  about('teams.award', awardId)
  return { awardId }
}

export const voidAward: Handler<Endpoints['voidAward']> = async (
  { awardId, version, reason },
  { tx, today, allow, about },
) => {
  const [found] = await findAwards(tx, [awardId])
  if (!found) throw teamsErrors.noRecord()
  allow({ areaPath: found.areaPath })
  about('teams.award', awardId)
  if (found.voidReason) throw teamsErrors.alreadyVoided()
  await voidMerit(tx, 'teams.award', { id: awardId, version, reason, today })
  return { version: version + 1 }
}

export const listRatings: Handler<Endpoints['listRatings']> = async ({ areaCode, ...input }, { tx, reach }) => {
  const { page, pageSize, ...filter } = input
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await listRated(tx, { ...search, page, pageSize })
  return { rows: rows.map(masked), total: await countRatings(tx, search) }
}

/** The organiser's word on the quality of somebody's service (order 67, article 10). Nobody rates oneself. */
export const recordRating: Handler<Endpoints['recordRating']> = async (form, call) => {
  const { tx, now, today, actor, about } = call
  await placeOf(call, form.areaCode)
  if (form.toDate > today) throw teamsErrors.inFuture('评价期间的止日', today)
  if (form.toDate < form.fromDate) throw teamsErrors.endsBeforeStart(form.fromDate)
  if (form.personId === actor.personId) throw teamsErrors.notOneself()
  await mustKnow(tx, form.personId)
  const by = { ratedBy: actor.accountId, ratedByName: actor.name, ratedOn: today, recordedAt: now }
  const ratingId = await addRating(tx, { ...form, ...by })
  about('teams.rating', ratingId)
  return { ratingId }
}

export const voidRating: Handler<Endpoints['voidRating']> = async (
  { ratingId, version, reason },
  { tx, today, allow, about },
) => {
  const [found] = await findRatings(tx, [ratingId])
  if (!found) throw teamsErrors.noRecord()
  allow({ areaPath: found.areaPath })
  about('teams.rating', ratingId)
  if (found.voidReason) throw teamsErrors.alreadyVoided()
  await voidMerit(tx, 'teams.rating', { id: ratingId, version, reason, today })
  return { version: version + 1 }
}

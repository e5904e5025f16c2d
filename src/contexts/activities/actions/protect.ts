import { codesWithin, findArea, findPerson } from '#contexts/directory/public.ts'
import { maskIdNumber, maskName } from '#kernel/masking.ts'
import { addMonths, dateOf } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { activitiesContract } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { ageOn } from '../rules/minors.ts'
import { changeActivity } from '../store/activities.ts'
import {
  addCheck,
  addConsent,
  type ConsentRow,
  findConsents,
  listCheckRows,
  listConsentRows,
  withdraw,
} from '../store/papers.ts'
import { mustBeOfPlace } from './review-activity.ts'
import { placeOf, theActivity } from './the-activity.ts'

type Endpoints = typeof activitiesContract.endpoints

const consentView = ({ areaPath: _path, activityId: _activity, leaderPersonId: _leader, ...row }: ConsentRow) => ({
  ...row,
  name: maskName(row.name),
  guardianName: maskName(row.guardianName),
})

export const listConsents: Handler<Endpoints['listConsents']> = async ({ activityId }, call) => {
  await theActivity(call, activityId)
  return { rows: (await listConsentRows(call.tx, activityId)).map(consentView) }
}

/** The guardian's number is sealed at once: it is opened for nothing but an answer to the guardian or the law. */
export const recordConsent: Handler<Endpoints['recordConsent']> = async ({ activityId, version, ...form }, call) => {
  const { tx, now, today, actor } = call
  const activity = await theActivity(call, activityId)
  const person = await findPerson(tx, form.personId)
  if (!person) throw activitiesErrors.noPerson()
  const { ages } = await limitsOf(tx, today)
  if ((ageOn(person.birthDate, today) ?? ages.adult) >= ages.adult) throw activitiesErrors.notAMinor()
  if (form.validTo < today) throw activitiesErrors.consentPast()
  await mustBeOfPlace(tx, form.fileId, activity.areaPath)
  await changeActivity(tx, { id: activityId, version }, {})
  const { guardianIdNumber, ...facts } = form
  const consentId = await addConsent(tx, {
    ...facts,
    activityId,
    areaCode: activity.areaCode,
    guardianSealed: privacy().seal(guardianIdNumber),
    guardianMasked: maskIdNumber(guardianIdNumber),
    validFrom: dateOf(now),
    recordedBy: actor.accountId,
    recordedAt: now,
  })
  return { consentId }
}

export const withdrawConsent: Handler<Endpoints['withdrawConsent']> = async ({ consentId, version, reason }, call) => {
  const { tx, today, allow, about } = call
  const [consent] = await findConsents(tx, [consentId])
  if (!consent) throw activitiesErrors.noConsent()
  allow(placeOf(consent))
  about('activities.consent', consentId)
  if (consent.withdrawnOn) throw activitiesErrors.consentWithdrawn()
  await withdraw(tx, { id: consentId, version, reason, today })
  return { version: version + 1 }
}

/** Yearly (law on the protection of minors, 62). */
const CHECK_MONTHS = 12

export const listChecks: Handler<Endpoints['listChecks']> = async ({ areaCode, ...paging }, { tx, today, reach }) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const { rows, total } = await listCheckRows(tx, { codes, ...paging })
  return { rows: rows.map((row) => ({ ...row, name: maskName(row.name), isDue: row.nextDue < today })), total }
}

export const recordCheck: Handler<Endpoints['recordCheck']> = async (form, { tx, now, today, actor, allow, about }) => {
  const area = await findArea(tx, form.areaCode)
  if (!area) throw activitiesErrors.noArea()
  allow({ areaPath: area.path })
  if (!(await findPerson(tx, form.personId))) throw activitiesErrors.noPerson()
  if (form.checkedOn > today) throw activitiesErrors.checkInFuture()
  const nextDue = addMonths(form.checkedOn, CHECK_MONTHS)
  const row = { ...form, nextDue, recordedBy: actor.accountId, recordedAt: now }
  const checkId = await addCheck(tx, row)
  about('activities.background-check', checkId)
  return { checkId, nextDue }
}

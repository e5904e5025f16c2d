import { maskName } from '#kernel/masking.ts'
import { dateOf } from '#kernel/time.ts'
import type { Certificate } from '../store/certificates.ts'
import type { Star } from '../store/stars.ts'

/** A certificate as lists show it: masked, and overdue once its day has passed without an answer. */
export const certificateRow = (one: Certificate, today: string) => ({
  id: one.id,
  name: maskName(one.holderName ?? one.name),
  issuerAreaCode: one.areaCode,
  issuerName: one.issuerName ?? one.areaName,
  fromDate: one.fromDate,
  toDate: one.toDate,
  purpose: one.purpose,
  postingConsent: one.postingConsent,
  postedUntil: one.postedUntil,
  askedVia: one.askedVia,
  askedOn: dateOf(one.askedAt),
  dueOn: one.dueOn,
  isOverdue: one.state === 'requested' && one.dueOn < today,
  state: one.state,
  number: one.number,
  totalMinutes: one.totalMinutes,
  issuedOn: one.issuedOn,
  closedOn: one.closedOn,
  closedReason: one.closedReason,
  version: one.version,
})

export const starRow = (one: Star) => ({
  id: one.id,
  name: maskName(one.name),
  areaCode: one.areaCode,
  areaName: one.areaName,
  townName: one.townName,
  level: one.level,
  minutes: one.minutes,
  appliedVia: one.appliedVia,
  appliedOn: dateOf(one.appliedAt),
  state: one.state,
  publicFrom: one.publicFrom,
  publicUntil: one.publicUntil,
  grantedOn: one.grantedOn,
  doubtedOn: one.doubtedOn,
  openObjections: one.openObjections,
  closedOn: one.closedOn,
  closedReason: one.closedReason,
  version: one.version,
})

import { codesWithin } from '#contexts/directory/public.ts'
import { normaliseCode } from '#kernel/identity.ts'
import { addMonths } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { later } from '../rules/attendance.ts'
import { countedMinutes, neededMinutes, periodOf, standingOf } from '../rules/education.ts'
import {
  addCertificate,
  type Certificate,
  countCertificates,
  findCertificates,
  listCertificates as list,
  renew,
} from '../store/certificates.ts'
import { trainingsOf } from '../store/trainings.ts'
import { placeAndPerson } from './place.ts'
import { viewOf } from './view.ts'

type Endpoints = typeof workforceContract.endpoints

export const listCertificates: Handler<Endpoints['listCertificates']> = async (
  { areaCode, sort, down, page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const search = { ...filter, today, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, sort, down, page, pageSize })
  return { rows: await withEducation(tx, rows, today), total: await countCertificates(tx, search) }
}

/** Certificates with how they stand and the hours of continuing education in their registration period. */
export async function withEducation(tx: Tx, rows: readonly Certificate[], today: string) {
  const limits = await limitsOn(tx, today)
  const trainings = await trainingsOf(
    tx,
    rows.map(({ personId }) => personId),
  )
  return rows.map((row) => {
    const standing = standingOf(row, today, limits?.warnDays ?? 0)
    if (!limits) return { ...viewOf(row), standing, education: null }
    const period = periodOf(row, today, limits.education.months)
    const counted = countedMinutes(trainings.get(row.personId) ?? [], period, limits.education)
    const needed = neededMinutes(row.level, limits.education)
    return { ...viewOf(row), standing, education: { ...period, neededMinutes: needed, countedMinutes: counted } }
  })
}

export const recordCertificate: Handler<Endpoints['recordCertificate']> = async (form, call) => {
  const { tx, now, today, about, tell } = call
  await placeAndPerson(call, form)
  if (form.issuedOn > today) throw workforceErrors.issuedInFuture()
  if (form.validTo && form.validTo <= form.issuedOn) throw workforceErrors.certificateBackwards()
  const certificateId = await addCertificate(tx, { ...form, number: normaliseCode(form.number) }, now)
  if (!certificateId) throw workforceErrors.certificateKnown()
  about('workforce.certificate', certificateId)
  await tell('workforce.workforce-changed', { areaCodes: [form.areaCode] })
  return { certificateId }
}

export const renewCertificate: Handler<Endpoints['renewCertificate']> = async (
  { certificateId, version, validTo },
  { tx, today, allow, about, tell },
) => {
  const [certificate] = await findCertificates(tx, [certificateId], today)
  if (!certificate) throw workforceErrors.noCertificate()
  allow({ areaPath: certificate.areaPath })
  about('workforce.certificate', certificateId)
  const now = certificate.validTo ?? certificate.issuedOn
  if (validTo <= now) throw workforceErrors.notLonger(now)
  const limits = await limitsOn(tx, today)
  const longest = limits && addMonths(later(now, today), limits.education.months)
  if (longest && validTo > longest) throw workforceErrors.renewedTooLong(limits.education.months, longest)
  await renew(tx, { id: certificateId, version, validTo })
  await tell('workforce.workforce-changed', { areaCodes: [certificate.areaCode] })
  return { version: version + 1 }
}

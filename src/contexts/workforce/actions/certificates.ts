import { codesWithin } from '#contexts/directory/public.ts'
import { normaliseCode } from '#kernel/identity.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import {
  addCertificate,
  countCertificates,
  findCertificates,
  listCertificates as list,
  renew,
} from '../store/certificates.ts'
import { placeAndPerson } from './place.ts'
import { viewOf } from './view.ts'

type Endpoints = typeof workforceContract.endpoints

export const listCertificates: Handler<Endpoints['listCertificates']> = async (
  { areaCode, sort, down, page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const search = { ...filter, today, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, sort, down, page, pageSize })
  return { rows: rows.map(viewOf), total: await countCertificates(tx, search) }
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
  await renew(tx, { id: certificateId, version, validTo })
  await tell('workforce.workforce-changed', { areaCodes: [certificate.areaCode] })
  return { version: version + 1 }
}

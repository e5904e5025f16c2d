import { codesWithin, peopleFound } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { recognitionContract } from '../contract.ts'
import { recognitionErrors } from '../errors.ts'
import { certificateLimits } from '../limits.ts'
import { paperNameOf } from '../rules/paper.ts'
import {
  type Certificate,
  certificatesOf,
  countCertificates,
  findCertificates,
  listCertificates as list,
} from '../store/certificates.ts'
import { linesOf, usualOf } from '../store/issuing.ts'
import { paperOf } from './paper.ts'
import { minutesIn, personOf, servicesFor } from './services.ts'
import { certificateRow } from './views.ts'

type Endpoints = typeof recognitionContract.endpoints
type Call = Parameters<Handler<Endpoints['getCertificate']>>[1]

/** The certificate a call at the desk is about, permission settled at its issuer. */
export async function certificateAt({ tx, allow, about }: Call, certificateId: string): Promise<Certificate> {
  const [found] = await findCertificates(tx, [certificateId])
  if (!found) throw recognitionErrors.noCertificate()
  allow({ areaPath: found.areaPath })
  about('recognition.certificate', certificateId)
  return found
}

export const listCertificates: Handler<Endpoints['listCertificates']> = async (
  { areaCode, state, name, ...rest },
  { tx, today, reach },
) => {
  const search = { state, people: peopleFound({ name }), codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, ...rest })
  return { rows: rows.map((row) => certificateRow(row, today)), total: await countCertificates(tx, search) }
}

/** Lines as frozen, or as they would be if it were issued now. */
async function linesFor(tx: Call['tx'], one: Certificate) {
  if (one.number) return { lines: await linesOf(tx, one.id), missing: 0 }
  const { services, missing } = await servicesFor(tx, one)
  return { lines: services, missing }
}

export const getCertificate: Handler<Endpoints['getCertificate']> = async ({ certificateId }, call) => {
  const { tx, today, may } = call
  const one = await certificateAt(call, certificateId)
  const { lines, missing } = await linesFor(tx, one)
  const { isLinked } = await certificateLimits(tx, one.issuedOn ?? today)
  return {
    ...certificateRow(one, today),
    lines: lines.map(({ recordId, servedOn, minutes, activity, place, organiser, leaderName, source }) => ({
      recordId,
      servedOn,
      minutes,
      activity,
      place,
      organiser,
      leaderName,
      source,
    })),
    linesMinutes: minutesIn(lines),
    missing,
    mayIssue: may('recognition.certificate.issue', { areaPath: one.areaPath }),
    usual: await usualOf(tx, one.areaCode),
    paperName: paperNameOf(isLinked),
  }
}

export const previewCertificate: Handler<Endpoints['previewCertificate']> = async (
  { certificateId, ...said },
  call,
) => {
  const { tx, today, actor, address } = call
  const one = await certificateAt(call, certificateId)
  if (one.state !== 'requested') throw recognitionErrors.notRequested()
  const { services } = await servicesFor(tx, one)
  return paperOf(tx, one, { lines: services, address, today, said: { ...said, handlerName: actor.name } })
}

export const printCertificate: Handler<Endpoints['printCertificate']> = async ({ certificateId }, call) => {
  const { tx, today, address } = call
  const one = await certificateAt(call, certificateId)
  if (!one.number) throw recognitionErrors.notIssued()
  return paperOf(tx, one, { lines: await linesOf(tx, one.id), address, today })
}

export const listMyCertificates: Handler<Endpoints['listMyCertificates']> = async (_, { tx, today, actor, own }) => {
  own()
  const rows = await certificatesOf(tx, personOf(actor))
  const { isLinked } = await certificateLimits(tx, today)
  return { rows: rows.map((row) => certificateRow(row, today)), paperName: paperNameOf(isLinked) }
}

/** 404 for what is not theirs: nobody learns that it exists. */
export const downloadMyCertificate: Handler<Endpoints['downloadMyCertificate']> = async (
  { certificateId },
  { tx, today, actor, address, own, about },
) => {
  own()
  const [one] = await findCertificates(tx, [certificateId])
  if (!one || one.personId !== personOf(actor)) throw recognitionErrors.noCertificate()
  about('recognition.certificate', certificateId)
  if (!one.number) throw recognitionErrors.notIssued()
  return paperOf(tx, one, { lines: await linesOf(tx, one.id), address, today })
}

import { randomBytes } from 'node:crypto'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { notify, settleMessages } from '#platform/notify/store.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { recognitionContract } from '../contract.ts'
import { recognitionErrors } from '../errors.ts'
import { certificateLimits } from '../limits.ts'
import { numberOf } from '../rules/number.ts'
import { CODE_BYTES, codeFrom } from '../rules/verify-code.ts'
import { type Certificate, closeCertificate } from '../store/certificates.ts'
import { issue, nextSeq } from '../store/issuing.ts'
import { accountsOf } from '../store/services.ts'
import { certificateAt } from './read-certificates.ts'
import { linkOf } from './request-certificate.ts'
import { servicesFor } from './services.ts'

type Endpoints = typeof recognitionContract.endpoints

/** Where a volunteer reads it on the phone. */
export const MINE = '/m/certificates'

/** Freezes the services that count today, gives the next number of the district and a code to verify by. Free of charge. */
export const issueCertificate: Handler<Endpoints['issueCertificate']> = async (
  { certificateId, version, responsibleName, contact, notes },
  call,
) => {
  const { tx, now, today, actor } = call
  const asked = await certificateAt(call, certificateId)
  if (asked.state !== 'requested') throw recognitionErrors.notRequested()
  if (actor.personId && actor.personId === asked.personId) throw recognitionErrors.ownCertificate()
  const { services, missing } = await servicesFor(tx, asked)
  if (services.length === 0) throw recognitionErrors.recordsGone(missing)
  const { postingDays } = await certificateLimits(tx, today)
  const districtCode = asked.areaCode.slice(0, 6)
  const year = Number(today.slice(0, 4))
  const code = codeFrom(randomBytes(CODE_BYTES))
  const number = numberOf({ districtCode, year, seq: await nextSeq(tx, districtCode, year) })
  await issue(tx, {
    ...{ id: certificateId, version, number, services, responsibleName, contact, notes },
    verifySealed: privacy().seal(code),
    verifyBlind: privacy().blindIndex('certificate', code),
    ...{ holderName: asked.name, issuerName: asked.areaName, handlerName: actor.name },
    ...{ issuedOn: today, issuedBy: actor.accountId },
    postedUntil: asked.postingConsent ? addDays(today, postingDays) : null,
  })
  await settleMessages(tx, linkOf(certificateId), now)
  await tellHolder(
    tx,
    asked,
    { title: `您的志愿服务记录证明已出具，编号${number}`, body: '可在手机上下载；需要盖章的，请到出具单位办理。' },
    now,
  )
  return { version: version + 1, number }
}

export const refuseCertificate: Handler<Endpoints['refuseCertificate']> = async (
  { certificateId, version, reason },
  call,
) => {
  const { tx, now, today, actor } = call
  const asked = await certificateAt(call, certificateId)
  if (asked.state !== 'requested') throw recognitionErrors.notRequested()
  await closeCertificate(tx, { id: certificateId, version, to: 'refused', reason, by: actor.accountId, on: today })
  await settleMessages(tx, linkOf(certificateId), now)
  await tellHolder(
    tx,
    asked,
    { title: '您申请的志愿服务记录证明没有出具', body: `${asked.areaName}说明：${reason}` },
    now,
  )
  return { version: version + 1 }
}

export const revokeCertificate: Handler<Endpoints['revokeCertificate']> = async (
  { certificateId, version, reason },
  call,
) => {
  const { tx, now, today, actor } = call
  const one = await certificateAt(call, certificateId)
  if (one.state !== 'issued') throw recognitionErrors.notIssued()
  await closeCertificate(tx, { id: certificateId, version, to: 'revoked', reason, by: actor.accountId, on: today })
  await tellRevoked(tx, one, reason, now)
  return { version: version + 1 }
}

export const tellRevoked = (tx: Tx, one: Certificate, reason: string, now: Date): Promise<void> =>
  tellHolder(
    tx,
    one,
    { title: `您的证明${one.number ?? ''}已撤回`, body: `原因：${reason}。如仍需证明，可以重新申请。` },
    now,
  )

const tellHolder = async (tx: Tx, { personId }: Certificate, words: { title: string; body: string }, now: Date) =>
  notify(tx, await accountsOf(tx, personId), { ...words, link: MINE }, now)

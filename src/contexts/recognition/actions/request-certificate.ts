import { findArea } from '#contexts/directory/public.ts'
import { showDate } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { recognitionContract } from '../contract.ts'
import { recognitionErrors } from '../errors.ts'
import { certificateLimits } from '../limits.ts'
import { addRequest, type Request } from '../store/certificates.ts'
import { findHolder, listServices } from '../store/services.ts'
import { byOrganiser, mustBePeriod, personOf } from './services.ts'

type Endpoints = typeof recognitionContract.endpoints
type Asked = Omit<Request, 'issuerAreaCode' | 'recordIds' | 'dueOn'> & { today: string }

/** Each community or town that organised certifies its own services (谁记录、谁证明): one request to each. */
export const requestCertificate: Handler<Endpoints['requestCertificate']> = async (
  { from, to, recordIds, purpose, postingConsent },
  { tx, now, today, actor, own },
) => {
  const by = own()
  const personId = personOf(actor)
  const period = { from, to }
  mustBePeriod(period, today)
  const services = await listServices(tx, personId, period)
  const chosen = recordIds && new Set(recordIds)
  const wanted = chosen ? services.filter(({ recordId }) => chosen.has(recordId)) : services
  if (chosen && wanted.length < chosen.size) throw recognitionErrors.notYourRecord()
  if (wanted.length === 0) throw recognitionErrors.nothingToCertify()
  const asked: Asked = { personId, period, purpose, postingConsent, via: 'phone', by, now, today }
  const certificateIds: string[] = []
  let dueOn = today
  for (const [code, rows] of byOrganiser(wanted)) {
    const request = await ask(tx, asked, code, chosen ? rows.map(({ recordId }) => recordId) : null)
    certificateIds.push(request.id)
    dueOn = request.dueOn
  }
  return { certificateIds, dueOn }
}

/** At the counter, for somebody without a phone: the services of this issuer in the period, all of them. */
export const requestCertificateFor: Handler<Endpoints['requestCertificateFor']> = async (
  { areaCode, personId, from, to, purpose, postingConsent },
  { tx, now, today, actor, allow, about },
) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw recognitionErrors.noArea()
  allow({ areaPath: area.path })
  if (area.level !== 'community' && area.level !== 'town') throw recognitionErrors.notAnIssuer()
  const period = { from, to }
  mustBePeriod(period, today)
  if (!(await findHolder(tx, personId))) throw recognitionErrors.noPerson()
  const services = byOrganiser(await listServices(tx, personId, period)).get(areaCode)
  if (!services) throw recognitionErrors.nothingToCertify()
  const by = actor.accountId
  const asked: Asked = { personId, period, purpose, postingConsent, via: 'desk', by, now, today }
  const { id } = await ask(tx, asked, areaCode, null)
  about('recognition.certificate', id)
  return { certificateId: id }
}

async function ask(tx: Tx, { today, ...asked }: Asked, issuerAreaCode: string, recordIds: string[] | null) {
  const area = await findArea(tx, issuerAreaCode)
  if (!area) throw recognitionErrors.noArea()
  const { issueDays } = await certificateLimits(tx, today)
  const dueOn = addWorkingDays(today, issueDays, workCalendar())
  const id = await addRequest(tx, { ...asked, issuerAreaCode, recordIds, dueOn })
  if (!id) throw recognitionErrors.alreadyAsked(area.name)
  const desk = await accountsWith(tx, 'recognition.certificate.issue', area.path, today)
  const message = { title: `有人申请志愿服务记录证明，请于${showDate(dueOn)}前出具`, link: linkOf(id) }
  await notify(tx, desk, { ...message, body: `${area.name}组织的服务。证明免费出具。` }, asked.now)
  return { id, dueOn }
}

/** The desk's page of one certificate; its message is settled when somebody has dealt with it. */
export const linkOf = (certificateId: string): string => `/volunteering/recognition/certificates/${certificateId}`

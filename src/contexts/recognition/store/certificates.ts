import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { CertificateState } from '../contract.ts'
import { all, countOf, type Paging, pageOf } from './pages.ts'
import type { Period } from './services.ts'

/** One certificate from the request on. `name` is whole here and masked before it leaves the server. */
export type Certificate = {
  id: string
  personId: string
  name: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  fromDate: string
  toDate: string
  chosenRecords: string[] | null
  purpose: string
  postingConsent: boolean
  askedVia: 'phone' | 'desk'
  askedAt: Date
  dueOn: string
  state: CertificateState
  number: string | null
  verifySealed: Buffer | null
  holderName: string | null
  volunteerNo: string | null
  issuerName: string | null
  responsibleName: string | null
  handlerName: string | null
  contact: string | null
  notes: string | null
  totalMinutes: number | null
  lineCount: number | null
  issuedOn: string | null
  postedUntil: string | null
  closedOn: string | null
  closedReason: string | null
  version: number
}

const columns = sql`c.id, c.person_id, c.issuer_area_code as area_code, c.from_date, c.to_date, c.chosen_records, c.purpose, c.posting_consent, c.asked_via,
  c.asked_at, c.due_on, c.state, c.number, c.verify_sealed, c.holder_name, c.volunteer_no, c.issuer_name, c.responsible_name, c.handler_name, c.contact, c.notes,
  c.total_minutes, c.line_count, c.issued_on, c.posted_until, c.closed_on, c.closed_reason, c.version`
const rowsOf = (where: RawBuilder<unknown>) => sql`select ${columns} from recognition.certificate c where ${where}`

/** `codes`: the issuers' areas to look in, null for all. `people`: the ids a name was found under. `postedOn`: shown inside the unit that day. */
export type CertificateSearch = {
  codes: string[] | null
  state?: 'requested' | 'closed' | 'issued' | 'revoked' | 'refused' | undefined
  people?: RawBuilder<string> | undefined
  postedOn?: string | undefined
}
const conditions = ({ codes, state, people, postedOn }: CertificateSearch): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`c.issuer_area_code = any(${codes}::text[])`] : []),
    ...(state === 'closed' ? [sql`c.state <> 'requested'`] : []),
    ...(state && state !== 'closed' ? [sql`c.state = ${state}`] : []),
    ...(people ? [sql`c.person_id in ${people}`] : []),
    ...(postedOn ? [sql`c.state = 'issued' and c.posted_until >= ${postedOn}::date`] : []),
  ])

const ORDERS = { askedAt: 'asked_at', dueOn: 'due_on', issuedOn: 'issued_on' } as const
export type CertificateOrder = { sort: keyof typeof ORDERS; down: boolean }

export function listCertificates(
  tx: Tx,
  { sort, down, page, pageSize, ...search }: CertificateSearch & CertificateOrder & Paging,
) {
  const order = sql`${sql.ref(`one.${ORDERS[sort]}`)} ${down ? sql`desc nulls last` : sql`asc nulls last`}, one.id`
  return pageOf<Certificate>(tx, rowsOf(conditions(search)), { order, paging: { page, pageSize } })
}
export const countCertificates = (tx: Tx, search: CertificateSearch): Promise<number> =>
  countOf(tx, sql`select from recognition.certificate c where ${conditions(search)}`)

export const findCertificates = (tx: Tx, ids: readonly string[]): Promise<Certificate[]> =>
  pageOf<Certificate>(tx, rowsOf(sql`c.id = any(${ids}::uuid[])`), { order: sql`one.asked_at desc` })
export const certificatesOf = (tx: Tx, personId: string): Promise<Certificate[]> =>
  pageOf<Certificate>(tx, rowsOf(sql`c.person_id = ${personId}`), { order: sql`one.asked_at desc, one.id` })

/** Whoever holds a code sees what it says, wherever it was issued; the caller masks it. */
export const findByCode = (tx: Tx, verifyBlind: Buffer): Promise<Certificate | undefined> =>
  seeingAll(tx, async () => {
    const where = sql`c.verify_blind = ${verifyBlind}::bytea`
    return (await pageOf<Certificate>(tx, rowsOf(where), { order: sql`one.asked_at` }))[0]
  })

/** Names of the issuers at which this person's request still waits, by area code. */
export async function askedIssuers(tx: Tx, personId: string): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select issuer_area_code as code from recognition.certificate where person_id = ${personId} and state = 'requested'`.execute(
    tx,
  )
  return new Set(rows.map(({ code }) => code))
}

export type Request = {
  personId: string
  issuerAreaCode: string
  period: Period
  recordIds: readonly string[] | null
  purpose: string
  postingConsent: boolean
  via: 'phone' | 'desk'
  by: string
  dueOn: string
  now: Date
}

/** Undefined when this person's request at this issuer still waits. */
export async function addRequest(tx: Tx, request: Request): Promise<string | undefined> {
  const { personId, issuerAreaCode, period, recordIds, purpose, postingConsent, via, by, dueOn, now } = request
  const { rows } = await sql<{ id: string }>`
    insert into recognition.certificate (id, person_id, issuer_area_code, from_date, to_date, chosen_records, purpose, posting_consent, asked_via, asked_by, asked_at, due_on)
    values (${randomUUID()}, ${personId}, ${issuerAreaCode}, ${period.from}, ${period.to}, ${recordIds}::uuid[], ${purpose}, ${postingConsent}, ${via}, ${by}, ${now}, ${dueOn})
    on conflict (person_id, issuer_area_code) where state = 'requested' do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Ends a request or a certificate. `by` null: the platform itself, because a record was cancelled. */
export async function closeCertificate(
  tx: Tx,
  {
    id,
    version,
    to,
    reason,
    by,
    on,
  }: { id: string; version: number; to: 'refused' | 'revoked'; reason: string; by: string | null; on: string },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('recognition.certificate')
      .set({ state: to, closedReason: reason, closedOn: on, closedBy: by, postedUntil: null, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', to === 'refused' ? 'requested' : 'issued')
      .executeTakeFirstOrThrow(),
  )
}

/** Issued certificates that rest on a record which no longer counts, among records of these areas. */
export async function restingOnCancelled(tx: Tx, areaCodes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.id from recognition.certificate_line l join recognition.certificate c on c.id = l.certificate_id
    where c.state = 'issued' and l.area_code = any(${areaCodes}::text[])
      and not exists (select from volunteering.pub_service_record r where r.id = l.record_id)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whether one certificate does, at this moment: whoever verifies need not wait for the job that recalls it. */
export const restsOnCancelled = (tx: Tx, certificateId: string): Promise<boolean> =>
  seeingAll(tx, async () => {
    const { rows } = await sql`
      select from recognition.certificate_line l where l.certificate_id = ${certificateId}
        and not exists (select from volunteering.pub_service_record r where r.id = l.record_id) limit 1`.execute(tx)
    return rows.length > 0
  })

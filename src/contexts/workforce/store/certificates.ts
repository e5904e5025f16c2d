import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { CERTIFICATE_LEVELS } from '../contract.ts'
import { all, countOf, type Paging, pageOf, type Someone } from './pages.ts'

export type CertificateLevel = keyof typeof CERTIFICATE_LEVELS
export type CertificateFacts = {
  personId: string
  areaCode: string
  level: CertificateLevel
  number: string
  issuedOn: string
  validTo: string | null
}
export type Certificate = Someone & CertificateFacts & { isExpired: boolean; batchId: string | null; version: number }
/** `expiresBy`: valid today, but no longer than that day. */
export type CertificateSearch = {
  codes: string[] | null
  level?: CertificateLevel | undefined
  expiresBy?: string | undefined
  today: string
}

const rowsOf = (today: string, where: RawBuilder<unknown>) => sql`
  select c.id, c.person_id, c.area_code, c.level, c.number, c.issued_on, c.valid_to, c.batch_id, c.version,
         coalesce(c.valid_to < ${today}::date, false) as is_expired
  from workforce.certificate c where ${where}`

const conditions = ({ codes, level, expiresBy, today }: CertificateSearch): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`c.area_code = any(${codes}::text[])`] : []),
    ...(level ? [sql`c.level = ${level}`] : []),
    ...(expiresBy ? [sql`c.valid_to between ${today}::date and ${expiresBy}::date`] : []),
  ])

const ORDERS = { area: 'area_code', validTo: 'valid_to', issuedOn: 'issued_on' } as const
type Sorting = { sort: keyof typeof ORDERS; down: boolean }

export function listCertificates(
  tx: Tx,
  { sort, down, page, pageSize, ...search }: CertificateSearch & Sorting & Paging,
) {
  const order = sql`${sql.ref(`one.${ORDERS[sort]}`)} ${down ? sql`desc` : sql`asc`}`
  return pageOf<Certificate>(tx, rowsOf(search.today, conditions(search)), { order, paging: { page, pageSize } })
}

export const countCertificates = (tx: Tx, search: CertificateSearch): Promise<number> =>
  countOf(tx, sql`select from workforce.certificate c where ${conditions(search)}`)

export const findCertificates = (tx: Tx, ids: readonly string[], today: string): Promise<Certificate[]> =>
  pageOf<Certificate>(tx, rowsOf(today, sql`c.id = any(${ids}::uuid[])`), { order: sql`one.issued_on` })

/** Undefined when the number is registered already, here or anywhere. */
export async function addCertificate(tx: Tx, facts: CertificateFacts, now: Date): Promise<string | undefined> {
  const added = await tx
    .insertInto('workforce.certificate')
    .values({ id: randomUUID(), ...facts, createdAt: now })
    .onConflict((same) => same.column('number').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export async function renew(tx: Tx, { id, version, validTo }: { id: string; version: number; validTo: string }) {
  mustHaveChanged(
    await tx
      .updateTable('workforce.certificate')
      .set({ validTo, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

type ToRemind = { id: string; name: string; areaPath: string; areaName: string; validTo: string }

/** Certificates of people in post that run out by a day and were not told of with that end yet. */
export async function certificatesToRemind(tx: Tx, today: string, by: string): Promise<ToRemind[]> {
  const { rows } = await sql<ToRemind>`
    select c.id, p.name, a.path as area_path, a.name as area_name, c.valid_to from workforce.certificate c
    join directory.person p on p.id = c.person_id join directory.area a on a.code = c.area_code
    where c.valid_to between ${today}::date and ${by}::date and c.reminded_for is distinct from c.valid_to
      and exists (select from workforce.service_period s where s.person_id = c.person_id and coalesce(s.to_date, 'infinity') >= ${today}::date)
    order by c.area_code, c.id`.execute(tx)
  return rows
}

export async function markReminded(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update workforce.certificate set reminded_for = valid_to where id = any(${ids}::uuid[])`.execute(tx)
}

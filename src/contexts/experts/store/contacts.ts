import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { ContactForm, VisitForm } from '../contract-parts.ts'
import type { ContactKind } from '../vocabulary.ts'

export type Contact = {
  id: string
  kind: ContactKind
  personId: string
  name: string
  areaCode: string
  areaPath: string
  townName: string
  pointId: string
  institution: string
  title: string
  projects: string[]
  fromDate: string
  toDate: string | null
  endReason: string
  visits: number
  lastVisitOn: string | null
  advice: number
  waiting: number
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Contact>`
  select c.*, a.path as area_path, a.name as town_name, v.visits, v.last_visit_on, d.advice, d.waiting
  from experts.contact c join directory.area a on a.code = c.area_code
  cross join lateral (select count(*)::int as visits, max(v.visited_on) as last_visit_on from experts.visit v where v.contact_id = c.id) v
  cross join lateral (select count(*)::int as advice, (count(*) filter (where d.state = 'given'))::int as waiting
    from experts.advice d where d.contact_id = c.id) d
  where ${where} order by c.to_date is not null, c.from_date desc, c.id ${tail}`

export type ContactSearch = {
  codes: string[] | null
  kind?: ContactKind | undefined
  current?: boolean | undefined
}
const conditions = ({ codes, kind, current }: ContactSearch) =>
  all([
    inCodes(sql`c.area_code`, codes),
    kind !== undefined && sql`c.kind = ${kind}`,
    current === true && sql`c.to_date is null`,
  ])

export const listContacts = async (tx: Tx, { page, pageSize, ...search }: ContactSearch & Paging): Promise<Contact[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countContacts = (tx: Tx, search: ContactSearch): Promise<number> =>
  countOf(tx, sql`experts.contact c where ${conditions(search)}`)
export const findContacts = async (tx: Tx, ids: readonly string[]): Promise<Contact[]> =>
  (await select(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows
/** Those of one person, ended ones last. */
export const contactsOf = async (tx: Tx, personId: string): Promise<Contact[]> =>
  (await select(sql`c.person_id = ${personId}`).execute(tx)).rows

/** The point of a town that is being built, if there is one. */
export async function pointOfTown(tx: Tx, townCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from programme.pub_point where town_code = ${townCode} and status not in ('withdrawn', 'replaced', 'city_rejected', 'closed')
    order by starts_on nulls last, id limit 1`.execute(tx)
  return rows[0]?.id
}

type NewContact = Omit<z.output<typeof ContactForm>, 'areaCode'> & { areaCode: string; pointId: string; name: string }
/** Undefined where the person is in contact with that point already. */
export async function addContact(
  tx: Tx,
  facts: NewContact,
  { accountId, name, now }: Doer,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into experts.contact (id, kind, person_id, name, area_code, point_id, institution, title, projects, from_date, recorded_by,
      recorded_name, recorded_at)
    values (${randomUUID()}, ${facts.kind}, ${facts.personId}, ${facts.name}, ${facts.areaCode}, ${facts.pointId}, ${facts.institution},
      ${facts.title}, ${facts.projects}::text[], ${facts.fromDate}, ${accountId}, ${name}, ${now})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function endContact(
  tx: Tx,
  { id, version }: Pick<Contact, 'id' | 'version'>,
  { toDate, endReason }: { toDate: string; endReason: string },
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('experts.contact')
      .set({ toDate, endReason, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type Visit = { id: string; contactId: string; visitedOn: string; place: string; findings: string }
export const visitsOf = async (tx: Tx, contactIds: readonly string[]): Promise<Visit[]> =>
  (
    await sql<Visit>`select id, contact_id, visited_on, place, findings from experts.visit
      where contact_id = any(${contactIds}::uuid[]) order by visited_on desc, recorded_at desc`.execute(tx)
  ).rows

export async function addVisit(
  tx: Tx,
  { areaCode, pointId }: Pick<Contact, 'areaCode' | 'pointId'>,
  visit: z.output<typeof VisitForm>,
  { accountId, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into experts.visit (id, contact_id, area_code, point_id, visited_on, place, findings, recorded_by, recorded_at)
    values (${id}, ${visit.contactId}, ${areaCode}, ${pointId}, ${visit.visitedOn}, ${visit.place}, ${visit.findings}, ${accountId}, ${now})`.execute(
    tx,
  )
  return id
}

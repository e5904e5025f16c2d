import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { SupervisionKind, SupervisorLevel } from '../vocabulary.ts'
import { all, type Paging } from './pages.ts'

export type SupervisionFacts = {
  kind: SupervisionKind
  heldOn: string
  minutes: number
  place: string
  topic: string
  caseRefs: string
  problem: string
  advice: string
  followUp: string
  answerDue: string | null
  nextOn: string | null
}
export type Supervision = SupervisionFacts & {
  id: string
  no: string
  areaCode: string
  areaPath: string
  townName: string
  supervisorPersonId: string
  supervisorName: string
  supervisorLevel: SupervisorLevel
  supervisees: { personId: string; name: string; signedAt: string | null }[]
  answer: string | null
  answeredAt: Date | null
  signedAt: Date | null
  version: number
}
export type SupervisionSearch = {
  codes: string[] | null
  kind?: SupervisionKind | undefined
  from?: string | undefined
  to?: string | undefined
}

const conditions = ({ codes, kind, from, to }: SupervisionSearch): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`s.area_code = any(${codes}::text[])`] : []),
    ...(kind ? [sql`s.kind = ${kind}`] : []),
    ...(from ? [sql`s.held_on >= ${from}::date`] : []),
    ...(to ? [sql`s.held_on <= ${to}::date`] : []),
  ])

/** Sessions with their people's whole names: masked before they leave the server, except to those who sat in. */
const sessions = (where: RawBuilder<unknown>, paging?: Paging) => sql<Supervision>`
  with page as materialized (
    select s.* from workforce.supervision s where ${where} order by s.held_on desc, s.no desc
    ${paging ? sql`limit ${paging.pageSize} offset ${(paging.page - 1) * paging.pageSize}` : sql``}),
  sat as materialized (select e.* from workforce.supervisee e where e.supervision_id in (select id from page)),
  people as materialized (
    select p.id, p.name from directory.people_shown(array(select person_id from sat union select supervisor_person_id from page)) as p)
  select page.id, page.no, page.area_code, a.path as area_path, a.name as town_name, page.supervisor_person_id, sup.name as supervisor_name,
    page.supervisor_level, page.kind, page.held_on, page.minutes, page.place, page.topic, page.case_refs, page.problem, page.advice, page.follow_up,
    page.answer_due, page.answer, page.answered_at, page.next_on, page.signed_at, page.version,
    (select jsonb_agg(jsonb_build_object('personId', sat.person_id, 'name', people.name, 'signedAt', sat.signed_at) order by people.name)
     from sat join people on people.id = sat.person_id where sat.supervision_id = page.id) as supervisees
  from page join directory.area a on a.code = page.area_code join people as sup on sup.id = page.supervisor_person_id
  order by page.held_on desc, page.no desc`

export const listSupervisions = async (
  tx: Tx,
  { page, pageSize, ...search }: SupervisionSearch & Paging,
): Promise<Supervision[]> => (await sessions(conditions(search), { page, pageSize }).execute(tx)).rows

export async function countSupervisions(tx: Tx, search: SupervisionSearch): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from workforce.supervision s where ${conditions(search)}`.execute(tx)
  return rows[0]?.n ?? 0
}

export const findSupervisions = async (tx: Tx, ids: readonly string[]): Promise<Supervision[]> =>
  (await sessions(sql`s.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Sessions somebody held or sat in, the last first; at most 100. */
export const supervisionsOf = async (tx: Tx, personId: string): Promise<Supervision[]> =>
  (
    await sessions(
      sql`(s.supervisor_person_id = ${personId} or exists (select from workforce.supervisee e where e.supervision_id = s.id and e.person_id = ${personId}))`,
      { page: 1, pageSize: 100 },
    ).execute(tx)
  ).rows

type NewSupervision = SupervisionFacts & {
  areaCode: string
  supervisorPersonId: string
  supervisorLevel: SupervisorLevel
  supervisees: readonly string[]
  recordedBy: string
  now: Date
}

/** Numbers run by town and year: 120101006-DD-2024-003. */
export async function addSupervision(
  tx: Tx,
  { supervisees, now, ...facts }: NewSupervision,
): Promise<{ id: string; no: string }> {
  const id = randomUUID()
  const head = `${facts.areaCode}-DD-${facts.heldOn.slice(0, 4)}-`
  await sql`select pg_advisory_xact_lock(hashtextextended(${`supervision ${head}`}, 0))`.execute(tx)
  const { rows } = await sql<{
    no: string
  }>`select ${head} || lpad((1 + workforce.supervisions_numbered(${head}))::text, 3, '0') as no`.execute(tx)
  const no = rows[0]?.no ?? head
  await tx
    .insertInto('workforce.supervision')
    .values({ id, no, ...facts, createdAt: now })
    .execute()
  await putSupervisees(tx, id, facts.areaCode, supervisees)
  return { id, no }
}

async function putSupervisees(tx: Tx, supervisionId: string, areaCode: string, people: readonly string[]) {
  await tx
    .insertInto('workforce.supervisee')
    .values([...new Set(people)].map((personId) => ({ supervisionId, personId, areaCode })))
    .execute()
}

export async function changeSupervision(
  tx: Tx,
  {
    id,
    version,
    areaCode,
    supervisees,
    ...facts
  }: SupervisionFacts & { id: string; version: number; areaCode: string; supervisees: readonly string[] },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('workforce.supervision')
      .set({ ...facts, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('signedAt', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  await tx.deleteFrom('workforce.supervisee').where('supervisionId', '=', id).execute()
  await putSupervisees(tx, id, areaCode, supervisees)
}

/** The session moves on by one version, whoever signs or answers. Errors: access.stale. */
export async function moveOn(
  tx: Tx,
  id: string,
  version: number,
  change: { signedAt?: Date; answer?: string; answeredAt?: Date; answeredBy?: string } = {},
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('workforce.supervision')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export async function signAsSupervisee(tx: Tx, supervisionId: string, personId: string, signedAt: Date): Promise<void> {
  await tx
    .updateTable('workforce.supervisee')
    .set({ signedAt })
    .where('supervisionId', '=', supervisionId)
    .where('personId', '=', personId)
    .execute()
}

export type Attendee = {
  personId: string
  name: string
  maskedId: string | null
  areaCode: string
  areaName: string
  townName: string | null
  servedFrom: string
  sessions: { heldOn: string; minutes: number; kind: string }[]
}

/** Full-time workers serving on some day of a span, each with the signed sessions of a wider one. */
export async function attendeesIn(
  tx: Tx,
  {
    codes,
    month,
    quarter,
  }: { codes: string[] | null; month: { from: string; to: string }; quarter: { from: string; to: string } },
): Promise<Attendee[]> {
  const { rows } = await sql<Attendee>`
    with staff as materialized (
      select w.person_id, w.area_code, min(w.from_date) as served_from from workforce.service_period w
      where w.kind = 'fulltime_social_worker' and ${codes ? sql`w.area_code = any(${codes}::text[])` : sql`true`}
        and w.from_date <= ${month.to}::date and coalesce(w.to_date, 'infinity') >= ${month.to}::date
      group by w.person_id, w.area_code)
    select staff.person_id, staff.area_code, staff.served_from, p.name, p.masked_id, a.name as area_name, d.name as town_name,
      (select coalesce(jsonb_agg(jsonb_build_object('heldOn', s.held_on, 'minutes', s.minutes, 'kind', s.kind)), '[]')
       from workforce.pub_supervision s where s.person_id = staff.person_id and s.is_signed and s.held_on between ${quarter.from}::date and ${quarter.to}::date) as sessions
    from staff join directory.people_shown(array(select person_id from staff)) as p on p.id = staff.person_id
    join directory.area a on a.code = staff.area_code join directory.area d on d.code = a.parent_code
    order by staff.area_code, staff.served_from, staff.person_id`.execute(tx)
  return rows
}

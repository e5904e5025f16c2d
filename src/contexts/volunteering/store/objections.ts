import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Doer } from './draft-moves.ts'
import { COUNT_CAP, type Count, type Page } from './volunteers.ts'

/** An objection with its person and places. Both ids null: a service that nobody recorded. */
export type Objection = {
  id: string
  personId: string
  volunteerId: string
  name: string
  areaCode: string
  areaName: string
  areaPath: string
  organiserAreaCode: string
  organiserAreaName: string
  organiserPath: string
  draftId: string | null
  recordId: string | null
  activity: string
  servedOn: string
  /** What the record says; null for a missing or imported service. */
  startedAt: Date | null
  endedAt: Date | null
  minutes: number | null
  wantedMinutes: number | null
  reason: string
  state: 'open' | 'kept' | 'corrected' | 'voided'
  raisedBy: string
  raisedAt: Date
  answerDueOn: string
  answer: string | null
  answeredByName: string
  answeredAt: Date | null
  version: number
}
export type ObjectionSearch = {
  codes: string[] | null
  state?: Objection['state'] | undefined
  /** Open, and due before this day. */
  overdueOn?: string | undefined
}

const withPeople = (rows: RawBuilder<unknown>) => sql<Objection>`
  with page as materialized (${rows})
  select page.*, p.name, a.name as area_name, a.path as area_path, o.name as organiser_area_name, o.path as organiser_path,
    d.started_at, d.ended_at
  from page
  join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id
  join directory.area a on a.code = page.area_code
  join directory.area o on o.code = page.organiser_area_code
  left join volunteering.draft_record d on d.id = coalesce(page.draft_id, (select r.draft_id from volunteering.service_record r where r.id = page.record_id))
  order by page.served_on desc, page.id desc`

const conditions = ({ codes, state, overdueOn }: ObjectionSearch): RawBuilder<unknown>[] => [
  sql`true`,
  ...(codes ? [sql`(j.organiser_area_code = any(${codes}::text[]) or j.area_code = any(${codes}::text[]))`] : []),
  ...(state ? [sql`j.state = ${state}`] : []),
  ...(overdueOn ? [sql`j.state = 'open' and j.answer_due_on < ${overdueOn}::date`] : []),
]
const where = (all: readonly RawBuilder<unknown>[]) => sql`where ${sql.join(all, sql` and `)}`

export async function listObjections(
  tx: Tx,
  { after, limit, ...search }: ObjectionSearch & { after?: string | undefined; limit: number },
): Promise<Page<Objection>> {
  const all = conditions(search)
  const [servedOn, id] = after?.split('_') ?? []
  if (id) all.push(sql`(j.served_on, j.id) < (${servedOn}::date, ${id}::uuid)`)
  const { rows } = await withPeople(sql`
    select j.* from volunteering.objection j ${where(all)} order by j.served_on desc, j.id desc limit ${limit + 1}`).execute(
    tx,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.servedOn}_${last.id}` : null }
}

export async function countObjections(tx: Tx, search: ObjectionSearch, cap = COUNT_CAP): Promise<Count> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from volunteering.objection j ${where(conditions(search))} limit ${cap + 1}) as counted`.execute(
    tx,
  )
  const n = rows[0]?.n ?? 0
  return { total: Math.min(n, cap), isTotalCapped: n > cap }
}

export async function findObjections(tx: Tx, ids: readonly string[]): Promise<Objection[]> {
  const { rows } = await withPeople(
    sql`select j.* from volunteering.objection j where j.id = any(${ids}::uuid[])`,
  ).execute(tx)
  return rows
}
export const findObjection = async (tx: Tx, id: string): Promise<Objection | undefined> =>
  (await findObjections(tx, [id]))[0]

/** Objections of one person, the latest first; or those about one draft or record. */
export async function objectionsAbout(
  tx: Tx,
  about: { personId: string } | { draftIds: readonly string[]; recordId: string | null },
): Promise<Objection[]> {
  const wanted =
    'personId' in about
      ? sql`j.person_id = ${about.personId}`
      : sql`(j.draft_id = any(${about.draftIds}::uuid[]) or j.answer_draft_id = any(${about.draftIds}::uuid[]) or j.record_id = ${about.recordId}::uuid)`
  const { rows } = await withPeople(
    sql`select j.* from volunteering.objection j where ${wanted} order by j.raised_at desc limit 200`,
  ).execute(tx)
  return rows
}

export type NewObjection = {
  personId: string
  volunteerId: string
  areaCode: string
  organiserAreaCode: string
  draftId: string | null
  recordId: string | null
  activity: string
  servedOn: string
  minutes: number | null
  wantedMinutes: number | null
  reason: string
  raisedBy: string
  raisedAt: Date
  answerDueOn: string
}

/** Undefined when one about the same draft or record waits for its answer. */
export async function addObjection(tx: Tx, objection: NewObjection): Promise<string | undefined> {
  const id = randomUUID()
  const added = await tx
    .insertInto('volunteering.objection')
    .values({ id, ...objection })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 0n ? undefined : id
}

export type Answer = {
  id: string
  version: number
  state: 'kept' | 'corrected' | 'voided'
  answer: string
  answerDraftId: string | null
  answeredBy: string
  answeredByPerson: string | null
  answeredByName: string
  answeredAt: Date
}

/** Errors: access.stale when somebody else answered first. */
export async function answer(tx: Tx, { id, version, ...given }: Answer): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('volunteering.objection')
      .set({ ...given, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow(),
  )
}

/** What an open objection was about is void: that is its answer. */
export async function closeAsVoided(
  tx: Tx,
  about: { draftId: string } | { recordId: string },
  answer: string,
  by: Doer,
): Promise<void> {
  const [column, id] =
    'draftId' in about ? (['draftId', about.draftId] as const) : (['recordId', about.recordId] as const)
  await tx
    .updateTable('volunteering.objection')
    .set((eb) => ({
      ...{ state: 'voided', answer, answeredAt: by.now, version: eb('version', '+', 1) },
      ...{ answeredBy: by.accountId, answeredByPerson: by.personId, answeredByName: by.name },
    }))
    .where(column, '=', id)
    .where('state', '=', 'open')
    .execute()
}

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { DraftState, Flag, Source } from '../rules/draft-words.ts'
import { COUNT_CAP, type Count, type Page } from './volunteers.ts'

/** A draft with its people and places; `name` is whole here. Paths are of the areas. */
export type Draft = {
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
  activityId: string | null
  shiftId: string | null
  attendanceId: string | null
  activity: string
  content: string
  place: string
  organiser: string
  category: string | null
  leaderPersonId: string | null
  leaderName: string
  servedOn: string
  startedAt: Date
  endedAt: Date
  activityEndedAt: Date
  minutes: number
  source: Source
  flags: Flag[]
  state: DraftState
  recordDueOn: string
  objectionUntil: string | null
  correctsId: string | null
  recordId: string | null
  evidenceFileId: string | null
  confirmedBy: string | null
  confirmedByPerson: string | null
  version: number
}

export type DraftSearch = {
  codes: string[] | null
  activityId?: string | undefined
  personId?: string | undefined
  state?: DraftState | undefined
  isFlagged?: boolean | undefined
  from?: string | undefined
  to?: string | undefined
}

/** A draft is found by the place of its activity and by that of its volunteer. */
function conditions({ codes, activityId, personId, state, isFlagged, from, to }: DraftSearch): RawBuilder<unknown>[] {
  return [
    sql`true`,
    ...(codes ? [sql`(d.organiser_area_code = any(${codes}::text[]) or d.area_code = any(${codes}::text[]))`] : []),
    ...(activityId ? [sql`d.activity_id = ${activityId}`] : []),
    ...(personId ? [sql`d.person_id = ${personId}`] : []),
    ...(state ? [sql`d.state = ${state}`] : []),
    ...(isFlagged === undefined ? [] : [sql`(d.flags <> '{}') = ${isFlagged}`]),
    ...(from ? [sql`d.served_on >= ${from}::date`] : []),
    ...(to ? [sql`d.served_on <= ${to}::date`] : []),
  ]
}
const where = (all: readonly RawBuilder<unknown>[]) => sql`where ${sql.join(all, sql` and `)}`

const withPeople = (rows: RawBuilder<unknown>) => sql<Draft>`
  with page as materialized (${rows})
  select page.*, p.name, a.name as area_name, a.path as area_path, o.name as organiser_area_name, o.path as organiser_path
  from page
  join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id
  join directory.area a on a.code = page.area_code
  join directory.area o on o.code = page.organiser_area_code
  order by page.served_on desc, page.id desc`

/** A page of drafts, the latest service first; `after` is the `next` of the page before (date_id). */
export async function listDrafts(
  tx: Tx,
  { after, limit, ...search }: DraftSearch & { after?: string | undefined; limit: number },
): Promise<Page<Draft>> {
  const all = conditions(search)
  const [servedOn, id] = after?.split('_') ?? []
  if (id) all.push(sql`(d.served_on, d.id) < (${servedOn}::date, ${id}::uuid)`)
  const { rows } = await withPeople(sql`
    select d.* from volunteering.draft_record d ${where(all)} order by d.served_on desc, d.id desc limit ${limit + 1}`).execute(
    tx,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.servedOn}_${last.id}` : null }
}

export async function countDrafts(tx: Tx, search: DraftSearch, cap = COUNT_CAP): Promise<Count> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from volunteering.draft_record d ${where(conditions(search))} limit ${cap + 1}) as counted`.execute(
    tx,
  )
  const n = rows[0]?.n ?? 0
  return { total: Math.min(n, cap), isTotalCapped: n > cap }
}

export async function findDrafts(tx: Tx, ids: readonly string[]): Promise<Draft[]> {
  const { rows } = await withPeople(
    sql`select d.* from volunteering.draft_record d where d.id = any(${ids}::uuid[])`,
  ).execute(tx)
  return rows
}
export const findDraft = async (tx: Tx, id: string): Promise<Draft | undefined> => (await findDrafts(tx, [id]))[0]

/** The same, kept from others until the transaction ends; in one order, so that two batches never wait for each other. */
export async function lockDrafts(tx: Tx, ids: readonly string[]): Promise<Draft[]> {
  await sql`select from volunteering.draft_record where id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  return findDrafts(tx, ids)
}

/** Ids of an activity's drafts in a state that carry no flag. */
export async function plainDraftsOf(tx: Tx, activityId: string, state: DraftState): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from volunteering.draft_record where activity_id = ${activityId} and state = ${state} and flags = '{}' order by id limit 1000`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Every draft of an activity that still stands, whoever served. */
export async function draftsOfActivity(tx: Tx, activityId: string): Promise<Draft[]> {
  const { rows } = await withPeople(sql`
    select d.* from volunteering.draft_record d where d.activity_id = ${activityId} and d.state not in ('corrected', 'void')
    order by d.id limit 2000`).execute(tx)
  return rows
}

export type StepRow = { step: string; note: string; byName: string; takenAt: Date }

/** What was done to a draft and to those it corrected, from the first on. */
export async function stepsOf(tx: Tx, draftId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    with recursive line as (
      select id, corrects_id from volunteering.draft_record where id = ${draftId}
      union all
      select d.id, d.corrects_id from line join volunteering.draft_record d on d.id = line.corrects_id)
    select s.step, s.note, s.by_name, s.taken_at from volunteering.draft_step s join line on line.id = s.draft_id order by s.ordinal`.execute(
    tx,
  )
  return rows
}

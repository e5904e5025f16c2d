import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Source } from '../rules/draft-words.ts'
import { COUNT_CAP, type Count, type Page } from './volunteers.ts'

/** One service of one volunteer. `minutes` as recorded; a voided one counts for nothing. */
export type ServiceRecord = {
  id: string
  volunteerId: string
  personId: string
  name: string
  areaCode: string
  areaPath: string
  areaName: string
  servedOn: string
  minutes: number
  activity: string
  isVoided: boolean
  voidReason: string | null
  /** What made it: a draft (with its own source and times), or the spreadsheet of this name. */
  draftId: string | null
  draftSource: Source | null
  startedAt: Date | null
  endedAt: Date | null
  fileName: string | null
}

/** `codes`: the areas to look in, null for all of them. `from`, `to`: days, both included. */
export type RecordSearch = {
  codes: string[] | null
  volunteerId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  state: 'all' | 'valid' | 'voided'
}

const voided = sql`exists (select from volunteering.service_record x where x.reverses_id = r.id)`

function conditions({ codes, volunteerId, from, to, state }: RecordSearch): RawBuilder<unknown>[] {
  return [
    sql`r.reverses_id is null`,
    ...(codes ? [sql`r.area_code = any(${codes}::text[])`] : []),
    ...(volunteerId ? [sql`r.volunteer_id = ${volunteerId}`] : []),
    ...(from ? [sql`r.served_on >= ${from}::date`] : []),
    ...(to ? [sql`r.served_on <= ${to}::date`] : []),
    ...(state === 'valid' ? [sql`not ${voided}`] : []),
    ...(state === 'voided' ? [voided] : []),
  ]
}
const where = (all: readonly RawBuilder<unknown>[]) => sql`where ${sql.join(all, sql` and `)}`

const withPeople = (rows: RawBuilder<unknown>) => sql<ServiceRecord>`
  with page as materialized (
    select r.id, r.volunteer_id, v.person_id, r.area_code, r.served_on, r.minutes, r.activity, x.id is not null as is_voided, x.reason as void_reason,
      r.draft_id, d.source as draft_source, d.started_at, d.ended_at, b.file_name
    from (${rows}) as r
    join volunteering.volunteer v on v.id = r.volunteer_id
    left join volunteering.service_record x on x.reverses_id = r.id
    left join volunteering.draft_record d on d.id = r.draft_id
    left join platform.import_batch b on b.id = r.batch_id)
  select page.*, p.name, a.path as area_path, a.name as area_name
  from page
  join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id
  join directory.area a on a.code = page.area_code
  order by page.served_on desc, page.id desc`

const columns = sql`r.id, r.volunteer_id, r.area_code, r.served_on, r.minutes, r.activity, r.draft_id, r.batch_id`

/** A page of services, the latest first; `after` is the `next` of the page before (date_id). */
export async function listRecords(
  tx: Tx,
  { after, limit, ...search }: RecordSearch & { after?: string | undefined; limit: number },
): Promise<Page<ServiceRecord>> {
  const all = conditions(search)
  const [servedOn, id] = after?.split('_') ?? []
  if (id) all.push(sql`(r.served_on, r.id) < (${servedOn}::date, ${id}::uuid)`)
  const { rows } = await withPeople(sql`
    select ${columns} from volunteering.service_record r ${where(all)}
    order by r.served_on desc, r.id desc limit ${limit + 1}`).execute(tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.servedOn}_${last.id}` : null }
}

export async function countRecords(tx: Tx, search: RecordSearch, cap = COUNT_CAP): Promise<Count> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from volunteering.service_record r ${where(conditions(search))} limit ${cap + 1}) as counted`.execute(
    tx,
  )
  const n = rows[0]?.n ?? 0
  return { total: Math.min(n, cap), isTotalCapped: n > cap }
}

export async function findRecords(tx: Tx, ids: readonly string[]): Promise<ServiceRecord[]> {
  const { rows } = await withPeople(
    sql`select ${columns} from volunteering.service_record r where r.reverses_id is null and r.id = any(${ids}::uuid[])`,
  ).execute(tx)
  return rows
}

/** Valid minutes and services of one volunteer, year by year. */
export async function hoursByYear(tx: Tx, volunteerId: string) {
  const { rows } = await sql<{ year: number; minutes: number; records: number }>`
    select extract(year from served_on)::int as year, sum(minutes)::int as minutes, count(*)::int as records
    from volunteering.pub_service_record where volunteer_id = ${volunteerId} group by 1 order by 1 desc`.execute(tx)
  return rows
}

/** The last day this volunteer served, recorded or still on its way; null when never. */
export async function lastServedOn(tx: Tx, volunteerId: string): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`
    select greatest(
      (select max(served_on) from volunteering.pub_service_record where volunteer_id = ${volunteerId}),
      (select max(served_on) from volunteering.draft_record
       where volunteer_id = ${volunteerId} and state in ('pending', 'confirmed', 'verified', 'disputed'))) as last`.execute(
    tx,
  )
  return rows[0]?.last ?? null
}

/** The row that cancels a record; undefined while it counts, and for a row that itself cancels. */
export async function reversalOf(tx: Tx, recordId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('volunteering.serviceRecord')
    .select('id')
    .where('reversesId', '=', recordId)
    .executeTakeFirst()
  return row?.id
}

/** Adds the row that cancels a record; undefined when it was cancelled already. */
export async function addReversal(
  tx: Tx,
  { id, reason, by, now }: { id: string; reason: string; by: string | null; now: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, occurrence, reverses_id, reason, recorded_by, recorded_at)
    select ${randomUUID()}::uuid, volunteer_id, area_code, served_on, -minutes, activity, occurrence, id, ${reason}, ${by}::uuid, ${now}
    from volunteering.service_record where id = ${id} and reverses_id is null
    on conflict (reverses_id) where reverses_id is not null do nothing returning id`.execute(tx)
  return rows[0]?.id
}

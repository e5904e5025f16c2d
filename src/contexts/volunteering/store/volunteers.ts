import { type RawBuilder, sql } from 'kysely'
import { peopleFound, type Wanted } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

/** A registration with the person behind it; `name` is whole here and masked before it leaves the server. */
export type Volunteer = {
  id: string
  personId: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string
  name: string
  maskedId: string | null
  maskedPhone: string | null
  volunteerNo: string | null
  registeredOn: string
  leftOn: string | null
  batchId: string | null
  version: number
}

/** `codes`: the areas to look in, null for all of them. */
export type VolunteerSearch = Wanted & { codes: string[] | null; state: 'all' | 'registered' | 'left' }
export type Page<R> = { rows: R[]; next: string | null }
export type Count = { total: number; isTotalCapped: boolean }

/** Beyond this a list says so instead of counting on. */
export const COUNT_CAP = 10_000

function conditions({ codes, state, ...wanted }: VolunteerSearch): RawBuilder<unknown>[] {
  const people = peopleFound(wanted)
  return [
    sql`true`,
    ...(codes ? [sql`v.area_code = any(${codes}::text[])`] : []),
    ...(state === 'registered' ? [sql`v.left_on is null`] : []),
    ...(state === 'left' ? [sql`v.left_on is not null`] : []),
    ...(people ? [sql`v.person_id in ${people}`] : []),
  ]
}
const where = (all: readonly RawBuilder<unknown>[]) => sql`where ${sql.join(all, sql` and `)}`

/** Rows of volunteering.volunteer with people and places, which are looked up for those rows only. */
const withPeople = (rows: RawBuilder<unknown>) => sql<Volunteer>`
  with page as materialized (${rows})
  select page.*, a.path as area_path, a.name as area_name, town.name as town_name, p.name, p.masked_id, p.masked_phone
  from page
  join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id
  join directory.area a on a.code = page.area_code
  left join directory.area town on town.code = a.parent_code
  order by page.area_code, page.registered_on, page.id`

const columns = sql`v.id, v.person_id, v.area_code, v.volunteer_no, v.registered_on, v.left_on, v.batch_id, v.version`

/** A page by community and day of registration; `after` is the `next` of the page before (area_date_id). */
export async function listVolunteers(
  tx: Tx,
  { after, limit, ...search }: VolunteerSearch & { after?: string | undefined; limit: number },
): Promise<Page<Volunteer>> {
  const all = conditions(search)
  const [areaCode, registeredOn, id] = after?.split('_') ?? []
  if (id) all.push(sql`(v.area_code, v.registered_on, v.id) > (${areaCode}, ${registeredOn}::date, ${id}::uuid)`)
  const { rows } = await withPeople(sql`
    select ${columns} from volunteering.volunteer v ${where(all)}
    order by v.area_code, v.registered_on, v.id limit ${limit + 1}`).execute(tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.areaCode}_${last.registeredOn}_${last.id}` : null }
}

/** How many there are, counted no further than `cap`. */
export async function countVolunteers(tx: Tx, search: VolunteerSearch, cap = COUNT_CAP): Promise<Count> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from volunteering.volunteer v ${where(conditions(search))} limit ${cap + 1}) as counted`.execute(
    tx,
  )
  const n = rows[0]?.n ?? 0
  return { total: Math.min(n, cap), isTotalCapped: n > cap }
}

export async function findVolunteers(tx: Tx, ids: readonly string[]): Promise<Volunteer[]> {
  const { rows } = await withPeople(
    sql`select ${columns} from volunteering.volunteer v where v.id = any(${ids}::uuid[])`,
  ).execute(tx)
  return rows
}
export const findVolunteer = async (tx: Tx, id: string): Promise<Volunteer | undefined> =>
  (await findVolunteers(tx, [id]))[0]

/** Where a batch of spreadsheet rows came from, in words; nothing for rows without one. */
export async function sourceOf(tx: Tx, batchId: string | null): Promise<string> {
  if (!batchId) return '在线登记'
  const batch = await tx
    .selectFrom('platform.importBatch')
    .select('fileName')
    .where('id', '=', batchId)
    .executeTakeFirst()
  return batch ? `花名册导入（${batch.fileName}）` : '花名册导入'
}

export async function deregister(tx: Tx, { id, version, leftOn }: { id: string; version: number; leftOn: string }) {
  mustHaveChanged(
    await tx
      .updateTable('volunteering.volunteer')
      .set({ leftOn, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

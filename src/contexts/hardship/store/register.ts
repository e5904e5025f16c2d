import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { peopleFound } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { type AgeBand, BAND_YEARS } from '../rules/ages.ts'
import type { Source, TargetCode } from '../rules/target-groups.ts'

/** One stay on the list with the person behind it; `name` is whole here and masked before it leaves the server. */
export type Listed = {
  id: string
  personId: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  name: string
  maskedId: string | null
  maskedPhone: string | null
  sex: number | null
  birthDate: string | null
  codes: TargetCode[]
  source: Source
  evidence: string
  note: string
  fromDate: string
  toDate: string | null
  leftReason: string | null
  batchId: string | null
  version: number
}

/** `codes`: the areas to look in, null for all of them. `day`: ages and “listed” are as of that day. */
export type ListedSearch = {
  codes: string[] | null
  code?: TargetCode | undefined
  band?: AgeBand | undefined
  source?: Source | undefined
  state: 'listed' | 'left' | 'all'
  name?: string | undefined
  idNumber?: string | undefined
  day: string
}
export type Sorting = { sort: 'area' | 'from' | 'age'; down: boolean }
export type Paging = { page: number; pageSize: number }

const listedOn = (day: string) => sql`l.from_date <= ${day}::date and coalesce(l.to_date, 'infinity') >= ${day}::date`

/** Born so that the age on a day lies in the band. */
function bornIn(band: AgeBand, day: string): RawBuilder<unknown> {
  const [from, before] = BAND_YEARS[band]
  return sql`p.birth_date <= ${day}::date - make_interval(years => ${from}) and p.birth_date > ${day}::date - make_interval(years => ${before})`
}

function conditions({ codes, code, band, source, state, name, idNumber, day }: ListedSearch): RawBuilder<unknown> {
  const people = peopleFound({ name, idNumber })
  const all = [
    sql`true`,
    ...(codes ? [sql`l.area_code = any(${codes}::text[])`] : []),
    ...(code ? [sql`l.codes @> array[${code}]`] : []),
    ...(source ? [sql`l.source = ${source}`] : []),
    ...(state === 'listed' ? [listedOn(day)] : []),
    ...(state === 'left' ? [sql`l.to_date < ${day}::date`] : []),
    ...(people ? [sql`l.person_id in ${people}`] : []),
    ...(band ? [bornIn(band, day)] : []),
  ]
  return sql`${sql.join(all, sql` and `)}`
}

/** People may be kept in the directory elsewhere than they are listed: looked up once for all rows in question. */
const withPeople = (codes: string[] | null) => sql`
  hardship.person l
  join directory.people_shown(array(select w.person_id from hardship.person w where ${codes ? sql`w.area_code = any(${codes}::text[])` : sql`true`})) as p on p.id = l.person_id
  join directory.area a on a.code = l.area_code
  left join directory.area town on town.code = a.parent_code and a.level = 'community'`

const columns = sql`l.id, l.person_id, l.area_code, a.path as area_path, a.name as area_name, town.name as town_name,
  p.name, p.masked_id, p.masked_phone, p.sex, p.birth_date, l.codes, l.source, l.evidence, l.note, l.from_date, l.to_date,
  l.left_reason, l.batch_id, l.version`

const ORDERS = { area: sql`l.area_code`, from: sql`l.from_date`, age: sql`p.birth_date` } as const

/** A page of stays on the list, by place, day or age; the oldest people first where age goes up the list. */
export async function listListed(
  tx: Tx,
  { sort, down, page, pageSize, ...search }: ListedSearch & Sorting & Paging,
): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select ${columns} from ${withPeople(search.codes)} where ${conditions(search)}
    order by ${ORDERS[sort]} ${down ? sql`desc` : sql`asc`}, l.from_date, l.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    tx,
  )
  return rows
}

export async function countListed(tx: Tx, search: ListedSearch): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${search.band ? withPeople(search.codes) : sql`hardship.person l`} where ${conditions(search)}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export async function findListed(tx: Tx, ids: readonly string[]): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select ${columns} from hardship.person l
    join directory.people_shown(array(select w.person_id from hardship.person w where w.id = any(${ids}::uuid[]))) as p on p.id = l.person_id
    join directory.area a on a.code = l.area_code
    left join directory.area town on town.code = a.parent_code and a.level = 'community'
    where l.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

/** Every stay of one person that the transaction sees, the last first. */
export async function staysOf(tx: Tx, personId: string): Promise<Listed[]> {
  const { rows } = await sql<{ id: string }>`select id from hardship.person where person_id = ${personId}`.execute(tx)
  const stays = await findListed(
    tx,
    rows.map(({ id }) => id),
  )
  return stays.sort((one, other) => other.fromDate.localeCompare(one.fromDate))
}

/** The codes a person holds on a day, of the stays the transaction may see; none where the person is listed out of reach. */
export async function listedCodesOf(tx: Tx, personId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from hardship.pub_listed l where l.person_id = ${personId} and ${listedOn(day)} order by code`.execute(
    tx,
  )
  return rows.map(({ code }) => code)
}

/** One hand at a time changes the list, also beside a spreadsheet that is being stored. Held to the end of the transaction. */
export const listInTurn = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('hardship.register', 0))`.execute(tx)

type Span = { personId: string; areaCode: string; fromDate: string; toDate?: string | null }

/** What stands against a new stay: listed in another place at that time; codes held here already, in a stay that overlaps. */
export async function clashOf(
  tx: Tx,
  { personId, areaCode, fromDate, toDate = null, codes }: Span & { codes: string[] },
) {
  const { rows } = await sql<{ elsewhere: boolean; held: string[] }>`
    select hardship.listed_elsewhere(${personId}::uuid, ${areaCode}, ${fromDate}::date, ${toDate}::date) as elsewhere,
      array(select distinct l.code from hardship.pub_listed l where l.person_id = ${personId}::uuid and l.code = any(${codes}::text[])
        and daterange(l.from_date, l.to_date, '[]') && daterange(${fromDate}::date, ${toDate}::date, '[]') order by l.code) as held`.execute(
    tx,
  )
  return rows[0] ?? { elsewhere: false, held: [] }
}

export type NewStay = Span & {
  codes: TargetCode[]
  source: Source
  evidence: string
  note: string
  leftReason?: string | null
  recordedBy: string
  now: Date
}

export async function addStay(tx: Tx, { now, toDate = null, leftReason = null, ...stay }: NewStay): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('hardship.person')
    .values({ id, ...stay, toDate, leftReason, createdAt: now })
    .execute()
  return id
}

type Change = { codes?: TargetCode[]; toDate?: string; leftReason?: string }

/** Ends a stay, or takes codes out of one that goes on. Errors: access.stale. */
export async function changeStay(tx: Tx, id: string, version: number, change: Change): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('hardship.person')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

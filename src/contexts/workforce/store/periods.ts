import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { peopleFound } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { PERIOD_KINDS } from '../contract.ts'
import { all, countOf, type Paging, pageOf, type Someone } from './pages.ts'

export type PeriodKind = keyof typeof PERIOD_KINDS
export type ServicePeriod = Someone & {
  kind: PeriodKind
  title: string
  fromDate: string
  toDate: string | null
  batchId: string | null
  hasValidCertificate: boolean
  version: number
}
/** `codes`: the areas to look in, null for all of them. */
export type PeriodSearch = {
  codes: string[] | null
  kind?: PeriodKind | undefined
  state: 'all' | 'serving' | 'ended'
  name?: string | undefined
  today: string
}

const rowsOf = (today: string, where: RawBuilder<unknown>) => sql`
  select s.id, s.person_id, s.area_code, s.kind, s.title, s.from_date, s.to_date, s.batch_id, s.version,
         exists (select from workforce.certificate c where c.person_id = s.person_id and c.issued_on <= ${today}::date
                 and coalesce(c.valid_to, 'infinity') >= ${today}::date) as has_valid_certificate
  from workforce.service_period s where ${where}`

const serving = (today: string) =>
  sql`s.from_date <= ${today}::date and coalesce(s.to_date, 'infinity') >= ${today}::date`

function conditions({ codes, kind, state, name, today }: PeriodSearch): RawBuilder<unknown> {
  const people = peopleFound({ name })
  return all([
    ...(codes ? [sql`s.area_code = any(${codes}::text[])`] : []),
    ...(kind ? [sql`s.kind = ${kind}`] : []),
    ...(state === 'serving' ? [serving(today)] : []),
    ...(state === 'ended' ? [sql`s.to_date < ${today}::date`] : []),
    ...(people ? [sql`s.person_id in ${people}`] : []),
  ])
}

const ORDERS = { area: 'area_code', from: 'from_date', to: 'to_date' } as const
type Sorting = { sort: keyof typeof ORDERS; down: boolean }

export function listPeriods(tx: Tx, { sort, down, page, pageSize, ...search }: PeriodSearch & Sorting & Paging) {
  const order = sql`${sql.ref(`one.${ORDERS[sort]}`)} ${down ? sql`desc` : sql`asc`}, one.kind, one.from_date`
  return pageOf<ServicePeriod>(tx, rowsOf(search.today, conditions(search)), { order, paging: { page, pageSize } })
}

export const countPeriods = (tx: Tx, search: PeriodSearch): Promise<number> =>
  countOf(tx, sql`select from workforce.service_period s where ${conditions(search)}`)

export const findPeriods = (tx: Tx, ids: readonly string[], today: string): Promise<ServicePeriod[]> =>
  pageOf<ServicePeriod>(tx, rowsOf(today, sql`s.id = any(${ids}::uuid[])`), { order: sql`one.from_date` })

/** One at a time may add a period of a person: what is checked before stays true until it is written. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`workforce ${personId}`}, 0))`.execute(tx)
}

type NewPeriod = { personId: string; areaCode: string; kind: PeriodKind; fromDate: string }

/** Whether the same post is held in the same place, or full-time work done at another station, from that day on. */
export async function clashOf(tx: Tx, { personId, areaCode, kind, fromDate }: NewPeriod) {
  const { rows } = await sql<{ here: boolean; otherStation: boolean }>`
    select exists (select from workforce.service_period s where s.person_id = ${personId} and s.kind = ${kind} and s.area_code = ${areaCode}
                   and coalesce(s.to_date, 'infinity') >= ${fromDate}::date) as here,
           ${kind} = 'fulltime_social_worker' and workforce.serves_at_other_station(${personId}::uuid, ${areaCode}, ${fromDate}::date, null) as other_station`.execute(
    tx,
  )
  return rows[0] ?? { here: false, otherStation: false }
}

export async function addPeriod(tx: Tx, period: NewPeriod & { title: string }, now: Date): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('workforce.servicePeriod')
    .values({ id, ...period, createdAt: now })
    .execute()
  return id
}

export async function endPeriod(tx: Tx, { id, version, toDate }: { id: string; version: number; toDate: string }) {
  mustHaveChanged(
    await tx
      .updateTable('workforce.servicePeriod')
      .set({ toDate, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

/** Whether somebody holds any post at a place, or at the town above it, on a day. */
export async function isServing(tx: Tx, personId: string, areaCode: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ serves: boolean }>`
    select exists (select from workforce.service_period s join directory.area a on a.code = ${areaCode}
      where s.person_id = ${personId} and s.area_code = any(string_to_array(a.path, '.')) and ${serving(day)}) as serves`.execute(
    tx,
  )
  return rows[0]?.serves ?? false
}

/** How many people hold each post in some areas on a day; `certified`: with a certificate valid that day. */
export async function countServing(tx: Tx, codes: string[] | null, today: string) {
  const { rows } = await sql<{ kind: PeriodKind; people: number; certified: number }>`
    select one.kind, count(distinct one.person_id)::int as people,
           count(distinct one.person_id) filter (where one.has_valid_certificate)::int as certified
    from (${rowsOf(today, conditions({ codes, state: 'serving', today }))}) as one group by one.kind`.execute(tx)
  return new Map(rows.map((row) => [row.kind, row]))
}

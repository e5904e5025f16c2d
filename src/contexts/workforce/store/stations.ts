import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Room } from '../vocabulary.ts'
import type { Paging } from './pages.ts'

export type StationFacts = {
  name: string
  address: string
  phone: string
  openingHours: string
  openedOn: string | null
  rooms: Room[]
  operatorName: string
  signFileId: string | null
}
export type Station = StationFacts & {
  id: string
  townCode: string
  areaPath: string
  townName: string
  districtName: string
  /** The contract of the day asked about. */
  contractNo: string | null
  contractFrom: string | null
  contractTo: string | null
  /** Full-time social workers on the day asked about. */
  fulltimeNow: number
  version: number
}

const select = (today: string, where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Station>`
  select s.id, s.town_code, a.path as area_path, a.name as town_name, d.name as district_name, s.name, s.address, s.phone, s.opening_hours,
         s.opened_on, s.rooms, coalesce(c.operator_name, s.operator_name) as operator_name, s.sign_file_id, s.version,
         c.number as contract_no, c.from_date as contract_from, coalesce(c.ended_on, c.to_date) as contract_to,
         (select count(distinct w.person_id)::int from workforce.service_period w where w.area_code = s.town_code
            and w.kind = 'fulltime_social_worker' and w.from_date <= ${today}::date and coalesce(w.to_date, 'infinity') >= ${today}::date) as fulltime_now
  from workforce.station s
  join directory.area a on a.code = s.town_code
  join directory.area d on d.code = a.parent_code
  left join workforce.contract c on c.station_id = s.id and ${today}::date between c.from_date and coalesce(c.ended_on, c.to_date)
  where ${where} order by s.town_code ${tail}`

type Search = Paging & { codes: string[] | null; today: string }

export async function listStations(tx: Tx, { codes, today, page, pageSize }: Search) {
  const where = codes ? sql`s.town_code = any(${codes}::text[])` : sql`true`
  const { rows } = await select(today, where, sql`limit ${pageSize} offset ${(page - 1) * pageSize}`).execute(tx)
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from workforce.station s where ${where}`.execute(tx)
  return { rows, total: counted[0]?.n ?? 0 }
}

export async function findStations(tx: Tx, ids: readonly string[], today: string): Promise<Station[]> {
  return (await select(today, sql`s.id = any(${ids}::uuid[])`).execute(tx)).rows
}

export const stationOfTown = (tx: Tx, townCode: string) =>
  tx.selectFrom('workforce.station').select(['id', 'name']).where('townCode', '=', townCode).executeTakeFirst()

export async function addStation(tx: Tx, facts: StationFacts & { townCode: string }, now: Date): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('workforce.station')
    .values({ id, ...facts, createdAt: now })
    .execute()
  return id
}

export async function changeStation(
  tx: Tx,
  id: string,
  version: number,
  facts: Partial<StationFacts> = {},
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('workforce.station')
      .set({ ...facts, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

/** Towns that a roster of full-time workers names but that have no station yet get one under its usual name. */
export async function addMissingStations(tx: Tx, townCodes: readonly string[], now: Date): Promise<void> {
  await sql`insert into workforce.station (id, town_code, name, created_at)
    select gen_random_uuid(), code, name || '社会工作服务站', ${now} from directory.area where code = any(${townCodes}::text[])
    on conflict (town_code) do nothing`.execute(tx)
}

/** Where a town is a point: since when its staff is asked for, and until when; null where it is none. */
export async function pointOfTown(
  tx: Tx,
  townCode: string,
): Promise<{ from: string; to: string | null; isJoint: boolean } | null> {
  const { rows } = await sql<{ from: string; to: string | null; isJoint: boolean }>`
    select p.starts_on as "from", p.ended_on as "to", p.kind = 'joint' as is_joint from programme.pub_point p
    where p.town_code = ${townCode} and p.status = 'active' and p.starts_on is not null order by p.starts_on limit 1`.execute(
    tx,
  )
  return rows[0] ?? null
}

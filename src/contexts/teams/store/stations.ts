import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { STATION_STANDARDS, type StationItem } from '../contract/fields.ts'
import { all, countOf, type Paging } from './pages.ts'

export type StationFacts = { name: string; address: string; openedOn: string }
export type Station = StationFacts & {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  standardsMet: number
  functionsMet: number
  checkedOn: string | null
  version: number
}
export type StationCheck = {
  item: StationItem
  isMet: boolean
  note: string
  fileId: string | null
  fileName: string | null
  checkedOn: string
  checkedByName: string
  recordedAt: Date
}
export type StationSearch = { codes: string[] | null; complete?: 'yes' | 'no' | undefined }

const STANDARDS = Object.keys(STATION_STANDARDS)
const met = sql`(
  select count(*) filter (where latest.is_met and latest.item = any(${STANDARDS}::text[]))::int as standards_met,
    count(*) filter (where latest.is_met and latest.item <> all(${STANDARDS}::text[]))::int as functions_met, max(latest.checked_on) as checked_on
  from (select distinct on (c.item) c.item, c.is_met, c.checked_on from teams.station_check c where c.station_id = s.id
        order by c.item, c.checked_on desc, c.recorded_at desc) as latest)`

const conditions = ({ codes, complete }: StationSearch): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`s.area_code = any(${codes}::text[])`] : []),
    ...(complete === 'yes' ? [sql`met.standards_met = ${STANDARDS.length}`] : []),
    ...(complete === 'no' ? [sql`met.standards_met < ${STANDARDS.length}`] : []),
  ])

const from = sql`teams.station s cross join lateral ${met} as met`

async function read(tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<Station[]> {
  const { rows } = await sql<Station>`
    select s.id, s.area_code, a.path as area_path, a.name as area_name, town.name as town_name, s.name, s.address, s.opened_on,
      met.standards_met, met.functions_met, met.checked_on, s.version
    from ${from}
    join directory.area a on a.code = s.area_code
    left join directory.area town on town.code = a.parent_code and a.level = 'community'
    where ${where} order by s.area_code ${tail}`.execute(tx)
  return rows
}

export const listStations = (tx: Tx, { page, pageSize, ...search }: StationSearch & Paging) =>
  read(tx, conditions(search), sql`limit ${pageSize} offset ${(page - 1) * pageSize}`)

export const countStations = (tx: Tx, search: StationSearch): Promise<number> =>
  countOf(tx, sql`select from ${from} where ${conditions(search)}`)

export const findStations = (tx: Tx, ids: readonly string[]): Promise<Station[]> =>
  read(tx, sql`s.id = any(${ids}::uuid[])`, sql``)

export const stationOf = (tx: Tx, areaCode: string) =>
  tx.selectFrom('teams.station').select(['id', 'name']).where('areaCode', '=', areaCode).executeTakeFirst()

export async function addStation(
  tx: Tx,
  facts: StationFacts & { areaCode: string; recordedBy: string },
  now: Date,
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('teams.station')
    .values({ id, ...facts, createdAt: now })
    .execute()
  return id
}

/** Errors: access.stale when somebody was first. */
export async function changeStation(tx: Tx, id: string, version: number, facts: Partial<StationFacts>): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('teams.station')
      .set({ ...facts, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

type NewCheck = Omit<StationCheck, 'fileName'> & { stationId: string; checkedBy: string }

export async function addChecks(tx: Tx, checks: readonly NewCheck[]): Promise<void> {
  await tx
    .insertInto('teams.stationCheck')
    .values(checks.map((check) => ({ id: randomUUID(), ...check })))
    .execute()
}

/** Every check of a station, the latest first. */
export async function checksOf(tx: Tx, stationId: string): Promise<StationCheck[]> {
  const { rows } = await sql<StationCheck>`
    select c.item, c.is_met, c.note, c.file_id, f.name as file_name, c.checked_on, c.checked_by_name, c.recorded_at
    from teams.station_check c left join platform.file f on f.id = c.file_id
    where c.station_id = ${stationId} order by c.checked_on desc, c.recorded_at desc limit 500`.execute(tx)
  return rows
}

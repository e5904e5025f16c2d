import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { SUPERVISOR_SIDES, SupervisorLevel } from '../vocabulary.ts'
import { all, countOf, type Paging, pageOf, type Someone } from './pages.ts'

export type SupervisorSide = keyof typeof SUPERVISOR_SIDES
type Facts = { personId: string; areaCode: string; level: SupervisorLevel; side: SupervisorSide; fromDate: string }
export type Supervisor = Someone & Facts & { toDate: string | null; version: number }
type Search = { codes: string[] | null; state: 'current' | 'all'; today: string }

const rowsOf = (where: RawBuilder<unknown>) => sql`
  select v.id, v.person_id, v.area_code, v.level, v.side, v.from_date, v.to_date, v.version from workforce.supervisor v where ${where}`

const conditions = ({ codes, state, today }: Search): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`v.area_code = any(${codes}::text[])`] : []),
    ...(state === 'current' ? [sql`coalesce(v.to_date, 'infinity') >= ${today}::date`] : []),
  ])

export const listSupervisors = (tx: Tx, { page, pageSize, ...search }: Search & Paging) =>
  pageOf<Supervisor>(tx, rowsOf(conditions(search)), {
    order: sql`one.area_code, one.from_date`,
    paging: { page, pageSize },
  })

export const countSupervisors = (tx: Tx, search: Search): Promise<number> =>
  countOf(tx, sql`select from workforce.supervisor v where ${conditions(search)}`)

export const findSupervisors = (tx: Tx, ids: readonly string[]): Promise<Supervisor[]> =>
  pageOf<Supervisor>(tx, rowsOf(sql`v.id = any(${ids}::uuid[])`), { order: sql`one.from_date` })

/** As what somebody supervises a station on a day; undefined when they were not assigned to it. Seen by its area or by oneself. */
export async function assignmentOf(
  tx: Tx,
  personId: string,
  areaCode: string,
  day: string,
): Promise<{ level: SupervisorLevel } | undefined> {
  const { rows } = await sql<{ level: SupervisorLevel }>`
    select level from workforce.supervisor where person_id = ${personId} and area_code = ${areaCode}
      and ${day}::date between from_date and coalesce(to_date, 'infinity')`.execute(tx)
  return rows[0]
}

/** Undefined when assigned already at that time. */
export async function addSupervisor(
  tx: Tx,
  { recordedBy, now, ...facts }: Facts & { recordedBy: string; now: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into workforce.supervisor (id, person_id, area_code, level, side, from_date, recorded_by, created_at)
    select ${randomUUID()}::uuid, ${facts.personId}::uuid, ${facts.areaCode}, ${facts.level}, ${facts.side}, ${facts.fromDate}::date, ${recordedBy}::uuid, ${now}
    where not exists (select from workforce.supervisor v where v.person_id = ${facts.personId} and v.area_code = ${facts.areaCode}
      and coalesce(v.to_date, 'infinity') >= ${facts.fromDate}::date) returning id`.execute(tx)
  return rows[0]?.id
}

export async function endSupervisor(tx: Tx, { id, version, toDate }: { id: string; version: number; toDate: string }) {
  mustHaveChanged(
    await tx
      .updateTable('workforce.supervisor')
      .set({ toDate, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export type Supervised = { personId: string; areaCode: string; name: string }

/** Full-time workers on a day of the stations assigned to a supervisor; the database answers for that supervisor's stations only. */
export async function workersSupervised(tx: Tx, supervisorPersonId: string, day: string): Promise<Supervised[]> {
  const { rows } = await sql<Supervised>`
    select person_id, area_code, name from workforce.workers_supervised(${supervisorPersonId}::uuid, ${day}::date) order by area_code, name`.execute(
    tx,
  )
  return rows
}

export type Assigned = { areaCode: string; townName: string; level: SupervisorLevel }

export async function stationsSupervised(tx: Tx, personId: string, day: string): Promise<Assigned[]> {
  const { rows } = await sql<Assigned>`
    select v.area_code, a.name as town_name, v.level from workforce.supervisor v join directory.area a on a.code = v.area_code
    where v.person_id = ${personId} and ${day}::date between v.from_date and coalesce(v.to_date, 'infinity') order by v.area_code`.execute(
    tx,
  )
  return rows
}

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { peopleFound } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { all, countOf, type Paging, pageOf, type Someone } from './pages.ts'

/** `from`, `to`: days, both included. `name`: a whole name; `personId`: one person. */
export type MeritSearch = {
  codes: string[] | null
  from?: string | undefined
  to?: string | undefined
  name?: string | undefined
  personId?: string | undefined
}
export type Training = {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  teamName: string | null
  name: string
  content: string
  minutes: number
  host: string
  heldOn: string
  fileId: string | null
  attendees: number
  version: number
}

function conditions({ codes, from, to, name, personId }: MeritSearch): RawBuilder<unknown> {
  const people = peopleFound({ name })
  const attended = (who: RawBuilder<unknown>) =>
    sql`exists (select from teams.training_attendance t where t.training_id = g.id and t.voided_on is null and t.person_id ${who})`
  return all([
    ...(codes ? [sql`g.area_code = any(${codes}::text[])`] : []),
    ...(from ? [sql`g.held_on >= ${from}::date`] : []),
    ...(to ? [sql`g.held_on <= ${to}::date`] : []),
    ...(people ? [attended(sql`in ${people}`)] : []),
    ...(personId ? [attended(sql`= ${personId}`)] : []),
  ])
}

async function read(tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<Training[]> {
  const { rows } = await sql<Training>`
    select g.id, g.area_code, a.path as area_path, a.name as area_name, town.name as town_name, t.name as team_name, g.name, g.content, g.minutes,
      g.host, g.held_on, g.file_id, g.version, (select count(*)::int from teams.training_attendance n where n.training_id = g.id and n.voided_on is null) as attendees
    from teams.training g
    join directory.area a on a.code = g.area_code
    left join directory.area town on town.code = a.parent_code and a.level = 'community'
    left join teams.team t on t.id = g.team_id
    where ${where} order by g.held_on desc, g.id ${tail}`.execute(tx)
  return rows
}

export const listTrainings = (tx: Tx, { page, pageSize, ...search }: MeritSearch & Paging) =>
  read(tx, conditions(search), sql`limit ${pageSize} offset ${(page - 1) * pageSize}`)

export const countTrainings = (tx: Tx, search: MeritSearch): Promise<number> =>
  countOf(tx, sql`select from teams.training g where ${conditions(search)}`)

export const findTrainings = (tx: Tx, ids: readonly string[]): Promise<Training[]> =>
  read(tx, sql`g.id = any(${ids}::uuid[])`, sql``)

type NewTraining = Pick<Training, 'areaCode' | 'name' | 'content' | 'minutes' | 'host' | 'heldOn' | 'fileId'> & {
  teamId: string | null
  recordedBy: string
}

export async function addTraining(tx: Tx, training: NewTraining, now: Date): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('teams.training')
    .values({ id, ...training, createdAt: now })
    .execute()
  return id
}

/** Errors: access.stale when somebody was first. */
export async function changeTraining(
  tx: Tx,
  id: string,
  version: number,
  change: { fileId?: string } = {},
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('teams.training')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export type Attendance = Someone & {
  trainingId: string
  trainingName: string
  heldOn: string
  minutes: number
  voidReason: string | null
  version: number
}

const attendanceRows = (where: RawBuilder<unknown>) => sql`
  select n.id, n.training_id, g.name as training_name, g.held_on, n.area_code, n.person_id, n.minutes, n.void_reason, n.recorded_at, n.version
  from teams.training_attendance n join teams.training g on g.id = n.training_id where ${where}`

export const listAttendances = (tx: Tx, trainingId: string, paging: Paging) =>
  pageOf<Attendance>(tx, attendanceRows(sql`n.training_id = ${trainingId}`), { order: sql`one.recorded_at`, paging })

export const countAttendances = (tx: Tx, trainingId: string): Promise<number> =>
  countOf(tx, sql`select from teams.training_attendance n where n.training_id = ${trainingId}`)

export const findAttendances = (tx: Tx, ids: readonly string[]): Promise<Attendance[]> =>
  pageOf<Attendance>(tx, attendanceRows(sql`n.id = any(${ids}::uuid[])`), { order: sql`one.recorded_at` })

type NewAttendees = {
  trainingId: string
  areaCode: string
  attendees: readonly { personId: string; minutes: number }[]
  by: string
  now: Date
}

/** How many were added: fewer than given when somebody was on the list already. */
export async function addAttendees(
  tx: Tx,
  { trainingId, areaCode, attendees, by, now }: NewAttendees,
): Promise<number> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('teams.trainingAttendance')
    .values(
      attendees.map((one) => ({ id: randomUUID(), trainingId, areaCode, ...one, recordedBy: by, recordedAt: now })),
    )
    .onConflict((same) => same.doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}

/** People of a list who are not in the caller's sight. */
export async function strangersAmong(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${personIds}::uuid[]) as wanted(id) where not exists (select from directory.person p where p.id = wanted.id)`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

type Voidable = 'teams.trainingAttendance' | 'teams.award' | 'teams.rating'

/** Errors: access.stale when somebody was first. */
export async function voidMerit(
  tx: Tx,
  table: Voidable,
  { id, version, reason, today }: { id: string; version: number; reason: string; today: string },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable(table)
      .set({ voidedOn: today, voidReason: reason, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

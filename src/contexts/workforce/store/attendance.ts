import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { AttendanceState, Attended, Served } from '../rules/attendance.ts'

export type Sheet = {
  id: string
  month: string
  upto: string
  insured: string[]
  insuranceFileId: string | null
  note: string
  recordedName: string
  recordedAt: Date
  version: number
}

export const findSheet = (tx: Tx, townCode: string, month: string): Promise<Sheet | undefined> =>
  tx
    .selectFrom('workforce.attendanceSheet')
    .select(['id', 'month', 'upto', 'insured', 'insuranceFileId', 'note', 'recordedName', 'recordedAt', 'version'])
    .where('townCode', '=', townCode)
    .where('month', '=', month)
    .$castTo<Sheet>()
    .executeTakeFirst()

export type StaffMember = Served & { name: string }

/** Full-time workers of a town's station who served on some day of a span, both ends included. */
export async function staffBetween(tx: Tx, townCode: string, from: string, to: string): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    with staff as materialized (
      select w.person_id, w.from_date, w.to_date from workforce.service_period w
      where w.area_code = ${townCode} and w.kind = 'fulltime_social_worker' and w.from_date <= ${to}::date and coalesce(w.to_date, 'infinity') >= ${from}::date)
    select staff.*, p.name from staff join directory.people_shown(array(select person_id from staff)) as p on p.id = staff.person_id
    order by staff.from_date, staff.person_id`.execute(tx)
  return rows
}

export async function attendedIn(tx: Tx, sheetId: string): Promise<Attended[]> {
  const { rows } = await sql<Attended & { state: AttendanceState }>`
    select person_id, on_date, state, note from workforce.attendance where sheet_id = ${sheetId} order by on_date`.execute(
    tx,
  )
  return rows
}

/** Months (their first days) up to a month in which somebody served and no sheet was filled in. */
export async function monthsMissing(tx: Tx, townCode: string, from: string, upto: string): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select m::date as month from generate_series(date_trunc('month', ${from}::date), ${upto}::date, interval '1 month') as m
    where exists (select from workforce.service_period w where w.area_code = ${townCode} and w.kind = 'fulltime_social_worker'
        and w.from_date < m + interval '1 month' and coalesce(w.to_date, 'infinity') >= m)
      and not exists (select from workforce.attendance_sheet s where s.town_code = ${townCode} and s.month = m::date)
    order by m`.execute(tx)
  return rows.map(({ month }) => month)
}

type NewSheet = {
  townCode: string
  month: string
  upto: string
  insured: string[]
  insuranceFileId: string | null
  note: string
  recordedBy: string
  recordedName: string
  now: Date
  /** What the person saw; 0 for a month that was not filled in. */
  version: number
  rows: readonly Attended[]
}

/** Puts a month in the place of what was there. Errors: access.stale when somebody filled it in meanwhile. */
export async function saveSheet(tx: Tx, { now, version, rows, ...facts }: NewSheet): Promise<void> {
  const id = randomUUID()
  const values = { ...facts, recordedAt: now, version: version + 1 }
  if (version === 0)
    mustHaveChanged(
      await tx
        .insertInto('workforce.attendanceSheet')
        .values({ id, ...values })
        .onConflict((same) => same.columns(['townCode', 'month']).doNothing())
        .executeTakeFirstOrThrow()
        .then(({ numInsertedOrUpdatedRows }) => ({ numUpdatedRows: numInsertedOrUpdatedRows ?? 0n })),
    )
  else
    mustHaveChanged(
      await tx
        .updateTable('workforce.attendanceSheet')
        .set(values)
        .where('townCode', '=', facts.townCode)
        .where('month', '=', facts.month)
        .where('version', '=', version)
        .executeTakeFirstOrThrow(),
    )
  await sql`
    with sheet as (select id from workforce.attendance_sheet where town_code = ${facts.townCode} and month = ${facts.month}::date),
    gone as (delete from workforce.attendance a using sheet where a.sheet_id = sheet.id returning 1)
    select count(*) from gone`.execute(tx)
  await sql`
    insert into workforce.attendance (sheet_id, area_code, person_id, on_date, state, note)
    select s.id, ${facts.townCode}, row."personId", row."onDate", row.state, row.note
    from workforce.attendance_sheet s, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("personId" uuid, "onDate" date, state text, note text)
    where s.town_code = ${facts.townCode} and s.month = ${facts.month}::date`.execute(tx)
}

export type AttendanceSearch = {
  codes: string[] | null
  from?: string | undefined
  to?: string | undefined
  state?: string | undefined
}
export type AttendanceRow = { townName: string; name: string; onDate: string; state: AttendanceState; note: string }

const conditions = ({ codes, from, to, state }: AttendanceSearch) =>
  sql.join(
    [
      sql`true`,
      ...(codes ? [sql`t.area_code = any(${codes}::text[])`] : []),
      ...(from ? [sql`t.on_date >= ${from}::date`] : []),
      ...(to ? [sql`t.on_date <= ${to}::date`] : []),
      ...(state ? [sql`t.state = ${state}`] : []),
    ],
    sql` and `,
  )

export async function listAttendance(
  tx: Tx,
  { page, pageSize, ...search }: AttendanceSearch & { page: number; pageSize: number },
): Promise<AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    with page as materialized (
      select t.* from workforce.attendance t where ${conditions(search)}
      order by t.area_code, t.on_date, t.person_id limit ${pageSize} offset ${(page - 1) * pageSize})
    select a.name as town_name, p.name, page.on_date, page.state, page.note from page
    join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id
    join directory.area a on a.code = page.area_code order by page.area_code, page.on_date, page.person_id`.execute(tx)
  return rows
}

export async function countAttendance(tx: Tx, search: AttendanceSearch): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from workforce.attendance t where ${conditions(search)}`.execute(tx)
  return rows[0]?.n ?? 0
}

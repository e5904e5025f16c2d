import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { GradeEnd, Party, Rater } from '../vocabulary.ts'
import type { Doer } from './organisations.ts'

type By = Pick<Doer, 'name' | 'now'>

export type Rating = {
  id: string
  rater: Rater
  ratedOn: string
  asked: number
  satisfied: number
  note: string
  recordedName: string
}
export async function addRating(
  tx: Tx,
  organisationId: string,
  rating: Omit<Rating, 'id' | 'recordedName'>,
  { name, now }: By,
): Promise<void> {
  await tx
    .insertInto('incubation.rating')
    .values({ ...rating, id: randomUUID(), organisationId, recordedName: name, recordedAt: now })
    .execute()
}
export const ratingsOf = async (tx: Tx, organisationId: string): Promise<Rating[]> =>
  (
    await sql<Rating>`select * from incubation.rating where organisation_id = ${organisationId} order by rated_on desc, recorded_at desc`.execute(
      tx,
    )
  ).rows

export type Report = { id: string; reportedOn: string; content: string; byParty: Party; recordedName: string }
export async function addReport(
  tx: Tx,
  organisationId: string,
  report: Omit<Report, 'id' | 'recordedName'>,
  { name, now }: By,
): Promise<void> {
  await tx
    .insertInto('incubation.report')
    .values({ ...report, id: randomUUID(), organisationId, recordedName: name, recordedAt: now })
    .execute()
}
export const reportsOf = async (tx: Tx, organisationId: string): Promise<Report[]> =>
  (
    await sql<Report>`select * from incubation.report where organisation_id = ${organisationId} order by reported_on desc, recorded_at desc`.execute(
      tx,
    )
  ).rows

export type GradeRow = {
  id: string
  grade: number
  body: string
  fromDate: string
  toDate: string
  endKind: GradeEnd | null
  endedOn: string | null
  endReason: string | null
  recordedName: string
}
export async function addGrade(
  tx: Tx,
  organisationId: string,
  grade: Pick<GradeRow, 'grade' | 'body' | 'fromDate' | 'toDate'>,
  { name, now }: By,
): Promise<void> {
  await tx
    .insertInto('incubation.grade')
    .values({ ...grade, id: randomUUID(), organisationId, recordedName: name, recordedAt: now })
    .execute()
}
export const gradesOf = async (tx: Tx, organisationId: string): Promise<GradeRow[]> =>
  (
    await sql<GradeRow>`select g.*, e.kind as end_kind, e.ended_on, e.reason as end_reason from incubation.grade g
      left join incubation.grade_end e on e.grade_id = g.id where g.organisation_id = ${organisationId} order by g.from_date desc`.execute(
      tx,
    )
  ).rows
/** False when it ended before. */
export async function endGrade(
  tx: Tx,
  end: { gradeId: string; kind: GradeEnd; endedOn: string; reason: string },
  { name, now }: By,
): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`insert into incubation.grade_end (grade_id, kind, ended_on, reason, recorded_name, recorded_at)
    values (${end.gradeId}, ${end.kind}, ${end.endedOn}, ${end.reason}, ${name}, ${now}) on conflict do nothing`.execute(
      tx,
    )
  return numAffectedRows > 0n
}

/** Where an uploaded file belongs. */
export async function fileInSight(tx: Tx, id: string): Promise<{ areaPath: string | null } | undefined> {
  const { rows } = await sql<{ areaPath: string | null }>`select area_path from platform.file where id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

/** The first day of the point that covers a place on a day; undefined where none does. */
export async function pointFrom(tx: Tx, areaCode: string, day: string): Promise<string | undefined> {
  const { rows } = await sql<{ from: string }>`
    select min(p.starts_on) as "from" from programme.pub_point p
    where p.status = 'active' and p.starts_on <= ${day}::date and (p.town_code = ${areaCode} or exists (
      select from programme.pub_point_community c where c.point_id = p.id and c.area_code = ${areaCode} and c.from_date <= ${day}::date
        and (c.to_date is null or c.to_date > ${day}::date)))`.execute(tx)
  return rows[0]?.from ?? undefined
}

/** Services of an organisation between two days, both included. */
export async function servicesBetween(tx: Tx, organisationId: string, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from incubation.pub_service
    where organisation_id = ${organisationId} and served_on between ${from}::date and ${to}::date`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Whether these files were all uploaded by that account. */
export async function areFilesOf(tx: Tx, ids: readonly string[], accountId: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.file
    where id = any(${ids}::uuid[]) and stored_by = ${accountId}`.execute(tx)
  return rows[0]?.n === new Set(ids).size
}

/** Where a person lives: the community. */
export async function homeOf(tx: Tx, personId: string): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select a.code, a.name from directory.person p join directory.area a on a.code = p.area_code where p.id = ${personId}`.execute(
    tx,
  )
  return rows
}

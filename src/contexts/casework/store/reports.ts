import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { Body, ReportKind } from '../vocabulary.ts'
import { nextNo } from './cases.ts'
import type { Doer } from './papers.ts'

export type Told = { body: Body; toldAt: Date; way: string; receipt: string; byName: string }
export type Report = {
  id: string
  no: string
  areaCode: string
  areaName: string
  areaPath: string
  kind: ReportKind
  foundAt: Date
  dueAt: Date
  byName: string
  byAccount: string
  sealed: Buffer
  told: Told[]
}
export type Secret = { who: string; facts: string; measures: string }

/** Whom the law names and nobody has told, as SQL beside rules/reports.ts. */
const untold = sql`(case r.kind when 'minor' then array['police', 'civil', 'education'] else array['police'] end
  <@ array(select s.body from casework.report_step s where s.report_id = r.id)) is not true`

export type ReportSearch = { codes: string[] | null; byAccount?: string; overdueAt?: Date | undefined }
const conditions = ({ codes, byAccount, overdueAt }: ReportSearch): RawBuilder<unknown> =>
  all([
    inCodes(sql`r.area_code`, codes),
    byAccount !== undefined && sql`r.by_account = ${byAccount}`,
    overdueAt !== undefined && sql`r.due_at < ${overdueAt} and ${untold}`,
  ])

async function found(tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``): Promise<Report[]> {
  const { rows } = await sql<Omit<Report, 'told'>>`
    select r.*, a.name as area_name, a.path as area_path from casework.report r join directory.area a on a.code = r.area_code
    where ${where} order by r.found_at desc, r.no desc ${tail}`.execute(tx)
  const told = await toldOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, told: told.filter(({ reportId }) => reportId === row.id) }))
}
const toldOf = async (tx: Tx, ids: readonly string[]): Promise<(Told & { reportId: string })[]> =>
  (
    await sql<Told & { reportId: string }>`
      select report_id, body, told_at, way, receipt, by_name from casework.report_step where report_id = any(${ids}::uuid[]) order by told_at`.execute(
      tx,
    )
  ).rows

export const listReports = (tx: Tx, { page, pageSize, ...search }: ReportSearch & Paging): Promise<Report[]> =>
  found(tx, conditions(search), limitOf({ page, pageSize }))
export const countReports = (tx: Tx, search: ReportSearch): Promise<number> =>
  countOf(tx, sql`casework.report r where ${conditions(search)}`)
export const findReports = (tx: Tx, ids: readonly string[]): Promise<Report[]> =>
  found(tx, sql`r.id = any(${ids}::uuid[])`)

export const secretOf = ({ sealed }: Report): Secret => JSON.parse(privacy().open(sealed)) as Secret

type NewReport = {
  areaCode: string
  townCode: string
  kind: ReportKind
  foundAt: Date
  dueAt: Date
  caseId: string | null
  secret: Secret
  year: string
}
export async function addReport(tx: Tx, one: NewReport, by: Doer): Promise<{ id: string; no: string }> {
  const id = randomUUID()
  const no = await nextNo(tx, 'QB', one.townCode, one.year)
  await sql`insert into casework.report (id, no, area_code, town_code, kind, found_at, due_at, case_id, sealed, by_account, by_person_id, by_name, at)
    values (${id}, ${no}, ${one.areaCode}, ${one.townCode}, ${one.kind}, ${one.foundAt}, ${one.dueAt}, ${one.caseId},
      ${privacy().seal(JSON.stringify(one.secret))}, ${by.accountId}, ${by.personId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
  return { id, no }
}
export async function addTold(tx: Tx, reportId: string, one: Omit<Told, 'byName'>, by: Doer): Promise<void> {
  await sql`insert into casework.report_step (id, report_id, body, told_at, way, receipt, by_account, by_name, at)
    values (${randomUUID()}, ${reportId}, ${one.body}, ${one.toldAt}, ${one.way}, ${one.receipt}, ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
}

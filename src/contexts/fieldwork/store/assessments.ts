import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import type { Doer } from './sql.ts'

export type AssessmentFacts = {
  areaCode: string
  title: string
  fromDate: string
  toDate: string
  methods: string
  peopleAsked: number
  findings: string
  keptAt: string
  fileId: string | null
}
export type Assessment = AssessmentFacts & { id: string; areaPath: string; areaName: string; byName: string }
type Search = { codes: string[] | null }

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Assessment>`
  select r.*, a.path as area_path, a.name as area_name from fieldwork.assessment r join directory.area a on a.code = r.area_code
  where ${where} order by r.to_date desc, r.id ${tail}`
const conditions = ({ codes }: Search) => all([inCodes(sql`r.area_code`, codes)])

export const listAssessments = async (tx: Tx, { page, pageSize, ...search }: Search & Paging): Promise<Assessment[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countAssessments = (tx: Tx, search: Search): Promise<number> =>
  countOf(tx, sql`fieldwork.assessment r where ${conditions(search)}`)
export const findAssessments = async (tx: Tx, ids: readonly string[]): Promise<Assessment[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function addAssessment(tx: Tx, report: AssessmentFacts, by: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into fieldwork.assessment (id, area_code, title, from_date, to_date, methods, people_asked, findings, kept_at, file_id, by_account,
      by_name, recorded_at)
    values (${id}, ${report.areaCode}, ${report.title}, ${report.fromDate}, ${report.toDate}, ${report.methods}, ${report.peopleAsked},
      ${report.findings}, ${report.keptAt}, ${report.fileId}, ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
  return id
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { executedBp } from '../rules/sums.ts'
import type { Source } from '../vocabulary.ts'

/** Fen; what is approved of a point in a year, by source. */
export type Execution = {
  areaName: string
  year: number
  source: Source
  plannedFen: number
  spentFen: number
  executedBp: number | null
}
type Search = { codes: string[] | null; year?: number | undefined }
const conditions = ({ codes, year }: Search) =>
  all([inCodes(sql`e.area_code`, codes), year !== undefined && sql`e.year = ${year}`])

export async function listExecution(tx: Tx, { page, pageSize, ...search }: Search & Paging): Promise<Execution[]> {
  const { rows } = await sql<Omit<Execution, 'executedBp'>>`
    select e.*, a.name as area_name from budgets.pub_execution e join directory.area a on a.code = e.area_code
    where ${conditions(search)} order by e.year desc, e.area_code, e.source ${limitOf({ page, pageSize })}`.execute(tx)
  return rows.map((row) => ({ ...row, executedBp: executedBp(row) }))
}
export const countExecution = (tx: Tx, search: Search): Promise<number> =>
  countOf(tx, sql`budgets.pub_execution e where ${conditions(search)}`)

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { JsonObject } from './kinds.ts'

/**
 * The rows a batch has ready, for one set-based insert: `from ${stagedRows(batch.id)} as staged`, with columns `row_no`
 * and `data` (jsonb: `data->>'name'`). Seen only by work that sees all rows, which a job does.
 */
export const stagedRows = (batchId: string): RawBuilder<{ rowNo: number; data: JsonObject }> =>
  sql`(select (pair->>0)::int as row_no, pair->1 as data
    from platform.import_page as staging, jsonb_array_elements(staging.data) as pair where staging.batch_id = ${batchId})`

/** Rows not staged yet as a source of the same shape: one statement then judges both. They travel as one JSON text. */
export const rowsAsked = (rows: readonly StagedRow[]): RawBuilder<{ rowNo: number; data: JsonObject }> =>
  sql`(select (pair->>0)::int as row_no, pair->1 as data from jsonb_array_elements(${pageOf(rows).json}::jsonb) as pair)`

export async function countStaged(tx: Tx, batchId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('platform.importPage')
    .select(({ fn }) => fn.sum<number | null>('rows').as('count'))
    .where('batchId', '=', batchId)
    .executeTakeFirstOrThrow()
  return Number(count ?? 0)
}

export type StagedRow = { rowNo: number; data: JsonObject }
/** Rows as the JSON text they are kept as: [[row number, content], …]. */
export type StagedPage = { rows: number; json: string }

export const pageOf = (rows: readonly StagedRow[]): StagedPage => ({
  rows: rows.length,
  json: JSON.stringify(rows.map(({ rowNo, data }) => [rowNo, data])),
})

export async function stagePage(tx: Tx, batchId: string, page: number, { rows, json }: StagedPage): Promise<void> {
  if (rows > 0) await tx.insertInto('platform.importPage').values({ batchId, page, rows, data: json }).execute()
}

export type Problem = { rowNo: number | null; column: string | null; shown: string; reason: string }

/** `from`: how many problems the batch has already. */
export async function addProblems(tx: Tx, batchId: string, from: number, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return
  const json = JSON.stringify(problems.map((one, index) => ({ position: from + index + 1, ...one })))
  await sql`insert into platform.import_problem (batch_id, position, row_no, column_title, shown, reason)
    select ${batchId}::uuid, p.position, p."rowNo", p."column", p.shown, p.reason
    from jsonb_to_recordset(${json}::jsonb) as p(position int, "rowNo" int, "column" text, shown text, reason text)`.execute(
    tx,
  )
}

/** Also from a request, which may not read what it throws away. */
export async function clearStaging(tx: Tx, batchId: string): Promise<void> {
  await sql`select platform.drop_staging(${batchId}::uuid)`.execute(tx)
}

export async function clearProblems(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('platform.importProblem').where('batchId', '=', batchId).execute()
}

/** Wrong rows in the order of the file, some at a time: `after` is the last `position` seen. */
export const listProblems = (tx: Tx, batchId: string, after: number, limit: number) =>
  tx
    .selectFrom('platform.importProblem')
    .select(['position', 'rowNo', 'columnTitle', 'shown', 'reason'])
    .where('batchId', '=', batchId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()

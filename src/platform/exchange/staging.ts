import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { JsonObject } from './kinds.ts'

/**
 * The rows a batch has ready, for one set-based insert: `from ${stagedRows(batch.id)} as staged`, with columns `row_no`
 * and `data` (jsonb: `data->>'name'`). Seen only by work that sees all rows, which a job does.
 */
export const stagedRows = (batchId: string): RawBuilder<{ rowNo: number; data: JsonObject }> =>
  sql`(select row_no, data from platform.import_row where batch_id = ${batchId})`

export async function countStaged(tx: Tx, batchId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('platform.importRow')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('batchId', '=', batchId)
    .executeTakeFirstOrThrow()
  return count
}

export type StagedRow = { rowNo: number; data: JsonObject }

/** One statement for some thousands of rows: they travel as one JSON text. */
export async function stageRows(tx: Tx, batchId: string, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return
  const json = JSON.stringify(rows.map(({ rowNo, data }) => [rowNo, data]))
  await sql`insert into platform.import_row (batch_id, row_no, data)
    select ${batchId}::uuid, (pair->>0)::int, pair->1 from jsonb_array_elements(${json}::jsonb) as pair`.execute(tx)
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

import { type Selectable, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { InterchangeBatch } from '#platform/db/types.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { SyncKind } from '../rules/fields.ts'

export type BatchStatus = 'waiting' | 'running' | 'ready' | 'failed' | 'cancelled' | 'withdrawn'
export type Batch = Omit<Selectable<InterchangeBatch>, 'kind' | 'status' | 'format'> & {
  kind: SyncKind
  status: BatchStatus
  format: 'xlsx' | 'csv'
  areaName: string
  rowsDone: number
}

type NewBatch = Pick<
  Batch,
  | 'id'
  | 'number'
  | 'kind'
  | 'areaCode'
  | 'areaPath'
  | 'withRejected'
  | 'format'
  | 'bom'
  | 'reason'
  | 'madeBy'
  | 'makerName'
  | 'madeAt'
>
export async function addBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx.insertInto('interchange.batch').values(batch).execute()
}

const select = (tx: Tx) =>
  tx
    .selectFrom('interchange.batch as batch')
    .innerJoin('directory.area as area', 'area.code', 'batch.areaCode')
    .leftJoin('interchange.batchProgress as progress', 'progress.batchId', 'batch.id')
    .selectAll('batch')
    .select(['area.name as areaName', sql<number>`coalesce(progress.rows_done, 0)`.as('rowsDone')])

export const findBatch = (tx: Tx, id: string): Promise<Batch | undefined> =>
  select(tx).where('batch.id', '=', id).$castTo<Batch>().executeTakeFirst()

export const findBatches = (tx: Tx, ids: readonly string[]): Promise<Batch[]> =>
  select(tx).where('batch.id', 'in', ids).$castTo<Batch>().execute()

export async function listBatches(
  tx: Tx,
  {
    codes,
    kind,
    page,
    pageSize,
  }: { codes: string[] | null; kind?: SyncKind | undefined; page: number; pageSize: number },
): Promise<{ rows: Batch[]; total: number }> {
  const where = sql<boolean>`(${codes === null} or batch.area_code = any(${codes ?? []}::text[])) and (${kind ?? null}::text is null or batch.kind = ${kind ?? null})`
  const rows = await select(tx)
    .where(where)
    .orderBy('batch.madeAt', 'desc')
    .orderBy('batch.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .$castTo<Batch>()
    .execute()
  const { total } = await tx
    .selectFrom('interchange.batch as batch')
    .select(sql<number>`count(*)::int`.as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  return { rows, total }
}

type Change = {
  status: BatchStatus
  declared?: number
  written?: number
  readBack?: number
  gaps?: number
  isFull?: boolean
  fileId?: string
  fileSm3?: string
  note?: string
  finishedAt?: Date
}

/** Moves a batch on from one of some states; false when it has left them, such as when its maker gave it up. */
export async function moveBatch(tx: Tx, id: string, from: readonly BatchStatus[], set: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('interchange.batch')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('status', 'in', [...from])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The same by a person who has seen `version`. Errors: access.stale. */
export async function decideBatch(
  tx: Tx,
  { id, version, ...set }: Change & { id: string; version: number },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('interchange.batch')
      .set({ ...set, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

/** How far a running batch is; false when it runs no more. */
export async function recordProgress(tx: Tx, batchId: string, rowsDone: number): Promise<boolean> {
  await sql`insert into interchange.batch_progress (batch_id, rows_done) values (${batchId}, ${rowsDone})
    on conflict (batch_id) do update set rows_done = excluded.rows_done`.execute(tx)
  const batch = await tx.selectFrom('interchange.batch').select('status').where('id', '=', batchId).executeTakeFirst()
  return batch?.status === 'running'
}

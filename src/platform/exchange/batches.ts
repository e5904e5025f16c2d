import { type Selectable, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { PlatformImportBatch } from '#platform/db/types.ts'

export type BatchStatus =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'storing'
  | 'stored'
  | 'refused'
  | 'cancelled'
  | 'failed'
export type ImportMode = 'all-or-nothing' | 'good-rows-only'
export type Batch = Omit<Selectable<PlatformImportBatch>, 'status' | 'mode' | 'scope'> & {
  status: BatchStatus
  mode: ImportMode | null
  scope: Record<string, unknown>
}

export async function findBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  return (await tx.selectFrom('platform.importBatch').selectAll().where('id', '=', id).executeTakeFirst()) as
    | Batch
    | undefined
}

type NewBatch = Pick<
  Batch,
  'id' | 'kind' | 'title' | 'fileId' | 'fileName' | 'fileSm3' | 'scope' | 'areaPath' | 'createdBy' | 'creatorName'
>

export async function insertBatch(tx: Tx, batch: NewBatch, now: Date): Promise<Batch> {
  const row = { ...batch, scope: JSON.stringify(batch.scope), status: 'uploaded', createdAt: now }
  return (await tx.insertInto('platform.importBatch').values(row).returningAll().executeTakeFirstOrThrow()) as Batch
}

type SameFile = { kind: string; fileSm3: string; scope: Record<string, unknown> }

/** Held to the end of the transaction: uploads and storings of one file wait for each other. */
export async function lockFile(tx: Tx, { kind, fileSm3 }: SameFile): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${kind} ${fileSm3}`}, 0))`.execute(tx)
}

/** Batches of the same file, kind and scope in one of the given states, the furthest on first. */
export async function findSameFile(
  tx: Tx,
  same: SameFile,
  statuses: readonly BatchStatus[],
): Promise<Batch | undefined> {
  return (await tx
    .selectFrom('platform.importBatch')
    .selectAll()
    .where('kind', '=', same.kind)
    .where('fileSm3', '=', same.fileSm3)
    .where('scope', '=', sql<string>`${JSON.stringify(same.scope)}::jsonb`)
    .where('status', 'in', statuses)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()) as Batch | undefined
}

/** A run takes the batch over; undefined when its state no longer allows checking. */
export async function claimForCheck(tx: Tx, id: string, runId: string): Promise<Batch | undefined> {
  return (await tx
    .updateTable('platform.importBatch')
    .set({ status: 'checking', runId, declared: 0, readRows: 0, good: 0, bad: 0, problems: 0, note: '' })
    .where('id', '=', id)
    .where('status', 'in', ['uploaded', 'checking', 'failed'])
    .returningAll()
    .executeTakeFirst()) as Batch | undefined
}

export type Counts = Pick<Batch, 'declared' | 'readRows' | 'good' | 'bad' | 'problems'>

/** Progress of a run; false when it was cancelled or another run took over, and this one must stop. */
export const recordProgress = (tx: Tx, id: string, runId: string, counts: Counts): Promise<boolean> =>
  changeRun(tx, id, runId, counts)

export const finishCheck = (
  tx: Tx,
  id: string,
  runId: string,
  counts: Counts,
  note: string,
  now: Date,
): Promise<boolean> =>
  changeRun(tx, id, runId, { ...counts, note, status: 'checked', checkedAt: now, version: sql<number>`version + 1` })

export const refuseCheck = (
  tx: Tx,
  id: string,
  runId: string,
  status: 'refused' | 'failed',
  note: string,
  now: Date,
): Promise<boolean> => changeRun(tx, id, runId, { status, note, finishedAt: now, version: sql<number>`version + 1` })

async function changeRun(tx: Tx, id: string, runId: string, set: object): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('platform.importBatch')
    .set(set)
    .where('id', '=', id)
    .where('runId', '=', runId)
    .where('status', '=', 'checking')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Moves a batch on from one of the given states; false when it is in none of them (or no longer of that version). */
export async function moveBatch(
  tx: Tx,
  id: string,
  from: readonly BatchStatus[],
  set: { status: BatchStatus; mode?: ImportMode; note?: string; stored?: number; same?: number; finishedAt?: Date },
  version?: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('platform.importBatch')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('status', 'in', from)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

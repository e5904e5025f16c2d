import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { showMoment } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/errors.ts'
import {
  type Batch,
  type BatchStatus,
  findBatch,
  findSameFile,
  type ImportMode,
  insertBatch,
  lockFile,
  moveBatch,
} from './batches.ts'
import { toldOf } from './check-batch.ts'
import { exchangeErrors } from './errors.ts'
import type { ImportKind, Stored } from './kinds.ts'
import { clearStaging, countStaged } from './staging.ts'

/** A file that was taken in: `fileId` in platform.file, `fileSm3` of the bytes as sent. */
export type Upload = {
  fileId: string
  fileName: string
  fileSm3: string
  scope: unknown
  areaPath: string
  createdBy: string
  creatorName: string
}

export const STATUS_WORDS: Record<BatchStatus, string> = {
  uploaded: '等待校验',
  checking: '正在校验',
  checked: '已校验，待确认',
  storing: '正在入库',
  stored: '已入库',
  refused: '文件不合格',
  cancelled: '已取消',
  failed: '校验失败',
}

/** Registers an upload. The same file for the same scope on its way in gives that batch back; once stored it is refused. */
export async function receiveImport(
  tx: Tx,
  kind: ImportKind,
  upload: Upload,
  now: Date,
): Promise<{ batch: Batch; wasThere: boolean }> {
  const same = { kind: kind.name, fileSm3: upload.fileSm3, scope: scopeOf(kind, upload.scope) }
  await lockFile(tx, same)
  const before = await findSameFile(tx, same, ['storing', 'stored'])
  if (before) throw alreadyStored(before)
  const underWay = await findSameFile(tx, same, ['uploaded', 'checking', 'checked'])
  if (underWay && underWay.createdBy === upload.createdBy) return { batch: underWay, wasThere: true }
  const batch = await insertBatch(tx, { id: randomUUID(), title: kind.title, ...upload, ...same }, now)
  return { batch, wasThere: false }
}

/** The fields chosen when uploading, as the kind parses them. */
export function scopeOf(kind: ImportKind, scope: unknown): Record<string, unknown> {
  if (!kind.scope) return {}
  const parsed = kind.scope.safeParse(scope ?? {})
  if (!parsed.success) throw exchangeErrors.badScope(parsed.error.issues[0]?.message ?? '')
  return parsed.data as Record<string, unknown>
}

const alreadyStored = (batch: Batch): Refusal =>
  exchangeErrors.alreadyStored(
    batch.id,
    batch.finishedAt ? showMoment(batch.finishedAt) : '刚才',
    batch.creatorName || '同事',
  )

/** The person decides after the dry run; `storeBatch` does it. Errors: bad rows under all-or-nothing, nothing good, same file stored. */
export async function confirmImport(
  tx: Tx,
  batchId: string,
  { mode, version }: { mode: ImportMode; version: number },
): Promise<Batch> {
  const batch = await mustFind(tx, batchId)
  if (batch.status !== 'checked') throw exchangeErrors.notNow(STATUS_WORDS[batch.status])
  if (mode === 'all-or-nothing' && batch.bad > 0) throw exchangeErrors.hasBadRows(batch.bad)
  if (batch.good === 0) throw exchangeErrors.noGoodRows()
  await lockFile(tx, batch)
  const before = await findSameFile(tx, batch, ['storing', 'stored'])
  if (before) throw alreadyStored(before)
  if (!(await moveBatch(tx, batchId, ['checked'], { status: 'storing', mode }, version)))
    throw await notNow(tx, batchId)
  return mustFind(tx, batchId)
}

/** Gives a batch up; possible until storing commits, even while it runs. */
export async function cancelImport(tx: Tx, batchId: string, version: number, now: Date): Promise<void> {
  const open: BatchStatus[] = ['uploaded', 'checking', 'checked', 'storing']
  const batch = await mustFind(tx, batchId)
  // Progress does not raise the version, so a batch may be cancelled while it is being checked.
  if (!(await moveBatch(tx, batchId, open, { status: 'cancelled', finishedAt: now }, version)))
    throw open.includes(batch.status) ? await notNow(tx, batchId) : exchangeErrors.notNow(STATUS_WORDS[batch.status])
  await clearStaging(tx, batchId)
}

async function notNow(tx: Tx, batchId: string): Promise<Refusal> {
  return exchangeErrors.notNow(STATUS_WORDS[(await mustFind(tx, batchId)).status])
}

async function mustFind(tx: Tx, batchId: string): Promise<Batch> {
  const batch = await findBatch(tx, batchId)
  if (!batch) throw exchangeErrors.noSuchBatch(batchId)
  return batch
}

/**
 * Writes the staged rows through the kind, in the caller's transaction, which must see all rows. All of them or none:
 * a count that differs undoes everything. A batch already stored is left alone, so a job may run twice.
 */
export async function storeBatch(tx: Tx, kind: ImportKind, batchId: string, now: Date): Promise<Stored> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`store ${batchId}`}, 0)), set_config('statement_timeout', '600000', true), set_config('work_mem', '96MB', true)`.execute(
    tx,
  )
  const batch = await mustFind(tx, batchId)
  if (batch.status === 'stored') return { stored: batch.stored, skippedAsSame: batch.same }
  if (batch.status !== 'storing') throw exchangeErrors.notNow(STATUS_WORDS[batch.status])
  const staged = await countStaged(tx, batchId)
  if (staged !== batch.good) throw exchangeErrors.countsDiffer(`校验通过${batch.good}行，待入库${staged}行`)
  const { stored, skippedAsSame = 0 } = await kind.store(tx, toldOf(batch, now))
  if (stored + skippedAsSame !== batch.good)
    throw exchangeErrors.countsDiffer(`校验通过${batch.good}行，写入${stored}行，已有相同${skippedAsSame}行`)
  await clearStaging(tx, batchId)
  const done = { status: 'stored' as const, stored, same: skippedAsSame, finishedAt: now }
  if (!(await moveBatch(tx, batchId, ['storing'], done))) throw await notNow(tx, batchId)
  return { stored, skippedAsSame }
}

/** For a job: stores, or takes the batch back to where a person can decide again, with the reason in its note. */
export async function storeOrExplain(
  db: Database,
  kind: ImportKind,
  batchId: string,
  now: Date,
): Promise<'stored' | 'refused'> {
  try {
    await transact(db, { reach: 'all' }, (tx) => storeBatch(tx, kind, batchId, now))
    return 'stored'
  } catch (problem) {
    const note =
      problem instanceof Refusal
        ? problem.message
        : '入库时系统出错，没有写入任何数据。请重新上传；若再次出现，请联系系统管理员'
    await transact(db, { reach: 'all' }, async (tx) => {
      if (await moveBatch(tx, batchId, ['storing'], { status: 'failed', note, finishedAt: now }))
        await clearStaging(tx, batchId)
    })
    if (!(problem instanceof Refusal)) throw problem
    return 'refused'
  }
}

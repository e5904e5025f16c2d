import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Selectable, sql } from 'kysely'
import { dateOf } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import type { PlatformExportBatch } from '#platform/db/types.ts'
import { keepContent, recordFile } from '#platform/files/store-file.ts'
import { Refusal } from '#platform/http/errors.ts'
import { exchangeErrors } from './errors.ts'
import type { ExportKind } from './kinds.ts'
import { type ExportFormat, writeExport } from './write.ts'

export type ExportBatch = Selectable<PlatformExportBatch>
type Ask = { filter: unknown; reach: readonly string[]; createdBy: string; creatorName: string }

/** Puts an export on the list of its maker; `runExport` writes it. `reach` is kept: it is what the person may see now. */
export async function requestExport(
  tx: Tx,
  kind: ExportKind,
  { filter, reach, createdBy, creatorName }: Ask,
  now: Date,
): Promise<ExportBatch> {
  const row = {
    id: randomUUID(),
    kind: kind.name,
    title: kind.title,
    filter: JSON.stringify(kind.filter.parse(filter)),
    reach: [...reach],
    status: 'waiting',
    createdBy,
    creatorName,
    createdAt: now,
  }
  return tx.insertInto('platform.exportBatch').values(row).returningAll().executeTakeFirstOrThrow()
}

export const findExport = (tx: Tx, id: string): Promise<ExportBatch | undefined> =>
  tx.selectFrom('platform.exportBatch').selectAll().where('id', '=', id).executeTakeFirst()

/** Somebody's own exports, newest first. */
export const listExports = (tx: Tx, createdBy: string, limit: number): Promise<ExportBatch[]> =>
  tx
    .selectFrom('platform.exportBatch')
    .selectAll()
    .where('createdBy', '=', createdBy)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()

export async function cancelExport(tx: Tx, id: string, now: Date): Promise<void> {
  const moved = await moveExport(tx, id, ['waiting', 'running'], { status: 'cancelled', finishedAt: now })
  if (!moved) throw exchangeErrors.notNow('已结束')
}

type Change = { status?: string; rowsDone?: number; fileId?: string; note?: string; finishedAt?: Date }

async function moveExport(tx: Tx, id: string, from: readonly string[], set: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('platform.exportBatch')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('status', 'in', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The maker gave it up while it was being written. */
class GivenUp extends Error {}

/**
 * Writes an export into the file store: all rows of one moment, seen with the maker's own reach. Safe to run again.
 * A count that differs leaves it failed with the reason and no file.
 */
export async function runExport(
  db: Database,
  kind: ExportKind,
  id: string,
  { now = () => new Date(), format = 'xlsx' as ExportFormat } = {},
): Promise<'ready' | 'failed' | 'cancelled'> {
  const inAll = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact(db, { reach: 'all' }, work)
  const batch = await inAll(async (tx) => {
    const ours = await moveExport(tx, id, ['waiting', 'running'], { status: 'running', rowsDone: 0 })
    return ours ? findExport(tx, id) : undefined
  })
  if (!batch) return 'cancelled'
  const onProgress = async (rowsDone: number): Promise<void> => {
    if (!(await inAll((tx) => moveExport(tx, id, ['running'], { rowsDone })))) throw new GivenUp()
  }
  const end = (change: Change, from = ['running']) =>
    inAll((tx) => moveExport(tx, id, from, { ...change, finishedAt: now() }))
  try {
    const kept = await atOneMoment(db, batch.reach, (tx) => {
      const request = {
        filter: batch.filter,
        reach: batch.reach,
        by: batch.creatorName,
        now: now(),
        format,
        onProgress,
      }
      const stream = Readable.from(writeExport(tx, kind, request))
      const name = `${kind.title.replace(/[\\/]/g, '_')}_${dateOf(now())}.${format}`
      return keepContent({
        content: { stream },
        name,
        purpose: 'export',
        areaPath: null,
        by: batch.createdBy,
        now: now(),
      })
    })
    const { id: fileId } = await inAll((tx) =>
      recordFile(tx, kept, { areaPath: null, by: batch.createdBy, now: now() }),
    )
    return (await end({ status: 'ready', fileId })) ? 'ready' : 'cancelled'
  } catch (problem) {
    if (problem instanceof GivenUp) return 'cancelled'
    const refused = problem instanceof Refusal
    await end({
      status: 'failed',
      note: refused ? problem.message : '导出时系统出错，请重试；若再次出现，请联系系统管理员',
    })
    if (!refused) throw problem
    return 'failed'
  }
}

/** Count and rows of one moment, whatever changes meanwhile, through the eyes of the maker. */
const atOneMoment = <T>(db: Database, reach: readonly string[], work: (tx: Tx) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`select set_config('wushe.reach', ${reach.join(',')}, true), set_config('wushe.person', '', true), set_config('statement_timeout', '600000', true)`.execute(
        tx,
      )
      return work(tx)
    })

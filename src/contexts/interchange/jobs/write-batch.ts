import { Readable } from 'node:stream'
import { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { writeExport } from '#platform/exchange/write.ts'
import { fileFolder, pathOf } from '#platform/files/folder.ts'
import { keepContent, recordFile } from '#platform/files/store-file.ts'
import { Refusal } from '#platform/http/errors.ts'
import { longJob } from '#platform/jobs/job.ts'
import { notify } from '#platform/notify/store.ts'
import { fileOf, readBack } from '../batch-file.ts'
import { collectLines, GivenUp, type Progress } from '../collect-lines.ts'
import { SYNC_KINDS } from '../rules/fields.ts'
import { type Batch, findBatch, moveBatch, recordProgress } from '../store/batches.ts'
import { inTurn } from '../store/turn.ts'

const inAll = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> => transact(db, { reach: 'all' }, work)

/** Writes the file of a batch and, with it, that its records were sent: both or neither. Safe to run again. */
export const writeBatch = longJob({
  name: 'interchange.write-batch',
  on: ['interchange.batch-asked'],
  payload: z.object({ batchId: z.uuid() }),
  async run({ batchId }, { db, now }) {
    const batch = await inAll(db, async (tx) => {
      const ours = await moveBatch(tx, batchId, ['waiting', 'running'], { status: 'running' })
      return ours ? findBatch(tx, batchId) : undefined
    })
    if (!batch) return
    const onProgress: Progress = async (rows) => {
      if (!(await inAll(db, (tx) => recordProgress(tx, batchId, rows)))) throw new GivenUp()
    }
    const outcome = await writeOrExplain(db, batch, { now, onProgress })
    if (outcome === 'cancelled') return
    const title = `对接批次${batch.number}（${SYNC_KINDS[batch.kind]}）${outcome === 'ready' ? '已生成，可以下载报送' : '没有生成文件'}`
    await inAll(db, (tx) => notify(tx, [batch.madeBy], { title, link: `/interchange/batches/${batchId}` }, now()))
  },
})

type Hand = { now: () => Date; onProgress: Progress }

async function writeOrExplain(db: Database, batch: Batch, hand: Hand): Promise<'ready' | 'failed' | 'cancelled'> {
  try {
    return await inTurn(db, (tx) => write(tx, batch, hand))
  } catch (problem) {
    if (problem instanceof GivenUp || (await isOver(db, batch.id))) return 'cancelled'
    const refused = problem instanceof Refusal
    const note = refused ? problem.message : '生成时系统出错，请重试；若再次出现，请联系系统管理员'
    await inAll(db, (tx) => moveBatch(tx, batch.id, ['running'], { status: 'failed', note, finishedAt: hand.now() }))
    if (!refused) throw problem
    return 'failed'
  }
}

const isOver = (db: Database, id: string): Promise<boolean> =>
  inAll(db, async (tx) => (await findBatch(tx, id))?.status !== 'running')

async function write(tx: Tx, batch: Batch, { now, onProgress }: Hand): Promise<'ready' | 'failed'> {
  const { id, areaPath, areaCode, madeBy, makerName, kind, format, bom } = batch
  const codes = await codesWithin(tx, [areaPath], areaCode)
  const { lines, gaps, isFull } = await collectLines(tx, batch, codes, { now: now(), onProgress })
  const ends = { gaps, isFull, finishedAt: now() }
  if (lines === 0) {
    const note = gaps > 0 ? `没有可以报送的记录：${gaps}条缺必填项，见下` : '没有待报送的记录'
    await moveBatch(tx, id, ['running'], { ...ends, status: 'failed', note })
    return 'failed'
  }
  let written = 0
  const request = { filter: {}, reach: [areaPath], by: makerName, now: now(), format }
  const told = async (rows: number): Promise<void> => {
    written = rows
    await onProgress(lines + rows)
  }
  const pieces = writeExport(tx, fileOf(batch, now()), { ...request, onProgress: told })
  const name = `${SYNC_KINDS[kind]}_${batch.areaName}_${batch.number}.${format}`
  const about = { areaPath, by: madeBy, now: now() }
  const stream = Readable.from(format === 'csv' && !bom ? withoutMark(pieces) : pieces)
  const kept = await keepContent({ content: { stream }, name, purpose: 'export', ...about })
  const read = await readBack(batch, { name, path: pathOf(fileFolder(), kept.sm3) })
  const file = await recordFile(tx, kept, about)
  const counts = { declared: lines, written, readBack: read }
  await moveBatch(tx, id, ['running'], { ...ends, ...counts, status: 'ready', fileId: file.id, fileSm3: file.sm3 })
  return 'ready'
}

/** A CSV without the byte order mark, for systems that take it for part of the first title. */
async function* withoutMark(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let isFirst = true
  for await (const piece of pieces) {
    yield isFirst && piece.subarray(0, 3).equals(Buffer.from('\ufeff')) ? piece.subarray(3) : piece
    isFirst = false
  }
}

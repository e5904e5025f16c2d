import { z } from 'zod'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { type Batch, findBatch } from '#platform/exchange/batches.ts'
import { checkBatch } from '#platform/exchange/check-batch.ts'
import { STATUS_WORDS, storeOrExplain } from '#platform/exchange/import-steps.ts'
import { fileOfBatch } from '#platform/exchange/kept-file.ts'
import { importKind } from '#platform/exchange/registry.ts'
import { longJob } from '#platform/jobs/job.ts'
import { notify } from '#platform/notify/store.ts'

const payload = z.object({ batchId: z.uuid() })
const inAll = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> => transact(db, { reach: 'all' }, work)

/** The dry run, then a message to the one who uploaded. */
export const checkImport = longJob({
  name: 'office.check-import',
  on: ['office.import-received'],
  payload,
  async run({ batchId }, { db, now }) {
    const found = await inAll(db, async (tx) => {
      const batch = await findBatch(tx, batchId)
      return batch && { kind: importKind(batch.kind), file: await fileOfBatch(tx, batch) }
    })
    if (!found) return
    const { status } = await checkBatch(db, found.kind, batchId, found.file, { now })
    if (status !== 'superseded') await tellUploader(db, batchId, now())
  },
})

export const storeImport = longJob({
  name: 'office.store-import',
  on: ['office.import-confirmed'],
  payload,
  async run({ batchId }, { db, now }) {
    const batch = await inAll(db, (tx) => findBatch(tx, batchId))
    if (batch?.status !== 'storing') return
    await storeOrExplain(db, importKind(batch.kind), batchId, now())
    await tellUploader(db, batchId, now())
  },
})

const tellUploader = (db: Database, batchId: string, now: Date): Promise<void> =>
  inAll(db, async (tx) => {
    const batch = await findBatch(tx, batchId)
    if (!batch?.createdBy) return
    const title = `“${batch.title}”${STATUS_WORDS[batch.status]}：${outcomeOf(batch)}`
    await notify(tx, [batch.createdBy], { title, body: batch.fileName, link: `/imports/${batchId}` }, now)
  })

function outcomeOf({ status, good, bad, stored, same, note }: Batch): string {
  if (status === 'checked') return `${good}行正确，${bad}行有问题`
  if (status === 'stored') return same > 0 ? `写入${stored}行，另有${same}行库中已有` : `写入${stored}行`
  return note
}

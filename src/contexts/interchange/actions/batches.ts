import { randomBytes, randomUUID } from 'node:crypto'
import { codesWithin, findArea } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { BATCH_STATUSES, type interchangeContract } from '../contract.ts'
import { interchangeErrors } from '../errors.ts'
import { batchNumberOf, lineKeyOf } from '../rules/lines.ts'
import { addBatch, type Batch, decideBatch, findBatch, listBatches as list } from '../store/batches.ts'
import { countLines, hasReceipts, listGaps, listLines, withdrawLines } from '../store/steps.ts'
import { labelsOf } from './labels.ts'

type Endpoints = typeof interchangeContract.endpoints

/** Asks for a batch; a job writes it. What is in it is settled when it is written, not now. */
export const makeBatch: Handler<Endpoints['makeBatch']> = async (
  form,
  { tx, actor, now, today, allow, about, tell },
) => {
  const area = await findArea(tx, form.areaCode)
  if (!area) throw interchangeErrors.noArea()
  allow({ areaPath: area.path })
  const batchId = randomUUID()
  const number = batchNumberOf(today, randomBytes(6))
  const maker = { madeBy: actor.accountId, makerName: actor.name, madeAt: now }
  await addBatch(tx, { ...form, id: batchId, number, areaPath: area.path, ...maker })
  about('interchange.batch', batchId)
  await tell('interchange.batch-asked', { batchId })
  return { batchId }
}

const viewOf = ({ madeAt, ...batch }: Batch) => ({ ...batch, madeAt: madeAt.toISOString() })

export const listBatches: Handler<Endpoints['listBatches']> = async ({ areaCode, ...search }, { tx, reach }) => {
  const { rows, total } = await list(tx, { ...search, codes: await codesWithin(tx, reach(), areaCode) })
  return { rows: rows.map(viewOf), total }
}

async function batchAt({ tx, allow, about }: Call, batchId: string): Promise<Batch> {
  const batch = await findBatch(tx, batchId)
  if (!batch) throw interchangeErrors.noBatch()
  allow({ areaPath: batch.areaPath })
  about('interchange.batch', batchId)
  return batch
}

export const getBatch: Handler<Endpoints['getBatch']> = async ({ batchId }, call) => {
  const batch = await batchAt(call, batchId)
  const counts = new Map((await countLines(call.tx, batchId)).map(({ step, count }) => [step, count]))
  const [sent, accepted, rejected, withdrawn] = ['sent', 'accepted', 'rejected', 'withdrawn'].map(
    (step) => counts.get(step) ?? 0,
  ) as [number, number, number, number]
  return { ...viewOf(batch), sent, accepted, rejected, withdrawn }
}

export const listBatchLines: Handler<Endpoints['listBatchLines']> = async ({ batchId, step, after, limit }, call) => {
  const batch = await batchAt(call, batchId)
  const lines = await listLines(call.tx, { batchId, step, after, limit: limit + 1 })
  const shown = lines.slice(0, limit)
  const labelOf = await labelled(call.tx, batch, shown)
  return {
    rows: shown.map(({ recordId, superseded, step: now, ...line }) => ({
      ...line,
      ...labelOf(recordId),
      step: now as 'sent',
      lineKey: lineKeyOf(batch.number, line.lineNo),
      isSuperseded: superseded,
    })),
    next: lines.length > limit ? (shown.at(-1)?.lineNo ?? null) : null,
  }
}

const labelled = (tx: Tx, { kind }: Batch, rows: readonly { recordId: string }[]) =>
  labelsOf(
    tx,
    kind,
    rows.map(({ recordId }) => recordId),
  )

export const listBatchGaps: Handler<Endpoints['listBatchGaps']> = async ({ batchId, after, limit }, call) => {
  const batch = await batchAt(call, batchId)
  const gaps = await listGaps(call.tx, batchId, after, limit + 1)
  const shown = gaps.slice(0, limit)
  const labelOf = await labelled(call.tx, batch, shown)
  return {
    rows: shown.map(({ recordId, missing }) => ({ recordId, ...labelOf(recordId), missing })),
    next: gaps.length > limit ? (shown.at(-1)?.recordId ?? null) : null,
  }
}

export const cancelBatch: Handler<Endpoints['cancelBatch']> = async ({ batchId, version }, call) => {
  const batch = await batchAt(call, batchId)
  if (batch.status !== 'waiting' && batch.status !== 'running') throw interchangeErrors.notRunning()
  await decideBatch(call.tx, { id: batchId, version, status: 'cancelled', finishedAt: call.now })
  return { version: version + 1 }
}

/** For a file that never went out: its records wait again. What the national system has seen stays sent. */
export const withdrawBatch: Handler<Endpoints['withdrawBatch']> = async ({ batchId, version, reason }, call) => {
  const { tx, actor, now } = call
  const batch = await batchAt(call, batchId)
  if (batch.status !== 'ready') throw interchangeErrors.notWithdrawable(BATCH_STATUSES[batch.status])
  if (await hasReceipts(tx, batchId)) throw interchangeErrors.hasReceipts()
  await decideBatch(tx, { id: batchId, version, status: 'withdrawn', note: reason })
  const lines = await withdrawLines(tx, batchId, { by: actor.accountId, now })
  return { version: version + 1, lines }
}

export const downloadBatch: Handler<Endpoints['downloadBatch']> = async ({ batchId }, call) => {
  const batch = await batchAt(call, batchId)
  if (batch.status !== 'ready' || !batch.fileId) throw interchangeErrors.notReady(BATCH_STATUSES[batch.status])
  return asDownload(await openFile(call.tx, batch.fileId))
}

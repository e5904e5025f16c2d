import { type Actor, holdsAnywhere, reachOf } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { exportKind } from '#platform/exchange/registry.ts'
import * as runs from '#platform/exchange/run-export.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { EXPORT_STATUSES, type officeContract } from '../contract.ts'
import { officeErrors as errors } from '../errors.ts'

type Endpoints = typeof officeContract.endpoints
type Status = (typeof EXPORT_STATUSES)[number]

const WORDS: Record<Status, string> = {
  waiting: '等待导出',
  running: '正在导出',
  ready: '可以下载',
  failed: '导出失败',
  cancelled: '已取消',
}
const statusOf = ({ status }: runs.ExportBatch): Status => EXPORT_STATUSES.find((known) => known === status) ?? 'failed'
const viewOf = ({ createdAt, finishedAt, ...batch }: runs.ExportBatch) => ({
  ...batch,
  status: statusOf(batch as runs.ExportBatch),
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})

/** A job writes the file from what the person may see now, confined as the page's own list is. */
export const startExport: Handler<Endpoints['startExport']> = async ({ kind: name, filter, format }, call) => {
  const { tx, actor, now } = call
  const createdBy = call.own()
  const kind = exportKind(name)
  if (!holdsAnywhere(actor, kind.needs)) throw accessErrors.notYours(kind.title)
  const parsed = kind.filter.safeParse(filter)
  if (!parsed.success) throw errors.badFilter(parsed.error.issues[0]?.message ?? '')
  const reach = reachOf(actor, kind.needs)
  const batch = await runs.requestExport(tx, kind, { filter, reach, createdBy, creatorName: actor.name }, now)
  await call.tell('office.export-asked', { exportId: batch.id, format })
  call.about('office.export', batch.id)
  return { exportId: batch.id }
}

export const listExports: Handler<Endpoints['listExports']> = async ({ limit }, { tx, own }) =>
  (await runs.listExports(tx, own(), limit)).map(viewOf)

export const getExport: Handler<Endpoints['getExport']> = async ({ exportId }, { tx, actor, own }) => {
  own()
  return viewOf(await ownExport(tx, actor, exportId))
}

export const cancelExport: Handler<Endpoints['cancelExport']> = async ({ exportId }, { tx, actor, now, own }) => {
  own()
  await ownExport(tx, actor, exportId)
  await runs.cancelExport(tx, exportId, now)
  return {}
}

/** Who lost the permission since may not have the file either. */
export const downloadExport: Handler<Endpoints['downloadExport']> = async ({ exportId }, { tx, actor, own }) => {
  own()
  const batch = await ownExport(tx, actor, exportId)
  const kind = exportKind(batch.kind)
  if (!holdsAnywhere(actor, kind.needs)) throw accessErrors.notYours(kind.title)
  if (batch.status !== 'ready' || !batch.fileId) throw errors.exportNotReady(WORDS[statusOf(batch)])
  return asDownload(await openFile(tx, batch.fileId))
}

async function ownExport(tx: Tx, actor: Actor, exportId: string): Promise<runs.ExportBatch> {
  const batch = await runs.findExport(tx, exportId)
  if (batch?.createdBy !== actor.accountId) throw errors.noExport()
  return batch
}

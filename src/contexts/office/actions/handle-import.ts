import * as steps from '#platform/exchange/import-steps.ts'
import { listProblems } from '#platform/exchange/staging.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { officeContract } from '../contract.ts'
import { ownImport, visibleImport } from '../imports.ts'
import { type ImportRow, listImports as list } from '../store/batches.ts'

type Endpoints = typeof officeContract.endpoints

const viewOf = ({ createdAt, finishedAt, ...batch }: ImportRow) => ({
  ...batch,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})

export const listImports: Handler<Endpoints['listImports']> = async (page, { tx, own }) =>
  (await list(tx, own(), page)).map(viewOf)

export const getImport: Handler<Endpoints['getImport']> = async ({ batchId }, { tx, actor, own }) => {
  own()
  return viewOf(await visibleImport(tx, actor, batchId))
}

export const listImportProblems: Handler<Endpoints['listImportProblems']> = async (
  { batchId, after, limit },
  { tx, actor, own },
) => {
  own()
  await visibleImport(tx, actor, batchId)
  return listProblems(tx, batchId, after, limit)
}

/** The person's decision after the dry run; the rows are stored by a job. */
export const confirmImport: Handler<Endpoints['confirmImport']> = async ({ batchId, mode, version }, call) => {
  call.own()
  await ownImport(call.tx, call.actor, batchId)
  call.about('office.import', batchId)
  const batch = await steps.confirmImport(call.tx, batchId, { mode, version })
  await call.tell('office.import-confirmed', { batchId })
  return { version: batch.version }
}

export const cancelImport: Handler<Endpoints['cancelImport']> = async ({ batchId, version }, call) => {
  call.own()
  await ownImport(call.tx, call.actor, batchId)
  call.about('office.import', batchId)
  await steps.cancelImport(call.tx, batchId, version, call.now)
  return {}
}

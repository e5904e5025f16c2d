import { findArea } from '#contexts/directory/public.ts'
import { type Actor, holdsAnywhere, mayAt, reachOf } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { exchangeErrors } from '#platform/exchange/errors.ts'
import type { ImportKind } from '#platform/exchange/kinds.ts'
import { importKind } from '#platform/exchange/registry.ts'
import { accessErrors } from '#platform/http/errors.ts'
import { officeErrors as errors } from './errors.ts'
import { findImport, type ImportRow } from './store/batches.ts'

/** The kind, if a post lets the actor use it somewhere. Errors: access.notYours. */
export function usableKind(actor: Actor, name: string): ImportKind {
  const kind = importKind(name)
  if (!holdsAnywhere(actor, kind.needs)) throw accessErrors.notYours(kind.title)
  return kind
}

/** Where an upload belongs: the area it is for, or all the actor may use the kind in. Errors: access.notYours. */
export async function placeOfUpload(tx: Tx, actor: Actor, kind: ImportKind, scope: Record<string, unknown>) {
  const { areaCode } = scope
  const areaPath = typeof areaCode === 'string' ? (await findArea(tx, areaCode))?.path : reachOf(actor, kind.needs)[0]
  if (areaPath === undefined) throw errors.noArea()
  if (!mayAt(actor, kind.needs, { areaPath })) throw accessErrors.notYours(kind.title)
  return areaPath
}

/** A batch its uploader may still handle; others who may use the kind there may only look. */
export async function visibleImport(tx: Tx, actor: Actor, batchId: string): Promise<ImportRow> {
  const batch = await findImport(tx, batchId)
  if (!batch || !mayAt(actor, importKind(batch.kind).needs, { areaPath: batch.areaPath }))
    throw exchangeErrors.noSuchBatch(batchId)
  return batch
}

export async function ownImport(tx: Tx, actor: Actor, batchId: string): Promise<ImportRow> {
  const batch = await visibleImport(tx, actor, batchId)
  if (batch.createdBy !== actor.accountId) throw accessErrors.notYours(`${batch.title}导入`)
  return batch
}

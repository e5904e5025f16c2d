import { findArea } from '#contexts/directory/public.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import { findFile } from '#platform/files/store.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { officeContract } from '../contract.ts'
import { officeErrors as errors } from '../errors.ts'

type Endpoints = typeof officeContract.endpoints

/** An attachment always belongs to a place, so that who may see it is never in doubt. */
export const uploadFile: Handler<Endpoints['uploadFile']> = async (
  { areaCode, purpose },
  { tx, actor, now, file, allow, about },
) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw errors.noArea()
  allow({ areaPath: area.path })
  if (!file) throw errors.noFile()
  const content = { path: file.path }
  const by = actor.accountId
  const row = await storeFile(tx, { content, name: file.name, purpose, areaPath: area.path, by, now })
  about('office.file', row.id)
  return { fileId: row.id, name: row.name, bytes: row.bytes }
}

/** Files of imports and exports are not handed out here: they hold what their kind's permission guards. */
export const downloadFile: Handler<Endpoints['downloadFile']> = async ({ fileId, inline }, { tx, allow, about }) => {
  const row = await findFile(tx, fileId)
  if (!row || row.areaPath === null || !isAttachment(row.purpose)) throw errors.noFile()
  allow({ areaPath: row.areaPath })
  about('office.file', fileId)
  return asDownload(await openFile(tx, fileId), { inline })
}

export const isAttachment = (purpose: string): boolean => purpose === 'picture' || purpose === 'document'

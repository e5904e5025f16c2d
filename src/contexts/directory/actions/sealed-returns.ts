import type { Tx } from '#platform/db/database.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import { findFile } from '#platform/files/store.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { directoryContract } from '../contract.ts'
import { directoryErrors } from '../errors.ts'
import { findArea } from '../store/areas.ts'
import { findReturn } from '../store/population.ts'

type Endpoints = typeof directoryContract.endpoints

/** Keeps the sealed paper (scan or picture) that a return will point to. */
export const uploadSealedReturn: Handler<Endpoints['uploadSealedReturn']> = async (
  { areaCode },
  { tx, actor, now, file, allow },
) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw directoryErrors.noArea()
  allow({ areaPath: area.path })
  if (!file) throw directoryErrors.noSealedFile()
  const where = { areaPath: area.path, by: actor.accountId, now }
  const { id } = await storeFile(tx, { content: { path: file.path }, name: file.name, purpose: 'document', ...where })
  return { fileId: id }
}

export const openSealedReturn: Handler<Endpoints['openSealedReturn']> = async ({ returnId }, { tx, allow, about }) => {
  const found = await findReturn(tx, returnId)
  if (!found) throw directoryErrors.noReturn()
  allow({ areaPath: found.areaPath })
  about('directory.population-return', returnId)
  if (!found.fileId) throw directoryErrors.noSealedFile()
  return asDownload(await openFile(tx, found.fileId), { inline: true })
}

/** A return points only to a paper kept for its own community: nobody attaches, and so opens, another place's file. */
export async function mustBeItsOwn(tx: Tx, fileId: string | null, areaPath: string): Promise<void> {
  if (fileId === null) return
  const file = await findFile(tx, fileId)
  if (file?.areaPath !== areaPath) throw directoryErrors.noSealedFile()
}

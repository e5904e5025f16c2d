import type { Tx } from '#platform/db/database.ts'
import { fileFolder, pathOf } from '#platform/files/folder.ts'
import { openFile } from '#platform/files/open-file.ts'
import type { Batch } from './batches.ts'
import type { SourceFile } from './source.ts'

/** The uploaded file of a batch, to be checked. Errors: files.lost when it is no longer whole. */
export async function fileOfBatch(tx: Tx, batch: Batch): Promise<SourceFile> {
  const { row, stream } = await openFile(tx, batch.fileId)
  stream.destroy()
  return { name: batch.fileName, path: pathOf(fileFolder(), row.sm3) }
}

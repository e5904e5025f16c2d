import type { Readable } from 'node:stream'
import type { Tx } from '#platform/db/database.ts'
import type { Download } from '#platform/http/download.ts'
import { filesErrors } from './errors.ts'
import { fileFolder, pathOf, readLater, sizeOf } from './folder.ts'
import { mayShowInline } from './kinds.ts'
import { type FileRow, findFile } from './store.ts'

/**
 * A kept file. Whether the caller may have it is for the record it hangs on to say: ask allow() about that first.
 * Errors: files.noSuchFile; files.lost when the content is missing or cut short.
 */
export async function openFile(tx: Tx, id: string): Promise<{ row: FileRow; stream: Readable }> {
  const row = await findFile(tx, id)
  if (!row) throw filesErrors.noSuchFile()
  const folder = fileFolder()
  if ((await sizeOf(folder, row.sm3)) !== row.bytes) throw filesErrors.lost(id)
  return { row, stream: readLater(pathOf(folder, row.sm3)) }
}

/** The answer of a `download` endpoint. `inline` is granted only to pictures and PDF, which a browser shows and never runs. */
export const asDownload = (
  { row, stream }: { row: FileRow; stream: Readable },
  { inline = false }: { inline?: boolean } = {},
): Download => ({
  name: row.name,
  mediaType: row.mediaType,
  body: stream,
  inline: inline && mayShowInline(row.mediaType),
})

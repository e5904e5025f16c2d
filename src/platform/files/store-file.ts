import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Tx } from '#platform/db/database.ts'
import { filesErrors } from './errors.ts'
import { type Digest, digestOf, fileFolder, keep, receive, withIncoming } from './folder.ts'
import { isPicture, KINDS, type KindName, type Purpose } from './kinds.ts'
import { cleanName } from './name.ts'
import { rewritePicture } from './picture.ts'
import { kindOfFile } from './sniff.ts'
import { type FileRow, insertFile } from './store.ts'

/** Where the bytes come from: an upload's temporary path, a stream, or bytes at hand. */
export type Content = { path: string } | { stream: Readable } | { buffer: Buffer }

export type NewFile = {
  content: Content
  /** As the user named it; it is cleaned before it is kept. */
  name: string
  purpose: Purpose
  /** The place it belongs to; null for what belongs to none. */
  areaPath: string | null
  /** accountId; null for the platform itself. */
  by: string | null
  now: Date
}

/** What is on disk, not yet in the database. `originalSm3`: the digest as received, also when a picture was written anew. */
export type KeptContent = { name: string; kind: KindName; purpose: Purpose; originalSm3: string } & Digest

/**
 * Takes a file in and writes its row. Errors: refusals `files.*` when it is empty, too large, not of a kind taken for
 * this purpose, or not what its name says; nothing of it stays then. If the transaction ends in a refusal later, only
 * nameless bytes stay on disk: no row leads to them.
 */
export async function storeFile(tx: Tx, file: NewFile): Promise<FileRow> {
  return recordFile(tx, await keepContent(file), file)
}

/** The part of `storeFile` that needs no transaction: for long jobs, which should not hold one while they write. */
export async function keepContent({ content, name: rawName, purpose }: NewFile): Promise<KeptContent> {
  const folder = fileFolder()
  const rule = folder.rules.purposes[purpose]
  const name = cleanName(rawName)
  return withIncoming(folder, async (incoming) => {
    const original = await receive(streamOf(content), incoming, rule.maxBytes)
    if (original.bytes === 0) throw filesErrors.empty()
    const kind = await kindOfFile(incoming, name, rule)
    const about = { name, kind, purpose, originalSm3: original.sm3 }
    if (!isPicture(kind)) {
      await keep(folder, incoming, original.sm3)
      return { ...about, ...original }
    }
    return withIncoming(folder, async (clean) => {
      await rewritePicture(incoming, clean, kind, folder.rules.maxMegapixels)
      const rewritten = await digestOf(clean)
      await keep(folder, clean, rewritten.sm3)
      return { ...about, ...rewritten }
    })
  })
}

/** Writes the row of a content that `keepContent` has put on disk. */
export const recordFile = (
  tx: Tx,
  kept: KeptContent,
  { areaPath, by, now }: Pick<NewFile, 'areaPath' | 'by' | 'now'>,
): Promise<FileRow> =>
  insertFile(tx, {
    id: randomUUID(),
    name: kept.name,
    mediaType: KINDS[kept.kind].mediaType,
    bytes: kept.bytes,
    sm3: kept.sm3,
    originalSm3: kept.originalSm3,
    purpose: kept.purpose,
    areaPath,
    storedBy: by,
    storedAt: now,
  })

function streamOf(content: Content): Readable {
  if ('path' in content) return createReadStream(content.path)
  return 'stream' in content ? content.stream : Readable.from([content.buffer])
}

import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { filesErrors } from './errors.ts'
import { DEFAULT_RULES, type FileRules } from './kinds.ts'

/** Contents lie at <data>/files/ab/cd/<sm3>; what is still being received, at <data>/files/incoming. */
export type FileFolder = { top: string; rules: FileRules }

let current: FileFolder | undefined

/** Says once, at the start of a process, where files are kept. `rules`: caps and kinds, when not the usual ones. */
export function useFiles(dataDir: string, rules: FileRules = DEFAULT_RULES): void {
  const top = join(dataDir, 'files')
  mkdirSync(join(top, 'incoming'), { recursive: true, mode: 0o700 })
  current = { top, rules }
}

export function fileFolder(): FileFolder {
  if (!current) throw new Error('no folder for files: call useFiles first')
  return current
}

export type Digest = { sm3: string; bytes: number }

export const pathOf = ({ top }: FileFolder, sm3: string): string => join(top, sm3.slice(0, 2), sm3.slice(2, 4), sm3)

/** Lends a path in `incoming` (same file system, so that a rename is one step) and clears it away afterwards. */
export async function withIncoming<T>({ top }: FileFolder, work: (path: string) => Promise<T>): Promise<T> {
  const path = join(top, 'incoming', randomUUID())
  try {
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** Writes a stream to a path, digesting and counting on the way; stops at the first byte beyond the cap. */
export async function receive(source: Readable, path: string, maxBytes: number): Promise<Digest> {
  const hash = createHash('sm3')
  let bytes = 0
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > maxBytes) throw filesErrors.tooLarge(maxBytes)
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(source, counted, createWriteStream(path, { mode: 0o600 })).catch(asRefusal)
  return { sm3: hash.digest('hex'), bytes }
}

/** The digest and size of what lies at a path. */
export async function digestOf(path: string): Promise<Digest> {
  const hash = createHash('sm3')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    bytes += (chunk as Buffer).length
    hash.update(chunk as Buffer)
  }
  return { sm3: hash.digest('hex'), bytes }
}

/**
 * Puts a received file in its final place, safe against power loss: the content is on disk before it has its name. What
 * is there already is replaced by the same bytes, which also mends a damaged copy.
 */
export async function keep(folder: FileFolder, incoming: string, sm3: string): Promise<void> {
  const place = pathOf(folder, sm3)
  try {
    await flush(incoming)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await rename(incoming, place)
    for (const changed of [dirname(place), dirname(dirname(place)), folder.top]) await flush(changed)
  } catch (problem) {
    asRefusal(problem)
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** The size of a kept content, or undefined when it is missing. */
export async function sizeOf(folder: FileFolder, sm3: string): Promise<number | undefined> {
  try {
    return (await stat(pathOf(folder, sm3))).size
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw problem
  }
}

/** A stream that opens the file at the first read, so one that nobody reads holds nothing open. */
export const readLater = (path: string): Readable =>
  Readable.from(
    (async function* () {
      yield* createReadStream(path)
    })(),
    { objectMode: false },
  )

function asRefusal(problem: unknown): never {
  const { code } = problem as NodeJS.ErrnoException
  throw code === 'ENOSPC' || code === 'EDQUOT' ? filesErrors.diskFull() : problem
}

import { type Readable, Transform } from 'node:stream'
import yauzl from 'yauzl'
import { Refusal } from '#platform/http/errors.ts'
import { fileErrors } from './errors.ts'
import type { ReadLimits } from './limits.ts'

/** The parts of a zipped office file, each of which may be read any number of times; never trusted beyond the limits. */
export type ZipPackage = {
  has(path: string): boolean
  paths(): string[]
  /** A part's bytes as they unzip; the stream fails with a refusal when they pass a limit. */
  open(path: string): Promise<Readable>
  /** A small part as text. */
  text(path: string, maxBytes?: number): Promise<string>
  close(): void
}

/** Opens by the central directory, so that sizes are checked before a byte is unzipped. */
export async function openZip(file: string, limits: ReadLimits): Promise<ZipPackage> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false }).catch((problem: Error) => {
    throw fileErrors.torn(reasonOf(problem))
  })
  try {
    const entries = await listEntries(zip, limits)
    return packageOf(zip, entries, limits)
  } catch (problem) {
    zip.close()
    throw problem
  }
}

const reasonOf = ({ message }: Error): string =>
  /end of central directory/i.test(message) ? '压缩包缺少结尾，可能没有传完' : '压缩包目录无法读取'

async function listEntries(zip: yauzl.ZipFile, limits: ReadLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) throw fileErrors.hostile(`内含${zip.entryCount}个部件`)
  const entries = new Map<string, yauzl.Entry>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw fileErrors.hostile('部件重名')
      if ((entry.generalPurposeBitFlag & 1) === 1) throw fileErrors.passwordProtected()
      total += entry.uncompressedSize
      if (total > limits.unzippedBytes || swells(entry.uncompressedSize, entry.compressedSize, limits))
        throw fileErrors.bomb(limits.unzippedBytes)
      entries.set(entry.fileName, entry)
    }
  } catch (problem) {
    throw problem instanceof Refusal ? problem : fileErrors.torn('压缩包目录无法读取')
  }
  return entries
}

const swells = (unzipped: number, zipped: number, { ratio, ratioFromBytes }: ReadLimits): boolean =>
  unzipped > ratioFromBytes && unzipped > zipped * ratio

function packageOf(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>, limits: ReadLimits): ZipPackage {
  async function open(path: string): Promise<Readable> {
    const entry = entries.get(path)
    if (!entry) throw fileErrors.torn(`缺少部件${path}`)
    const raw = await zip.openReadStreamPromise(entry).catch(() => {
      throw fileErrors.torn(`部件${path}无法读取`)
    })
    const guard = guarded(entry, limits)
    raw.on('error', () => guard.destroy(fileErrors.torn(`部件${path}解压失败`)))
    guard.on('close', () => raw.destroy())
    return raw.pipe(guard)
  }
  return {
    has: (path) => entries.has(path),
    paths: () => [...entries.keys()],
    open,
    async text(path, maxBytes = 8 * 1024 * 1024) {
      const chunks: Buffer[] = []
      let bytes = 0
      for await (const chunk of await open(path)) {
        bytes += (chunk as Buffer).length
        if (bytes > maxBytes) throw fileErrors.hostile(`部件${path}过大`)
        chunks.push(chunk as Buffer)
      }
      return Buffer.concat(chunks).toString('utf8')
    },
    close: () => zip.close(),
  }
}

/** The directory may lie: what really comes out is counted too. */
function guarded(entry: yauzl.Entry, limits: ReadLimits): Transform {
  let bytes = 0
  return new Transform({
    highWaterMark: 256 * 1024,
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      const tooMuch = bytes > limits.unzippedBytes || swells(bytes, entry.compressedSize, limits)
      if (tooMuch) done(fileErrors.bomb(limits.unzippedBytes))
      else done(null, chunk)
    },
  })
}

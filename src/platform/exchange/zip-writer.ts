import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of the package, its text or bytes made while it is written. */
export type ZipPart = { path: string; text: Iterable<string | Buffer> | AsyncIterable<string | Buffer> }

type Written = { path: Buffer; offset: number; crc: number; zipped: number; unzipped: number }

/** UTF-8 names, sizes after the data. */
const FLAGS = 0x0808
const DEFLATE = 8
/** 1980-01-01: the same rows make the same file. */
const DAY = 0x0021

/** Writes a zip piece by piece; only the piece in hand is in memory. Up to 4 GiB, far beyond a million rows. */
export async function* writeZip(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Buffer, void, undefined> {
  const written: Written[] = []
  let offset = 0
  for await (const { path, text } of parts) {
    const name = Buffer.from(path, 'utf8')
    const one: Written = { path: name, offset, crc: 0, zipped: 0, unzipped: 0 }
    const head = localHeader(name)
    yield head
    for await (const chunk of deflated(measured(text, one))) {
      one.zipped += (chunk as Buffer).length
      yield chunk as Buffer
    }
    yield descriptorOf(one)
    offset += head.length + one.zipped + 16
    written.push(one)
  }
  const directory = written.map(directoryEntry)
  const bytes = directory.reduce((sum, entry) => sum + entry.length, 0)
  yield Buffer.concat([...directory, endOfDirectory(written.length, bytes, offset)])
}

/** What goes wrong while the text is made comes out here, and ends the file. */
function deflated(bytes: AsyncIterable<Buffer>): Readable {
  const source = Readable.from(bytes)
  const deflate = createDeflateRaw({ level: 5 })
  source.on('error', (problem) => deflate.destroy(problem))
  deflate.on('close', () => source.destroy())
  return source.pipe(deflate)
}

async function* measured(text: ZipPart['text'], one: Written): AsyncGenerator<Buffer, void, undefined> {
  for await (const piece of text) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    one.crc = crc32(bytes, one.crc)
    one.unzipped += bytes.length
    yield bytes
  }
}

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt16LE(DEFLATE, 8)
  head.writeUInt16LE(DAY, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function descriptorOf({ crc, zipped, unzipped }: Written): Buffer {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  tail.writeUInt32LE(crc, 4)
  tail.writeUInt32LE(zipped, 8)
  tail.writeUInt32LE(unzipped, 12)
  return tail
}

function directoryEntry({ path, offset, crc, zipped, unzipped }: Written): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(FLAGS, 8)
  entry.writeUInt16LE(DEFLATE, 10)
  entry.writeUInt16LE(DAY, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(zipped, 20)
  entry.writeUInt32LE(unzipped, 24)
  entry.writeUInt16LE(path.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, path])
}

function endOfDirectory(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

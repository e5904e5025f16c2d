import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'

const PAGE = /\/Type\s*\/Page(?![a-zA-Z])/g
const PICTURES = ['ffd8ff', '89504e47']

/** How many pages a PDF holds, 1 for a picture; null where it cannot be told, as of an OFD or a PDF of a strange make. */
export async function pagesOfFile(path: string): Promise<number | null> {
  const bytes = await readFile(path)
  if (PICTURES.some((mark) => bytes.toString('hex', 0, 4).startsWith(mark))) return 1
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return null
  const text = bytes.toString('latin1')
  const packed = [...text.matchAll(/\/ObjStm[\s\S]{0,400}?stream\r?\n([\s\S]*?)\r?\nendstream/g)]
  const whole = [text, ...packed.map(([, stream = '']) => unpacked(stream))]
  const pages = whole.reduce((sum, part) => sum + (part.match(PAGE)?.length ?? 0), 0)
  return pages === 0 ? null : pages
}

function unpacked(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
  } catch {
    // Packed in another way: its pages are then not counted here, and the number typed is taken.
    return ''
  }
}

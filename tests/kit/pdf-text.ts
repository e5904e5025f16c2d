import { inflateSync } from 'node:zlib'

/** The streams of a PDF, inflated where they are packed. Enough to say what is in one, not how it looks. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed = '']) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
    } catch {
      return packed
    }
  })
}

const fromHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** Every sign that the fonts of a PDF can be read back to: without them its text could neither be searched nor copied. */
export function signsIn(pdf: Buffer): Set<string> {
  const maps = streamsOf(pdf).filter((stream) => stream.includes('beginbfchar') || stream.includes('beginbfrange'))
  const signs = maps.flatMap((map) =>
    [...map.matchAll(/<[0-9a-f]+> <([0-9a-f]+)>\n/gi)].flatMap(([, hex = '']) => [...fromHex(hex)]),
  )
  return new Set(signs)
}

/** How many pages it has. */
export const pagesIn = (pdf: Buffer): number =>
  [pdf.toString('latin1'), ...streamsOf(pdf)].join('\n').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0

/** The addresses that its parts lead to. */
export const linksIn = (pdf: Buffer): string[] =>
  [...[pdf.toString('latin1'), ...streamsOf(pdf)].join('\n').matchAll(/\/URI\s*\(([^)]*)\)/g)].map(
    ([, uri = '']) => uri,
  )

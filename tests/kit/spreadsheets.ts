import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre'
import { writeZip, type ZipPart } from '#platform/exchange/zip-writer.ts'

/** A folder for files made in a test. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'wushe-sheets-'))
  return {
    /** Writes bytes and says where they lie. */
    file(name: string, bytes: Uint8Array | string) {
      const path = join(folder, name.replace(/[^\w.-]/g, '_'))
      writeFileSync(path, bytes)
      return { name, path }
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** An ordinary workbook as another program (hucre) writes it. */
export const workbook = (
  rows: CellValue[][],
  more: Partial<WriteSheet> = {},
  others: WriteSheet[] = [],
): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: 'Sheet1', rows, ...more }, ...others] })

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

type Parts = { sheet: string | ZipPart['text']; shared?: string; styles?: string; book?: string; more?: ZipPart[] }

/** A workbook made by hand, part by part, for what no honest program writes. */
export async function handmade({ sheet, shared, styles, book, more = [] }: Parts): Promise<Buffer> {
  const parts: ZipPart[] = [
    { path: '[Content_Types].xml', text: ['<Types/>'] },
    { path: 'xl/workbook.xml', text: [book ?? bookXml()] },
    { path: 'xl/_rels/workbook.xml.rels', text: [relsXml()] },
    { path: 'xl/worksheets/sheet1.xml', text: typeof sheet === 'string' ? [sheet] : sheet },
    ...more,
  ]
  if (shared) parts.push({ path: 'xl/sharedStrings.xml', text: [shared] })
  if (styles) parts.push({ path: 'xl/styles.xml', text: [styles] })
  const pieces: Buffer[] = []
  for await (const piece of writeZip(parts)) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const bookXml = (properties = ''): string =>
  `<workbook ${MAIN} xmlns:r="${REL}">${properties}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`
const relsXml = (): string =>
  `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`

/** A worksheet around its rows; `after` for merged cells. */
export const sheetXml = (rows: string, after = ''): string =>
  `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`
export const textRow = (no: number, ...texts: string[]): string =>
  `<row r="${no}">${texts.map((text, index) => `<c r="${String.fromCharCode(65 + index)}${no}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`

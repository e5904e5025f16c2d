import { letterOf } from './sheet-xml.ts'
import { writeZip, type ZipPart } from './zip-writer.ts'

/** Which look a cell has; the place in STYLES is its number in the file. */
export type CellStyle = 'plain' | 'header' | 'text' | 'date' | 'integer' | 'decimal' | 'quoted' | 'heading'
const STYLES: readonly CellStyle[] = ['plain', 'header', 'text', 'date', 'integer', 'decimal', 'quoted', 'heading']

export type OutCell = { value: string | number | boolean | null; style: CellStyle }
export type OutSheet = {
  name: string
  widths: readonly number[]
  /** Rows kept in view while scrolling. */
  frozenRows: number
  rows: AsyncIterable<readonly OutCell[]> | Iterable<readonly OutCell[]>
}

/**
 * Writes an .xlsx piece by piece, some sheets after one another, with constant memory. Ours and not hucre's, whose
 * streaming writer makes one sheet only (docs/decisions/0030).
 */
export const writeWorkbook = (sheets: readonly OutSheet[]): AsyncGenerator<Buffer, void, undefined> =>
  writeZip(partsOf(sheets))

function* partsOf(sheets: readonly OutSheet[]): Generator<ZipPart, void, undefined> {
  yield { path: '[Content_Types].xml', text: [contentTypes(sheets.length)] }
  yield { path: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] }
  yield { path: 'xl/workbook.xml', text: [workbookXml(sheets)] }
  const targets = sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`])
  yield { path: 'xl/_rels/workbook.xml.rels', text: [relations([...targets, ['styles', 'styles.xml']])] }
  yield { path: 'xl/styles.xml', text: [STYLES_XML] }
  for (const [index, sheet] of sheets.entries())
    yield { path: `xl/worksheets/sheet${index + 1}.xml`, text: sheetXml(sheet) }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: number): string {
  const part = (path: string, type: string) => `<Override PartName="/xl/${path}" ContentType="${TYPE}.${type}+xml"/>`
  const sheetParts = Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}.xml`, 'worksheet'))
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${sheetParts.join('')}</Types>`
}

const relations = (targets: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** A sheet's name: 31 characters, none of []:*?/\ . */
const sheetName = (name: string): string => escapeXml(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))

const workbookXml = (sheets: readonly OutSheet[]): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(({ name }, index) => `<sheet name="${sheetName(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`

const FORMATS: Record<CellStyle, string> = {
  plain: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  header:
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>',
  text: '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  date: '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  integer: '<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  decimal: '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  quoted: '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
  heading: '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
}

const STYLES_XML = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${STYLES.length}">${STYLES.map((style) => FORMATS[style]).join('')}</cellXfs></styleSheet>`

/** Characters of XML held before they are passed on. */
const PIECE = 64 * 1024

async function* sheetXml({ widths, frozenRows, rows }: OutSheet): AsyncGenerator<string, void, undefined> {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const pane = `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
  let piece = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozenRows > 0 ? pane : ''}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  let no = 0
  for await (const row of rows) {
    no += 1
    piece += rowXml(no, row)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

function rowXml(no: number, cells: readonly OutCell[]): string {
  let xml = `<row r="${no}">`
  for (let index = 0; index < cells.length; index += 1)
    xml += cellXml(`${letterOf(index)}${no}`, cells[index] as OutCell)
  return `${xml}</row>`
}

function cellXml(ref: string, { value, style }: OutCell): string {
  if (value === null || value === '') return ''
  const look = `r="${ref}" s="${STYLES.indexOf(style)}"`
  if (typeof value === 'boolean') return `<c ${look} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number') return `<c ${look}><v>${value}</v></c>`
  const space = /^\s|\s$|[\n\t]/.test(value) ? ' xml:space="preserve"' : ''
  return `<c ${look} t="inlineStr"><is><t${space}>${escapeXml(value)}</t></is></c>`
}

const SPECIAL: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Also shields what readers take for an escape (_x0041_) and drops what XML cannot hold. */
function escapeXml(text: string): string {
  if (/^[\w\u4e00-\u9fff-]*$/.test(text) && !text.includes('_x')) return text
  return text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}]|[\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_')
    .replace(/\r/g, '_x000D_')
    .replace(/[&<>"]/g, (mark) => SPECIAL[mark] ?? mark)
}

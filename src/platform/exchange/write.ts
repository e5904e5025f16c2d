import { dateOf, showMoment } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { exchangeErrors } from './errors.ts'
import type { ExportColumn, ExportForm, ExportKind, ExportValue } from './kinds.ts'
import { type CellStyle, type OutCell, writeWorkbook } from './workbook-writer.ts'

export type ExportFormat = 'xlsx' | 'csv'
export type ExportRequest = {
  filter: unknown
  /** Area subtrees the person may export from, as the page's own list is confined. */
  reach: readonly string[]
  /** Who asked, as it is printed on the 说明 sheet. */
  by: string
  now: Date
  format?: ExportFormat
  /** Called as rows go by. Throwing from it ends the export. */
  onProgress?(rows: number): void | Promise<void>
}

/** Told after this many rows. */
const PROGRESS_EVERY = 2_000

/**
 * The file, piece by piece. The last piece comes only when as many rows were written as the page shows for this filter;
 * else it fails, so keep it from the person until it has ended (see run-export.ts).
 */
export async function* writeExport(
  tx: Tx,
  kind: ExportKind,
  request: ExportRequest,
): AsyncGenerator<Buffer, void, undefined> {
  const filter = kind.filter.parse(request.filter) as never
  const shown = await kind.count(tx, filter, request.reach, dateOf(request.now))
  const rows = countedRows(tx, kind, filter, shown, request)
  const closing = async () => (await kind.closing?.(tx, filter, request.reach)) ?? []
  const heading = kind.heading?.(filter)
  if (request.format === 'csv') {
    yield* writeCsv(kind, heading, rows, closing)
    return
  }
  const described = kind.describe?.(filter) ?? '全部'
  yield* writeWorkbook([
    {
      name: kind.title,
      widths: kind.columns.map(({ width = 16 }) => width),
      frozenRows: heading === undefined ? 1 : 2,
      rows: sheetRows(kind, heading, rows, closing),
    },
    { name: '说明', widths: [16, 60], frozenRows: 0, rows: notes(kind.title, described, shown, request) },
  ])
}

async function* countedRows(
  tx: Tx,
  kind: ExportKind,
  filter: never,
  shown: number,
  { reach, now, onProgress }: ExportRequest,
): AsyncGenerator<never, void, undefined> {
  let written = 0
  for await (const row of kind.rows(tx, filter, reach, dateOf(now))) {
    written += 1
    if (written > shown) break
    yield row as never
    if (written % PROGRESS_EVERY === 0) await onProgress?.(written)
  }
  if (written !== shown)
    throw exchangeErrors.countsDiffer(`页面显示${shown}行，写出${written > shown ? '更多' : `${written}行`}`)
  await onProgress?.(written)
}

type Closing = () => Promise<readonly (readonly ExportValue[])[]>

async function* sheetRows(
  kind: ExportKind,
  heading: string | undefined,
  rows: AsyncIterable<never>,
  closing: Closing,
): AsyncGenerator<OutCell[], void, undefined> {
  if (heading !== undefined) yield [{ value: heading, style: 'heading' }]
  yield kind.columns.map(({ title }) => ({ value: title, style: 'header' }))
  for await (const row of rows) yield kind.columns.map((column) => outCell(column.form ?? 'text', column.value(row)))
  for (const line of await closing()) yield line.map((value, index) => outCell(formAt(kind, index), value))
}

const formAt = ({ columns }: ExportKind, index: number): ExportForm => columns[index]?.form ?? 'text'

/** Text that a spreadsheet might take for a formula once it has been through a CSV. */
const DANGEROUS = /^'*[=+\-@\t\r]/

function outCell(form: ExportForm, value: ExportValue): OutCell {
  if (value === null || value === undefined || value === '') return { value: null, style: 'plain' }
  if (value instanceof Date) return dateCell(showMoment(value), value.getTime() / 86_400_000 + 25_569 + 8 / 24)
  if (form === 'date' && typeof value === 'string')
    return dateCell(value, Date.parse(`${value}T00:00:00Z`) / 86_400_000 + 25_569)
  if (typeof value === 'number' && form !== 'code') return { value, style: numberStyle(form, value) }
  if (typeof value === 'boolean') return { value: value ? '是' : '否', style: 'text' }
  const text = String(value)
  return { value: text, style: DANGEROUS.test(text) ? 'quoted' : 'text' }
}

/** A real date; what is none, or lies before a spreadsheet's calendar is right (1900-03-01), stays text. */
const dateCell = (text: string, serial: number): OutCell =>
  serial >= 61 && /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: serial, style: 'date' } : { value: text, style: 'text' }

function numberStyle(form: ExportForm, value: number): CellStyle {
  if (form === 'decimal') return 'decimal'
  return Number.isInteger(value) ? 'integer' : 'plain'
}

/** Who exported what and when; the watermark line goes wherever the file goes. */
function notes(title: string, described: string, rows: number, { by, now }: ExportRequest): OutCell[][] {
  const lines: [string, string][] = [
    ['名称', title],
    ['筛选条件', described],
    ['行数', String(rows)],
    ['导出人', by],
    ['导出时间', showMoment(now)],
    ['水印', `${by} 于 ${showMoment(now)} 从五社联动平台导出，仅限工作使用，含个人信息的不得外传`],
  ]
  return lines.map((line) => line.map((value) => ({ value, style: 'text' })))
}

async function* writeCsv(
  kind: ExportKind,
  heading: string | undefined,
  rows: AsyncIterable<never>,
  closing: Closing,
): AsyncGenerator<Buffer, void, undefined> {
  let piece = `\ufeff${heading === undefined ? '' : csvLine([heading])}${csvLine(kind.columns.map(({ title }) => title))}`
  for await (const row of rows) {
    piece += csvLine(kind.columns.map((column: ExportColumn<never>) => column.value(row)))
    if (piece.length < 64 * 1024) continue
    yield Buffer.from(piece)
    piece = ''
  }
  for (const line of await closing()) piece += csvLine(line)
  yield Buffer.from(piece)
}

const csvLine = (values: readonly ExportValue[]): string => `${values.map(csvField).join(',')}\r\n`

function csvField(value: ExportValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = value instanceof Date ? showMoment(value) : typeof value === 'boolean' ? (value ? '是' : '否') : value
  const safe = DANGEROUS.test(text) ? `'${text}` : text
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

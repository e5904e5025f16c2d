import { type HeaderMatch, matchHeader } from './columns.ts'
import { exchangeErrors, fileErrors } from './errors.ts'
import type { ImportColumn } from './kinds.ts'
import { READ_LIMITS, type ReadLimits } from './limits.ts'
import { openSource, type SourceFile } from './source.ts'
import { type Cell, cleanText, cleanTitle, textOfCell } from './text.ts'
import type { Merge, Sheet, SheetRow, Survey } from './workbook-reader.ts'

/** A row of data: `cells` in the order of the declared columns. `merged`: the merged range it lies in, if any. */
export type DataRow = { no: number; cells: Cell[]; merged?: string }

/** Why rows are passed over; each is counted and told, none silently. */
export type Skipped = { blank: number; total: number; example: number; hint: number; header: number }

export type Table = {
  sheet: string
  /** Titles in the file that the template does not know: not imported, and told. */
  unknown: readonly string[]
  /** Rows with content below the header, by the first pass. Known before reading, so that progress can be shown. */
  expected: number
  /** Filled while `rows` runs. */
  skipped: Skipped
  /** Once. Fails at the end when not as many rows were read as the first pass counted. */
  rows(): AsyncGenerator<DataRow[], void, undefined>
  close(): void
}

/** A header may stand below a title and a line of remarks. */
const HEADER_WITHIN = 10

type Found = { sheet: Sheet; row: number; contentAbove: number; match: HeaderMatch }

/** Finds the sheet and the header that fit the columns. Errors: fileErrors; nothing is guessed when two sheets fit. */
export async function openTable(
  file: SourceFile,
  columns: readonly ImportColumn[],
  limits: ReadLimits = READ_LIMITS,
): Promise<Table> {
  const book = await openSource(file, limits)
  try {
    if (book.sheets.length === 0) throw fileErrors.noSheet()
    const surveys = new Map<Sheet, Survey>()
    for (const sheet of book.sheets) surveys.set(sheet, await sheet.survey())
    const { found, survey } = await chooseSheet(book.sheets, surveys, columns, limits)
    const expected = survey.rows - found.contentAbove
    if (expected > limits.rows) throw fileErrors.tooManyRows(limits.rows)
    return tableOf(found, survey, expected, columns, book.close)
  } catch (problem) {
    book.close()
    throw problem
  }
}

async function chooseSheet(
  sheets: readonly Sheet[],
  surveys: ReadonlyMap<Sheet, Survey>,
  columns: readonly ImportColumn[],
  limits: ReadLimits,
): Promise<{ found: Found; survey: Survey }> {
  const seen: { sheet: string; titles: string[] }[] = []
  const candidates: Found[] = []
  for (const sheet of sheets) {
    if (/^(填写|填表|填报)?说明$/.test(sheet.name.trim())) continue
    const { best, titles } = await headerOf(sheet, columns, limits)
    seen.push({ sheet: sheet.name, titles })
    if (best) candidates.push(best)
  }
  const enough = Math.min(2, columns.length)
  const whole = candidates.filter((one) => one.match.missing.length === 0 && matched(one) >= enough)
  const withRows = whole.filter(({ sheet, contentAbove }) => (surveys.get(sheet)?.rows ?? 0) > contentAbove)
  if (withRows.length > 1) throw fileErrors.manySheets(withRows.map(({ sheet }) => sheet.name))
  const found = withRows[0] ?? whole[0]
  const survey = found && surveys.get(found.sheet)
  if (!found || !survey) throw refusalOfHeaders(candidates, seen, columns)
  if (found.match.twice.length > 0) throw fileErrors.columnTwice(found.sheet.name, found.match.twice)
  if (withRows.length === 0) throw fileErrors.noRows(found.sheet.name)
  return { found, survey }
}

const matched = ({ match }: Found): number => match.places.filter((place) => place >= 0).length

function refusalOfHeaders(
  candidates: readonly Found[],
  seen: readonly { sheet: string; titles: string[] }[],
  columns: readonly ImportColumn[],
): Error {
  const [nearest] = [...candidates].sort((a, b) => matched(b) - matched(a))
  if (nearest && matched(nearest) >= 2)
    return fileErrors.missingColumns(nearest.sheet.name, nearest.match.missing, nearest.match.unknown)
  return fileErrors.noHeader(
    seen.slice(0, 5),
    columns.map(({ title }) => title),
  )
}

/** The row among the first ten that matches most columns, and the texts of the fullest of them, for the refusal. */
async function headerOf(
  sheet: Sheet,
  columns: readonly ImportColumn[],
  limits: ReadLimits,
): Promise<{ best?: Found; titles: string[] }> {
  const head = await firstRows(sheet)
  const titles = head.map(textsOf).reduce((fullest, one) => (one.length > fullest.length ? one : fullest), [])
  const candidates = head.map((row, index): Found => {
    return { sheet, row: row.no, contentAbove: index + 1, match: matchHeader(columns, row.cells) }
  })
  const best = candidates.reduce<Found | undefined>(
    (most, one) => (matched(one) > (most ? matched(most) : 0) ? one : most),
    undefined,
  )
  const width = best ? (head[best.contentAbove - 1]?.cells.length ?? 0) : 0
  if (width > limits.columns) throw fileErrors.tooManyColumns(limits.columns, width)
  return best ? { best, titles: titles.slice(0, 20) } : { titles: titles.slice(0, 20) }
}

async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const head: SheetRow[] = []
  for await (const page of sheet.rows()) {
    head.push(...page.slice(0, HEADER_WITHIN - head.length))
    if (head.length >= HEADER_WITHIN) break
  }
  return head
}

const textsOf = ({ cells }: SheetRow): string[] =>
  cells.flatMap((cell) => (cell === null ? [] : [cleanText(textOfCell(cell)).slice(0, 20)])).filter(Boolean)

function tableOf(
  found: Found,
  survey: Survey,
  expected: number,
  columns: readonly ImportColumn[],
  close: () => void,
): Table {
  const skipped: Skipped = { blank: 0, total: 0, example: 0, hint: 0, header: 0 }
  const { places } = found.match
  const mergedAt = mergeFinder(survey.merges, places)
  const dataOf = (row: SheetRow): DataRow[] => {
    const cells = places.map((place) => (place < 0 ? null : (row.cells[place] ?? null)))
    const why = reasonToSkip(row.cells, cells, columns)
    if (why === null) return [dataRow(row.no, cells, mergedAt(row.no))]
    skipped[why] += 1
    return []
  }
  return {
    sheet: found.sheet.name,
    unknown: found.match.unknown,
    expected,
    skipped,
    close,
    async *rows() {
      let read = 0
      for await (const page of found.sheet.rows()) {
        const rows = page.flatMap((row) => (row.no > found.row ? dataOf(row) : []))
        read += rows.length
        if (rows.length > 0) yield rows
      }
      const declared = expected - Object.values(skipped).reduce((sum, one) => sum + one, 0)
      if (read !== declared) throw exchangeErrors.countsDiffer(`文件有${declared}行，读到${read}行`)
    },
  }
}

const dataRow = (no: number, cells: Cell[], merged: string | undefined): DataRow =>
  merged === undefined ? { no, cells } : { no, cells, merged }

const TOTAL = /^(合计|总计|小计|共计)[:：]?$/
const HINT =
  /^(填表说明|填报说明|填写说明|说明|注|备注|填表人|制表人|填报人|审核人|单位负责人|联系人|联系电话|填报日期|填报单位)\d*[:：.、]/
/** Hints and signatures stand in few cells; a row of data does not. */
const HINT_CELLS = 4

const isEmpty = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && (cell === '' || cleanText(cell) === ''))

/** Why a row below the header holds no data, or null. A row that only has a number in front is blank. */
function reasonToSkip(
  all: readonly Cell[],
  own: readonly Cell[],
  columns: readonly ImportColumn[],
): keyof Skipped | null {
  const filled = all.filter((cell) => !isEmpty(cell))
  const first = filled.find((cell) => typeof cell === 'string')
  const text = typeof first === 'string' && first.length < 400 ? cleanText(first).replace(/ /g, '') : ''
  if (TOTAL.test(text)) return 'total'
  if (text.startsWith('示例：') || text.startsWith('示例:')) return 'example'
  if (filled.length <= HINT_CELLS && HINT.test(text)) return 'hint'
  if (own.every(isEmpty)) return 'blank'
  return text !== '' && repeatsHeader(own, columns) ? 'header' : null
}

const repeatsHeader = (own: readonly Cell[], columns: readonly ImportColumn[]): boolean =>
  own.every((cell, index) => {
    const column = columns[index]
    return (
      cell === null ||
      (typeof cell === 'string' && column !== undefined && cleanTitle(cell) === cleanTitle(column.title))
    )
  })

/** The merged range a row lies in, if it covers a column that is read. Rows are asked for in ascending order. */
function mergeFinder(merges: readonly Merge[], places: readonly number[]): (row: number) => string | undefined {
  const relevant = merges.filter(({ firstColumn, lastColumn }) =>
    places.some((place) => place >= firstColumn && place <= lastColumn),
  )
  let from = 0
  let open: Merge[] = []
  return (row) => {
    for (let next = relevant[from]; next && next.firstRow <= row; next = relevant[from]) {
      open.push(next)
      from += 1
    }
    if (open.length === 0) return undefined
    open = open.filter(({ lastRow }) => lastRow >= row)
    return open[0]?.ref
  }
}

import { maskIdNumber, maskPhone } from '#kernel/masking.ts'
import type { ImportColumn } from './kinds.ts'
import { type Cell, cleanCode, cleanText, cleanTitle, dateOfCell, lostDigits, ownCopy, textOfCell } from './text.ts'

export type CellResult = { value: unknown } | { reason: string }
export type CellReader = (cell: Cell) => CellResult

const LOST = '被表格存成了数字，末几位已丢失；请把该列设为“文本”格式后重新填写'
/** Distinct values remembered a column: sexes, teams and communities repeat, names do not. */
const REMEMBERED = 4_000

/**
 * One declaration, one reader: turns cells of the column into what its schema gives, remembering values that repeat.
 * `today`: the day of the upload.
 */
export function readerOf(column: ImportColumn, today: string): CellReader {
  const known = new Map<string, CellResult>()
  const empty: CellResult = column.required ? { reason: '不能为空' } : { value: null }
  const parse = (text: string): CellResult => {
    const parsed = column.schema.safeParse(text)
    if (!parsed.success) return { reason: parsed.error.issues[0]?.message ?? '格式不对' }
    const reason = column.faultOn?.(text, today)
    return reason ? { reason } : { value: parsed.data }
  }
  return (cell) => {
    const read = textFor(column, cell)
    if (typeof read !== 'string') return read
    if (read === '') return empty
    const before = known.get(read)
    if (before) return before
    const text = ownCopy(read)
    const result = parse(text)
    if (known.size < REMEMBERED) known.set(text, result)
    return result
  }
}

/** The cell as the text its schema parses, '' when there is nothing in it, or what is wrong with the cell itself. */
function textFor({ form = 'text' }: ImportColumn, cell: Cell): string | { reason: string } {
  if (cell === null || cell === '') return ''
  const fault = faultOfCell(cell)
  if (fault) return { reason: fault }
  if (form === 'date') return dateFor(cell)
  const text = form === 'text' ? cleanText(textOfCell(cell)) : cleanCode(textOfCell(cell))
  if (form === 'code' && lostDigits(text)) return { reason: LOST }
  return form === 'number' ? text.replace(/(?<=\d),(?=\d{3}(\D|$))/g, '') : text
}

/** Wrong whatever the column: a formula's last result is not taken for a value, and 16 digits do not survive as a number. */
function faultOfCell(cell: Exclude<Cell, null>): string | null {
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15 ? LOST : null
  if (typeof cell !== 'object') return null
  if (cell.kind === 'formula') return '是公式，请复制后用“粘贴为数值”替换'
  return cell.kind === 'error' ? `是错误值${cell.code}，请改正` : null
}

function dateFor(cell: Exclude<Cell, null>): string | { reason: string } {
  if (typeof cell === 'string' && cleanText(cell) === '') return ''
  const read = dateOfCell(cell)
  return 'date' in read ? read.date : read
}

/** What a problem may show of a cell: shortened, and masked where the column is secret. */
export function shownOf(column: ImportColumn, cell: Cell): string {
  if (cell === null) return ''
  const text = cleanText(textOfCell(cell))
  if (!column.secret) return text.length > 60 ? `${text.slice(0, 60)}…` : text
  if (text.length >= 15) return maskIdNumber(text)
  return text.length >= 7 ? maskPhone(text) : `${text.slice(0, 1)}${'*'.repeat(Math.max(0, [...text].length - 1))}`
}

/** Where the columns of a template stand in a header row. */
export type HeaderMatch = {
  /** For each declared column its place in the row, or -1. */
  places: number[]
  missing: string[]
  unknown: string[]
  twice: string[]
}

export function matchHeader(columns: readonly ImportColumn[], cells: readonly Cell[]): HeaderMatch {
  const titles = cells.map((cell) => (cell === null ? '' : cleanTitle(textOfCell(cell))))
  const used = new Set<number>()
  const twice: string[] = []
  const places = columns.map((column) => {
    const found = placesOf(column, titles)
    if (found.length > 1) twice.push(column.title)
    if (found[0] !== undefined) used.add(found[0])
    return found[0] ?? -1
  })
  return {
    places,
    missing: columns.filter((column, index) => column.required && places[index] === -1).map(({ title }) => title),
    unknown: cells.flatMap((cell, place) =>
      used.has(place) || titles[place] === '' || cell === null ? [] : [textOfCell(cell)],
    ),
    twice,
  }
}

/** Places that bear the title or an alias; failing that, the title followed by a remark in brackets. */
function placesOf({ title, aliases = [] }: ImportColumn, titles: readonly string[]): number[] {
  const names = new Set([title, ...aliases].map(cleanTitle))
  const where = (test: (text: string) => boolean) => titles.flatMap((text, place) => (test(text) ? [place] : []))
  const exact = where((text) => names.has(text))
  return exact.length > 0 ? exact : where((text) => text !== '' && names.has(text.replace(/\(.*\)$/, '')))
}

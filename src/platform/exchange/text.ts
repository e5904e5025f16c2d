import { isDate } from '#kernel/time.ts'

/** What a cell holds, before the column says how to read it. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { kind: 'date'; serial: number; date: string }
  | { kind: 'formula' }
  | { kind: 'error'; code: string }

/** Marks without a width, and halves of a character that no database takes. */
const INVISIBLE = /[\p{Cf}\p{Cs}]/gu
const CONTROL = /\p{Cc}/gu
/** Most cells hold only these, and are left as they are. */
const PLAIN = /^[\u0021-\u007e\u00b7\u4e00-\u9fff]*$/

/** Trims (full-width and zero-width spaces too), drops invisible marks, and makes runs of spaces one. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').replace(CONTROL, '').trim()
}

/** For codes and numbers: full-width digits and letters become half-width and every space goes. */
export function cleanCode(text: string): string {
  if (/^[0-9A-Za-z-]*$/.test(text)) return text
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
}

/** For comparing titles: no spaces, no marks of being required, half-width, lower case. */
export const cleanTitle = (text: string): string =>
  cleanCode(text)
    .toLowerCase()
    .replace(/^[*＊]+|[*＊:：]+$/g, '')
    .replace(/\((必填|选填|可不填)\)$/, '')

/** 1.20101E+17: a long number that a spreadsheet shortened; its last digits are gone. */
export const lostDigits = (text: string): boolean => /^\d(\.\d+)?E\+?\d{2}$/i.test(text)

const DAY = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
/** 9999-12-31, the last day a spreadsheet knows. */
const LAST_SERIAL = 2_958_465

/** The day of a spreadsheet's serial number, or null when it is none. Before 1900-03-01 the 1900 system miscounts: refused. */
export function dateOfSerial(serial: number, is1904: boolean): string | null {
  if (!(serial >= (is1904 ? 0 : 61) && serial <= LAST_SERIAL)) return null
  return new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * DAY).toISOString().slice(0, 10)
}

const WRITTEN = /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[T\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/
const PACKED = /^(\d{4})(\d{2})(\d{2})$/

/** A date in the usual Chinese writings (2023-7-1, 2023/7/1, 2023年7月1日, 20230701), or null. */
export function dateOfText(text: string): string | null {
  const found = WRITTEN.exec(text) ?? PACKED.exec(text)
  if (!found) return null
  const [, year = '', month = '', day = ''] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}

/** Serial numbers between 1954-10 and 2119: an unformatted number in a date column is read as one of these. */
const looksLikeSerial = (value: number): boolean => value >= 20_000 && value <= 80_000

/** 'YYYY-MM-DD', or the reason why the cell is no date. */
export function dateOfCell(cell: Exclude<Cell, null>): { date: string } | { reason: string } {
  if (typeof cell === 'object' && cell.kind === 'date') return { date: cell.date }
  const text = cleanCode(textOfCell(cell))
  const date =
    dateOfText(text) ??
    (/^\d{5}(\.\d+)?$/.test(text) && looksLikeSerial(Number(text)) ? dateOfSerial(Number(text), false) : null)
  if (date) return { date }
  if (/^\d{4}[-/.年]\d{1,2}月?$/.test(text)) return { reason: '日期缺少“日”，请写成2023-07-01的样子' }
  if (/^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(text)) return { reason: '年份应写四位，请写成2023-07-01的样子' }
  return {
    reason: WRITTEN.test(text) || PACKED.test(text) ? '没有这一天，请核对' : '看不懂这个日期，请写成2023-07-01的样子',
  }
}

/** A cell as the text a person sees. Numbers beyond 15 digits have lost some: they keep their exponent, so that codes notice. */
export function textOfCell(cell: Exclude<Cell, null>): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15 ? cell.toExponential().toUpperCase() : plainNumber(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (cell.kind === 'date') return cell.date
  return cell.kind === 'error' ? cell.code : ''
}

/** 0.1+0.2 as stored by a spreadsheet is 0.30000000000000004; people see 15 figures at most. */
function plainNumber(value: number): string {
  if (Number.isInteger(value)) return String(value)
  const text = String(Number(value.toPrecision(15)))
  return /e/i.test(text) ? Number(text).toFixed(20).replace(/0+$/, '') : text
}

/** Up to this length the engine copies a piece anyway. */
const COPIED = 12

/** A copy of its own: a piece cut from a long text keeps the whole of it in memory for as long as it is kept itself. */
export const ownCopy = (text: string): string =>
  text.length <= COPIED ? text : Buffer.from(text, 'utf8').toString('utf8')

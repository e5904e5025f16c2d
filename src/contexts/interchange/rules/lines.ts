/** A cell before it is written. Lists are joined by '、'. */
export type Value = string | number | null
export type Values = Readonly<Record<string, unknown>>

export type ItemRule = { column: string; field: string; required: boolean; length: number }

/** What stands in a field: text with its ends trimmed, a whole number, or nothing. */
export function cellOf(values: Values, field: string): Value {
  const value = values[field]
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return value
  const text = (Array.isArray(value) ? value.join('、') : String(value)).replace(/\s+/g, ' ').trim()
  return text === '' ? null : text
}

/** Why a record cannot be sent: required items that are empty, and texts that are too long. Empty: it can. */
export const gapsOf = (values: Values, items: readonly ItemRule[]): string[] =>
  items.flatMap(({ column, field, required, length }) => {
    const value = cellOf(values, field)
    if (value === null) return required ? [`缺${column}`] : []
    return [...String(value)].length > length ? [`${column}超过${length}个字`] : []
  })

/** The key of a line, ours: the batch's number and the line's. Receipts are matched by it, never by a name. */
export const lineKeyOf = (batchNumber: string, lineNo: number): string => `${batchNumber}-${lineNo}`

export const LINE_KEY = /^(SJ\d{8}-[A-Z2-9]{6})-([1-9]\d{0,6})$/

export function readLineKey(text: string): { batchNumber: string; lineNo: number } | null {
  const [, batchNumber, lineNo] = LINE_KEY.exec(text) ?? []
  return batchNumber && lineNo ? { batchNumber, lineNo: Number(lineNo) } : null
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** 'SJ20240614-7KQ2MD'. `bytes`: six of them, drawn at random, so that nobody has to count the batches of others. */
export const batchNumberOf = (today: string, bytes: Uint8Array): string =>
  `SJ${today.replaceAll('-', '')}-${[...bytes.subarray(0, 6)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`

import { fileErrors } from './errors.ts'
import type { ReadLimits } from './limits.ts'
import { type Cell, cleanText, dateOfSerial, dateOfText } from './text.ts'

/** `cells` by column from 0, null where empty. `no` as the row is numbered in the spreadsheet. */
export type SheetRow = { no: number; cells: Cell[] }

/** What cells point to: texts by number, which styles are dates, and from which year days are counted. */
export type CellContext = { shared: readonly string[]; isDate: readonly boolean[]; is1904: boolean; limits: ReadLimits }

/** The last row a spreadsheet has; emptiness below it does no harm, a value there is no spreadsheet's. */
const LAST_ROW = 1_048_576

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML text to characters; an unknown entity stays as written (nothing is ever expanded from the file itself). */
export function decodeXml(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
        if (name) return ENTITIES[name] ?? whole
        const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
        return code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain
}

/** An attribute of a start tag, or undefined. */
export function attribute(tag: string, name: string): string | undefined {
  const from = tag.indexOf(` ${name}="`)
  if (from >= 0) {
    const start = from + name.length + 3
    return tag.slice(start, tag.indexOf('"', start))
  }
  if (!/['\s]\s*\S+\s*=|=\s/.test(tag)) return undefined
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined)
}

/** All <t> of a text item, without the phonetic guides (<rPh>) that WPS and Excel keep beside it. */
export function textOfItem(xml: string, prefix = ''): string {
  const inner = xml.includes(`<${prefix}rPh`)
    ? xml.replace(new RegExp(`<${prefix}rPh[\\s\\S]*?</${prefix}rPh>`, 'g'), '')
    : xml
  const open = `<${prefix}t`
  const close = `</${prefix}t>`
  let text = ''
  for (let at = inner.indexOf(open); at >= 0; at = inner.indexOf(open, at + 1)) {
    const next = inner.charCodeAt(at + open.length)
    if (next !== 62 && next !== 32) continue
    const start = inner.indexOf('>', at) + 1
    const end = inner.indexOf(close, start)
    if (end >= 0 && inner.charCodeAt(start - 2) !== 47) text += inner.slice(start, end)
  }
  return decodeXml(text)
}

/** 'BC12' → 54: the column from 0; -1 when there is none. */
export function columnOf(ref: string): number {
  let column = 0
  for (let at = 0; at < ref.length; at++) {
    const letter = ref.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** 54 → 'BC'. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** The namespace prefix of the root, '' for most writers, 'x:' for some. Refuses a document type, which no spreadsheet needs. */
export function prefixOf(head: string, root: string): string | undefined {
  if (head.includes('<!DOCTYPE') || head.includes('<!ENTITY')) throw fileErrors.hostile('含有文档类型声明')
  const found = new RegExp(`<(\\w+:)?${root}[\\s>/]`).exec(head)
  return found ? (found[1] ?? '') : undefined
}

/** Reads rows out of a worksheet's text as it comes, row by row, keeping no more than the row it is in. */
export class RowScanner {
  /** Rows that hold a value, a text or a formula. */
  rowsWithContent = 0
  readonly #context: CellContext
  readonly #prefix: string
  #rest = ''
  #lastNo = 0
  #inData = false
  #done = false

  constructor(prefix: string, context: CellContext) {
    this.#prefix = prefix
    this.#context = context
  }

  /** The rows that end within what has been given so far. */
  push(text: string): SheetRow[] {
    if (this.#done) return []
    this.#rest = this.#rest === '' ? text : this.#rest + text
    if (!this.#inData && !this.#enterData()) return []
    const rows: SheetRow[] = []
    const { rowCharacters } = this.#context.limits
    let from = 0
    for (let end = this.#endOfRow(from); end >= 0; end = this.#endOfRow(from)) {
      if (end - from > rowCharacters) throw fileErrors.hostile('有一行长得不合常理')
      const row = this.#rowOf(this.#rest.slice(from, end))
      if (row) rows.push(row)
      from = end
    }
    this.#rest = this.#rest.slice(from)
    if (this.#rest.length > rowCharacters) throw fileErrors.hostile('有一行长得不合常理')
    this.#done = this.#rest.includes(`</${this.#prefix}sheetData`)
    return rows
  }

  #enterData(): boolean {
    const at = this.#rest.indexOf(`<${this.#prefix}sheetData`)
    if (at >= 0) {
      this.#inData = true
      this.#rest = this.#rest.slice(this.#rest.indexOf('>', at) + 1)
    } else if (this.#rest.length > this.#context.limits.rowCharacters) this.#rest = this.#rest.slice(-64)
    return this.#inData
  }

  /** Where the row that starts at or after `from` ends: past </row>, or past an empty <row/>; -1 when it is not all here. */
  #endOfRow(from: number): number {
    const close = `</${this.#prefix}row>`
    const start = this.#rest.indexOf(`<${this.#prefix}row`, from)
    if (start < 0) return -1
    const tagEnd = this.#rest.indexOf('>', start)
    if (tagEnd < 0) return -1
    if (this.#rest.charCodeAt(tagEnd - 1) === 47) return tagEnd + 1
    const end = this.#rest.indexOf(close, tagEnd)
    return end < 0 ? -1 : end + close.length
  }

  #rowOf(xml: string): SheetRow | undefined {
    const start = xml.indexOf(`<${this.#prefix}row`)
    const tag = xml.slice(start, xml.indexOf('>', start))
    const no = Number(attribute(tag, 'r') ?? this.#lastNo + 1)
    if (!(no > this.#lastNo)) throw fileErrors.hostile('行号错乱')
    this.#lastNo = no
    const cells = this.#cellsOf(xml, start + tag.length)
    if (cells.length === 0) return undefined
    if (no > LAST_ROW) throw fileErrors.hostile('行号错乱')
    this.rowsWithContent += 1
    return { no, cells }
  }

  #cellsOf(xml: string, from: number): Cell[] {
    const cells: Cell[] = []
    const open = `<${this.#prefix}c`
    const close = `</${this.#prefix}c>`
    let implicit = 0
    for (let at = xml.indexOf(open, from); at >= 0; at = xml.indexOf(open, at)) {
      const tagEnd = xml.indexOf('>', at)
      const tag = xml.slice(at, tagEnd)
      const ref = attribute(tag, 'r')
      const column = ref === undefined ? implicit : columnOf(ref)
      implicit = column + 1
      at = tagEnd
      if (xml.charCodeAt(tagEnd - 1) === 47) continue
      const end = xml.indexOf(close, tagEnd)
      if (end < 0) throw fileErrors.torn('单元格没有写完')
      at = end
      if (end === tagEnd + 1) continue
      this.#put(cells, column, this.#cellOf(tag, xml.slice(tagEnd + 1, end)))
    }
    return cells
  }

  /** A cell with anything in it makes its row one with content, even if that is an empty text. */
  #put(cells: Cell[], column: number, cell: Cell | undefined): void {
    if (cell === undefined) return
    if (column < 0 || column >= 16_384) throw fileErrors.hostile('列号错乱')
    // Far to the right of any template: kept out of the row, but the row still counts.
    const place = Math.min(column, this.#context.limits.columns)
    while (cells.length < place) cells.push(null)
    cells[place] = cell
  }

  #cellOf(tag: string, inner: string): Cell | undefined {
    const p = this.#prefix
    if (inner.includes(`<${p}f`) && /<(\w+:)?f[\s>/]/.test(inner)) return { kind: 'formula' }
    const type = attribute(tag, 't') ?? 'n'
    if (type === 'inlineStr') return inner.includes(`<${p}t`) ? textOfItem(inner, p) : undefined
    const open = inner.indexOf(`<${p}v`)
    if (open < 0) return undefined
    const start = inner.indexOf('>', open) + 1
    const end = inner.indexOf(`</${p}v>`, start)
    return this.#valueOf(type, tag, end < 0 ? '' : inner.slice(start, end))
  }

  #valueOf(type: string, tag: string, value: string): Cell {
    if (type === 's') return this.#sharedText(value)
    if (type === 'str') return decodeXml(value)
    if (type === 'e') return { kind: 'error', code: value }
    if (type === 'b') return value === '1' || value === 'true'
    if (type === 'd') return dateOfText(value) ?? value
    return this.#numberOf(tag, cleanText(value))
  }

  #sharedText(value: string): Cell {
    const text = this.#context.shared[Number(value)]
    if (value === '' || text === undefined) throw fileErrors.torn('文字表缺项')
    return text
  }

  #numberOf(tag: string, text: string): Cell {
    const value = Number(text)
    if (text === '') return ''
    if (!Number.isFinite(value)) return decodeXml(text)
    const style = attribute(tag, 's')
    if (style === undefined || !this.#context.isDate[Number(style)]) return value
    const date = dateOfSerial(value, this.#context.is1904)
    return date === null ? value : { kind: 'date', serial: value, date }
  }
}

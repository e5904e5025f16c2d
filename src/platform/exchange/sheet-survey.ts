import type { Readable } from 'node:stream'
import { fileErrors } from './errors.ts'
import type { ReadLimits } from './limits.ts'
import { columnOf, prefixOf } from './sheet-xml.ts'

/** A merged range, rows and columns as numbered in the spreadsheet and from 0 respectively. */
export type Merge = { ref: string; firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }
/** What a quick first pass finds; `rows` is counted apart from the reading itself, so that the two can be compared. */
export type Survey = { rows: number; merges: readonly Merge[] }

/** Counts rows with content and finds merged cells by searching for marks, without reading a cell. Also unzips all: a bomb ends here. */
export async function surveySheet(stream: Readable, limits: ReadLimits): Promise<Survey> {
  const counter = new RowCounter(limits)
  // Every mark searched for is ASCII, so bytes need no decoding.
  for await (const chunk of stream) counter.push((chunk as Buffer).toString('latin1'))
  return counter.finish()
}

class RowCounter {
  readonly #limits: ReadLimits
  #prefix: string | undefined
  #rest = ''
  #rows = 0
  #inRow = false
  #nextContent = -1
  #counted = false
  #dataEnded = false
  readonly #merges: Merge[] = []

  constructor(limits: ReadLimits) {
    this.#limits = limits
  }

  push(text: string): void {
    this.#rest += text
    this.#prefix ??= prefixOf(this.#rest.slice(0, 65_536), 'worksheet')
    if (this.#prefix === undefined) {
      if (this.#rest.length > 65_536) throw fileErrors.torn('工作表内容无法读取')
      return
    }
    if (!this.#dataEnded) this.#countRows(this.#prefix)
    if (this.#dataEnded) this.#findMerges(this.#prefix)
    if (this.#rows > this.#limits.rows + 1_000) throw fileErrors.tooManyRows(this.#limits.rows)
  }

  #countRows(p: string): void {
    const text = this.#rest
    const marks = new RegExp(`<${p}row[\\s>/]|</${p}sheetData|<${p}sheetData\\s*/>`, 'g')
    this.#nextContent = -1
    let from = 0
    for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
      this.#countIfContent(p, from, mark.index)
      from = mark.index
      this.#inRow = true
      this.#counted = false
      if (!mark[0].includes('sheetData')) continue
      this.#dataEnded = true
      this.#rest = text.slice(mark.index)
      return
    }
    // The last row may go on in the next piece: what is here of it is looked at now, bar a mark cut in two.
    const safe = Math.max(from, text.length - 32)
    this.#countIfContent(p, from, safe)
    this.#rest = text.slice(safe)
  }

  /** One search serves all the empty rows before what it finds, so that two million of them cost no more than one. */
  #countIfContent(p: string, from: number, to: number): void {
    if (!this.#inRow || this.#counted) return
    if (this.#nextContent < from) {
      const content = new RegExp(`<${p}[vtf][\\s>/]`, 'g')
      content.lastIndex = from
      this.#nextContent = content.exec(this.#rest)?.index ?? Number.POSITIVE_INFINITY
    }
    if (this.#nextContent >= to) return
    this.#counted = true
    this.#rows += 1
  }

  #findMerges(p: string): void {
    const open = new RegExp(`<${p}mergeCell\\s[^>]*?ref="([A-Za-z]+)(\\d+)(?::([A-Za-z]+)(\\d+))?"[^>]*>`, 'g')
    let from = 0
    for (let found = open.exec(this.#rest); found; found = open.exec(this.#rest)) {
      const [whole, a = '', firstRow = '', b = a, lastRow = firstRow] = found
      const ref = whole.slice(whole.indexOf('ref="') + 5).split('"')[0] ?? ''
      const merge = {
        ref,
        firstRow: Number(firstRow),
        lastRow: Number(lastRow),
        firstColumn: columnOf(a),
        lastColumn: columnOf(b),
      }
      if (this.#merges.push(merge) > this.#limits.merges) throw fileErrors.hostile('合并单元格过多')
      from = open.lastIndex
    }
    this.#rest = this.#rest.slice(Math.max(from, this.#rest.length - 256))
  }

  finish(): Survey {
    if (this.#prefix === undefined) throw fileErrors.torn('工作表内容无法读取')
    if (!this.#dataEnded || !this.#rest.includes(`</${this.#prefix}worksheet`)) throw fileErrors.torn('工作表没有写完')
    return { rows: this.#rows, merges: this.#merges.sort((a, b) => a.firstRow - b.firstRow) }
  }
}

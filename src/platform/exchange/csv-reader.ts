import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { fileErrors } from './errors.ts'
import type { ReadLimits } from './limits.ts'
import type { Survey } from './sheet-survey.ts'
import type { SheetRow } from './sheet-xml.ts'
import type { Sheet, Workbook } from './workbook-reader.ts'

const DELIMITERS = [',', '\t', ';'] as const

/** Opens comma, tab or semicolon separated text in UTF-8, GBK/GB18030 or UTF-16 with its mark; found by strict decoding. */
export async function openCsv(file: string, name: string, limits: ReadLimits): Promise<Workbook> {
  const encoding = await encodingOf(file)
  const delimiter = await delimiterOf(file, encoding)
  const sheet: Sheet = {
    name,
    survey: () => surveyCsv(file, encoding, delimiter, limits),
    rows: () => rowsOf(file, encoding, delimiter, limits),
  }
  return { sheets: [sheet], close: () => undefined }
}

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

async function encodingOf(file: string): Promise<Encoding> {
  const mark = await firstBytes(file, 2)
  if (mark[0] === 0xff && mark[1] === 0xfe) return 'utf-16le'
  if (mark[0] === 0xfe && mark[1] === 0xff) return 'utf-16be'
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await decodesAs(file, encoding)) return encoding
  throw fileErrors.encoding()
}

async function firstBytes(file: string, count: number): Promise<Buffer> {
  for await (const chunk of createReadStream(file, { end: count - 1 })) return chunk as Buffer
  return Buffer.alloc(0)
}

async function decodesAs(file: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const text of decoded(file, encoding)) if (text.includes('\u0000')) return false
    return true
  } catch (problem) {
    if (problem instanceof TypeError) return false
    throw problem
  }
}

async function* decoded(file: string, encoding: Encoding): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }))
    yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}

/** The delimiter that parts most of the first lines into one same number of fields. */
async function delimiterOf(file: string, encoding: Encoding): Promise<string> {
  let head = ''
  for await (const text of decoded(file, encoding)) {
    head += text
    if (head.length > 20_000) break
  }
  const lines = head
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .slice(0, 12)
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: agreement(lines, delimiter) }))
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

/** How many lines agree on a number of fields above one; more fields decide between equals. */
function agreement(lines: readonly string[], delimiter: string): number {
  const agreeing = new Map<number, number>()
  for (const line of lines) {
    const fields = line.split(delimiter).length
    if (fields > 1) agreeing.set(fields, (agreeing.get(fields) ?? 0) + 1)
  }
  return Math.max(0, ...[...agreeing].map(([fields, count]) => count + fields / 10_000))
}

/** Counts records that hold something by quotes and line ends alone, apart from the parser that reads them. */
async function surveyCsv(file: string, encoding: Encoding, delimiter: string, limits: ReadLimits): Promise<Survey> {
  const count = recordCounter(delimiter)
  let rows = 0
  for await (const text of decoded(file, encoding)) {
    rows += count(text)
    if (rows > limits.rows + 1_000) throw fileErrors.tooManyRows(limits.rows)
  }
  return { rows: rows + count('\n'), merges: [] }
}

/** Counts the records that end in each piece of text it is given. */
function recordCounter(delimiter: string): (text: string) => number {
  const marks = new RegExp(`["\\n\\r]|${delimiter}|[^"${delimiter}\\s]+`, 'g')
  let quoted = false
  let holds = false
  const endsRecord = (mark: string): boolean => {
    if (mark === '"') quoted = !quoted
    else if (!quoted && /^[\n\r]$/.test(mark)) return holds
    else if (mark.trim() !== '' && (quoted || mark !== delimiter)) holds = true
    return false
  }
  return (text) => {
    let ended = 0
    for (const [mark] of text.matchAll(marks)) {
      if (!endsRecord(mark)) continue
      ended += 1
      holds = false
    }
    return ended
  }
}

async function* rowsOf(
  file: string,
  encoding: Encoding,
  delimiter: string,
  limits: ReadLimits,
): AsyncGenerator<SheetRow[], void, undefined> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.rowCharacters,
  })
  const feeding = feed(parser, decoded(file, encoding))
  let no = 0
  let rows: SheetRow[] = []
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      no += 1
      const cells = record.length > limits.columns ? record.slice(0, limits.columns + 1) : record
      if (cells.some((cell) => /\S/.test(cell))) rows.push({ no, cells: cells.map(plain) })
      if (rows.length < 500) continue
      yield rows
      rows = []
    }
    await feeding
  } catch (problem) {
    throw refusalOf(problem, no)
  } finally {
    parser.destroy()
  }
  if (rows.length > 0) yield rows
}

/** Our own CSVs shield text that looks like a formula with a quote in front. */
const plain = (cell: string): string | null => (cell === '' ? null : cell.replace(/^'(?='*[=+\-@\t\r])/, ''))

async function feed(parser: ReturnType<typeof parse>, texts: AsyncIterable<string>): Promise<void> {
  for await (const text of texts) {
    if (parser.destroyed) return
    if (!parser.write(text)) await new Promise((resume) => parser.once('drain', resume).once('close', resume))
  }
  parser.end()
}

function refusalOf(problem: unknown, line: number): unknown {
  const code = (problem as { code?: string }).code ?? ''
  if (/QUOTE|MAX_RECORD_SIZE/.test(code)) return fileErrors.quoteNotClosed(line + 1)
  return code.startsWith('CSV_') ? fileErrors.torn(`第${line + 1}行无法分列`) : problem
}

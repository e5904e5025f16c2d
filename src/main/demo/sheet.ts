import type { ImportKind } from '#platform/exchange/kinds.ts'
import { type OutCell, writeWorkbook } from '#platform/exchange/workbook-writer.ts'

/** A row by the titles of the import's template; what is left out stays empty. */
export type SheetRow = Readonly<Record<string, string | number | null>>

/** An .xlsx with the columns of an import's template. The same rows make the same bytes. */
export async function sheetOf(kind: ImportKind, rows: readonly SheetRow[]): Promise<Buffer> {
  const titles = kind.columns.map(({ title }) => title)
  const unknown = Object.keys(rows[0] ?? {}).find((title) => !titles.includes(title))
  if (unknown) throw new Error(`${kind.name} has no column ${unknown}`)
  const header: OutCell[] = titles.map((value) => ({ value, style: 'header' }))
  const cells = rows.map((row) => titles.map((title) => cellOf(row[title] ?? null)))
  const widths = titles.map((title) => Math.max(12, title.length * 2 + 6))
  const pieces: Buffer[] = []
  for await (const piece of writeWorkbook([{ name: kind.title, widths, frozenRows: 1, rows: [header, ...cells] }]))
    pieces.push(piece)
  return Buffer.concat(pieces)
}

const cellOf = (value: string | number | null): OutCell =>
  typeof value === 'number'
    ? { value, style: Number.isInteger(value) ? 'integer' : 'decimal' }
    : { value, style: 'text' }

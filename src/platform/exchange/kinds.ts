import type { z } from 'zod'
import type { Permission } from '#platform/access/permission.ts'
import type { Tx } from '#platform/db/database.ts'

/**
 * How a cell becomes the text its schema parses. `text`: trimmed. `code`: half-width, no spaces, and a number that lost
 * digits is refused. `date`: 'YYYY-MM-DD' from any usual writing. `number`: no thousands separators, no unit.
 */
export type CellForm = 'text' | 'code' | 'date' | 'number'

export type ImportColumn = {
  key: string
  title: string
  required?: boolean
  /** Parses the normalised text of one cell; its messages are shown to the person. See cells.ts for ready ones. */
  schema: z.ZodType<unknown, string>
  form?: CellForm
  /** What is wrong with a text that the schema passed, on the day of the upload. */
  faultOn?(text: string, today: string): string | null
  /** A fixed set: shown as a drop-down in the template. */
  choices?: readonly string[]
  example: string
  width?: number
  /** For the template's 填写说明. */
  note?: string
  /** Other titles that spreadsheets already in use give this column. */
  aliases?: readonly string[]
  /** Never shown whole in problems or logs. */
  secret?: true
}

type Value<C> = C extends { schema: z.ZodType<infer Out, string> } ? Out : never
/** A row as its columns parse it; an optional cell left empty is null. */
export type RowOf<C extends readonly ImportColumn[]> = {
  [One in C[number] as One['key']]: One extends { required: true } ? Value<One> : Value<One> | null
}

/** What is wrong with a row beyond its single cells. `column`: a key of the columns. `shown`: masked by the caller. */
export type RowFault = { column?: string; shown?: string; reason: string }

export type JsonObject = { [key: string]: string | number | boolean | null | readonly string[] | readonly number[] }

/** One upload on its way in. `scope`: the fields chosen when uploading, parsed by the kind's `scope`. */
export type ImportBatch<S = Record<string, unknown>> = {
  id: string
  kind: string
  scope: S
  areaPath: string | null
  by: string
  /** 'YYYY-MM-DD' in Asia/Shanghai. */
  today: string
  now: Date
}

export type RowToCheck<R> = { rowNo: number; row: R }
/** `skippedAsSame`: rows that were there already, exactly alike. Both together must be the rows staged, or all is undone. */
export type Stored = { stored: number; skippedAsSame?: number }

type ImportSpec<C extends readonly ImportColumn[], S, L> = {
  /** `context.what`, e.g. 'volunteering.roster'. */
  name: string
  title: string
  needs: Permission
  columns: C
  /** Fields chosen when uploading, such as areaCode; part of what makes two uploads the same. */
  scope?: z.ZodType<S>
  /** Lookups, read once an upload (never once a row). */
  load?(tx: Tx, batch: ImportBatch<S>): Promise<L>
  /** Rules over one row; no database here. */
  faultsOf?(row: RowOf<C>, lookups: L, batch: ImportBatch<S>): readonly RowFault[]
  /** Work aside that rows need before they are compared or kept, such as sealing; 2,000 rows at a time. */
  prepare?(rows: readonly RowToCheck<RowOf<C>>[], lookups: L, batch: ImportBatch<S>): Promise<void>
  /** Rules that need the database: asked once for some thousands of rows, so one query each. Key: rowNo. */
  faultsAmong?(
    tx: Tx,
    rows: readonly RowToCheck<RowOf<C>>[],
    lookups: L,
    batch: ImportBatch<S>,
  ): Promise<ReadonlyMap<number, readonly RowFault[]>>
  /** Rows with one key are duplicates: the later one is refused and names the earlier. */
  keyOf?(row: RowOf<C>): string | null
  /** What is kept until the person decides. Sensitive values must be sealed here (platform/privacy). */
  stage(row: RowOf<C>, lookups: L, batch: ImportBatch<S>): JsonObject
  /** One set-based insert from `stagedRows(batch.id)`; see staging.ts. */
  store(tx: Tx, batch: ImportBatch<S>): Promise<Stored>
}

/** An import with its row type forgotten, as the platform handles it. */
export type ImportKind = Omit<
  ImportSpec<readonly ImportColumn[], never, never>,
  'scope' | 'faultsOf' | 'faultsAmong' | 'keyOf' | 'stage' | 'store' | 'load'
> & {
  scope?: z.ZodType
  load?(tx: Tx, batch: ImportBatch): Promise<unknown>
  faultsOf?(row: never, lookups: never, batch: ImportBatch): readonly RowFault[]
  prepare?(rows: never, lookups: never, batch: ImportBatch): Promise<void>
  faultsAmong?(
    tx: Tx,
    rows: never,
    lookups: never,
    batch: ImportBatch,
  ): Promise<ReadonlyMap<number, readonly RowFault[]>>
  keyOf?(row: never): string | null
  stage(row: never, lookups: never, batch: ImportBatch): JsonObject
  store(tx: Tx, batch: ImportBatch): Promise<Stored>
}

/** Declares a spreadsheet a context takes in; listed under `imports` in the context's manifest. */
export function defineImport<const C extends readonly ImportColumn[], S = Record<string, unknown>, L = undefined>(
  spec: ImportSpec<C, S, L>,
): ImportKind {
  const titles = spec.columns.flatMap(({ title, aliases = [] }) => [title, ...aliases])
  const twice = titles.find((title, index) => titles.indexOf(title) !== index)
  if (twice) throw new Error(`import ${spec.name}: two columns answer to ${twice}`)
  if (!spec.columns.some(({ required }) => required)) throw new Error(`import ${spec.name}: no required column`)
  return spec as unknown as ImportKind
}

/** `date`: the value is 'YYYY-MM-DD' and becomes a real date. `code`: kept as text whatever it looks like. */
export type ExportForm = 'text' | 'code' | 'date' | 'integer' | 'decimal'
export type ExportValue = string | number | boolean | Date | null | undefined
export type ExportColumn<R> = {
  title: string
  form?: ExportForm
  width?: number
  value(row: R): ExportValue
}

type ExportSpec<R, F> = {
  name: string
  title: string
  needs: Permission
  columns: readonly ExportColumn<R>[]
  /** Parses what the person filtered by on the page. */
  filter: z.ZodType<F>
  /** The filter in words, for the 说明 sheet: '河东区；2023年'. */
  describe?(filter: F): string
  /** The number the page shows for this filter: the rows written must be as many. Confined by `reach` like the page. */
  count(tx: Tx, filter: F, reach: readonly string[], today: string): Promise<number>
  /** Rows in page order, read page by page (keyset), confined by `reach`, as they stand on the day of the export. */
  rows(tx: Tx, filter: F, reach: readonly string[], today: string): AsyncIterable<R>
  /** A line above the header, as printed forms have it. */
  heading?(filter: F): string
  /** Lines below the rows, such as 合计; they are not counted among them. */
  closing?(tx: Tx, filter: F, reach: readonly string[]): Promise<readonly (readonly ExportValue[])[]>
}

export type ExportKind = Omit<
  ExportSpec<never, never>,
  'columns' | 'filter' | 'describe' | 'heading' | 'closing' | 'count' | 'rows'
> & {
  columns: readonly ExportColumn<never>[]
  filter: z.ZodType
  describe?(filter: never): string
  heading?(filter: never): string
  closing?(tx: Tx, filter: never, reach: readonly string[]): Promise<readonly (readonly ExportValue[])[]>
  count(tx: Tx, filter: never, reach: readonly string[], today: string): Promise<number>
  rows(tx: Tx, filter: never, reach: readonly string[], today: string): AsyncIterable<unknown>
}

/** Declares a spreadsheet a context gives out; listed under `exports` in the context's manifest. */
export const defineExport = <R, F>(spec: ExportSpec<R, F>): ExportKind => spec as unknown as ExportKind

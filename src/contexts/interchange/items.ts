import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { codes } from '#contexts/programme/public.ts'
import { FIELDS, type SyncKind } from './rules/fields.ts'

const Item = z.strictObject({
  column: z.string().min(1),
  /** Ours, of FIELDS; null where this platform does not keep it: never sent, but shown. */
  field: z.string().nullable(),
  form: z.enum(['text', 'code', 'date', 'integer']),
  length: z.int().min(1),
  required: z.boolean(),
  codes: z.string().optional(),
  source: z.string().min(1),
  verified: z.boolean(),
})
const Table = z.strictObject({
  title: z.string(),
  source: z.string(),
  verified: z.boolean(),
  items: z.array(z.strictObject({ code: z.string(), label: z.string().min(1) })).min(1),
})
const Kind = z.strictObject({ title: z.string(), items: z.array(Item).min(1) })
const File = z.strictObject({
  system: z.strictObject({ code: z.string(), title: z.string() }),
  kinds: z.strictObject({ volunteers: Kind, teams: Kind, projects: Kind, hours: Kind }),
  tables: z.record(z.string(), Table),
})

export type NationalItem = z.infer<typeof Item>
export type SentItem = NationalItem & { field: string }
export type NationalItems = z.infer<typeof File>

let known: NationalItems | undefined

/**
 * The data items of the national system, read once (programmes/national-items.yaml). Errors: the file has another shape,
 * a field that does not exist, a code table that nobody has, a column twice.
 */
export function nationalItems(): NationalItems {
  known ??= checked(
    File.parse(parse(readFileSync(join(import.meta.dirname, '../../../programmes/national-items.yaml'), 'utf8'))),
  )
  return known
}

/** The columns of a kind that are sent, in order. */
export const sentItems = (kind: SyncKind): SentItem[] =>
  nationalItems().kinds[kind].items.filter((item): item is SentItem => item.field !== null)

export const systemCode = (): string => nationalItems().system.code

function checked(file: NationalItems): NationalItems {
  const tables = new Set([...Object.keys(codes()), ...Object.keys(file.tables)])
  for (const [kind, { items }] of Object.entries(file.kinds)) {
    const wrong = items.flatMap(({ column, field, codes: table }, place) => [
      ...(field !== null && !FIELDS[kind as SyncKind].includes(field) ? [`${column}: no field ${field}`] : []),
      ...(table !== undefined && !tables.has(table) ? [`${column}: no code table ${table}`] : []),
      ...(items.findIndex((item) => item.column === column) < place ? [`${column}: twice`] : []),
    ])
    if (wrong.length > 0) throw new Error(`national-items.yaml, ${kind}: ${wrong.join('; ')}`)
  }
  return file
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Table = z.strictObject({
  title: z.string(),
  source: z.string(),
  verified: z.boolean(),
  items: z.array(z.strictObject({ code: z.string().regex(/^[a-z0-9]{1,20}$/), label: z.string().min(1) })).min(1),
})
const File = z.strictObject({ serviceCategories: Table, serviceAudiences: Table, projectTags: Table })

/** The code tables: which values a field may take, how each is called, where the table is from and whether anybody held it against that. */
export type Codes = z.infer<typeof File>
export type CodeTable = keyof Codes

let known: Codes | undefined

/** Read once (programmes/codes.yaml). Errors: the file does not have the shape of a code table. */
export function codes(): Codes {
  known ??= File.parse(parse(readFileSync(join(import.meta.dirname, '../../../programmes/codes.yaml'), 'utf8')))
  return known
}

export const isCode = (table: CodeTable, code: string): boolean =>
  codes()[table].items.some((item) => item.code === code)

/** How a code is called; the code itself where the table no longer has it, so that old records stay readable. */
export const labelOfCode = (table: CodeTable, code: string): string =>
  codes()[table].items.find((item) => item.code === code)?.label ?? code

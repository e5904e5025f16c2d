import { z } from 'zod'
import { type CodeTable, codes } from '#contexts/programme/public.ts'

const SEPARATORS = /[、，,；;\s]+/

/** Words of a code table in one cell, told apart by 、 or a comma; out come their codes, each once. */
export const codesCell = (table: CodeTable, { most = 13 } = {}) => ({
  form: 'text' as const,
  schema: z.string().transform((text, context) => {
    const items = codes()[table].items
    const words = [...new Set(text.split(SEPARATORS).filter(Boolean))]
    const unknown = words.filter((word) => !items.some(({ code, label }) => word === label || word === code))
    if (unknown.length > 0)
      context.addIssue({ code: 'custom', message: `代码表中没有“${unknown.join('、')}”，请按填写说明中的名称填写` })
    if (words.length > most) context.addIssue({ code: 'custom', message: `最多填${most}项` })
    return words.flatMap((word) => items.find(({ code, label }) => word === label || word === code)?.code ?? [])
  }),
})

/** What the table offers, for the template's 填写说明. */
export const offered = (table: CodeTable): string =>
  codes()
    [table].items.map(({ label }) => label)
    .join('、')

import { z } from 'zod'
import { faultOfIdNumber, faultOfUscc, isPhone } from '#kernel/identity.ts'
import type { CellForm, ImportColumn } from './kinds.ts'

/** Later than any upload: the schema looks at the number alone, `faultOn` at the day. */
const LAST_DAY = '9999-12-31'

type Cells<T> = { form: CellForm; schema: z.ZodType<T, string> }

/** Ready cells for a column: `{ key: 'name', title: '姓名', required: true, ...textCell(50), example: '张三' }`. */
export const textCell = (max: number): Cells<string> => ({
  form: 'text',
  schema: z.string().max(max, `超过${max}个字，请精简`),
})

/** Codes and numbers that are names, not amounts: kept as text. */
export const codeCell = (pattern: RegExp, wrong: string): Cells<string> => ({
  form: 'code',
  schema: z.string().regex(pattern, wrong),
})

export const dateCell = (): Cells<string> => ({ form: 'date', schema: z.string() })

export const integerCell = ({ min = 0, max = 1_000_000_000 } = {}): Cells<number> => ({
  form: 'number',
  schema: z
    .string()
    .regex(/^-?\d{1,15}(\.0+)?$/, '应为整数，不带单位')
    .transform(Number)
    .pipe(z.number().min(min, `不能小于${min}`).max(max, `不能大于${max}`)),
})

/** Money in yuan on paper, fen in the system; nothing finer than a fen. */
export const yuanCell = ({ minFen = 0, maxFen = 10_000_000_000_000 } = {}): Cells<number> => ({
  form: 'number',
  schema: z
    .string()
    .regex(/^-?\d{1,13}(\.\d{1,2})?$/, '应为金额（元），最多两位小数，不带单位')
    .transform((text) => Math.round(Number(text) * 100))
    .pipe(z.number().min(minFen, '金额过小').max(maxFen, '金额过大')),
})

/** A fixed set; `meaning` gives the value stored for each word. */
export function choiceCell<const W extends string, T extends string | number | boolean>(
  meaning: Record<W, T>,
): Cells<T> & { choices: readonly W[] } {
  const words = Object.keys(meaning) as W[]
  const schema = z
    .string()
    .refine((text) => Object.hasOwn(meaning, text), `只能填${words.join('、')}`)
    .transform((text) => meaning[text as W])
  return { form: 'text', schema, choices: words }
}

/** A resident ID number with its check digit. Nobody is born after the day of the upload. */
export const idNumberCell = (): Cells<string> & Pick<ImportColumn, 'faultOn'> => ({
  form: 'code',
  schema: faultless((text) => faultOfIdNumber(text, LAST_DAY)),
  faultOn: faultOfIdNumber,
})

export const usccCell = (): Cells<string> => ({ form: 'code', schema: faultless(faultOfUscc) })

export const phoneCell = (): Cells<string> => ({
  form: 'code',
  schema: z.string().refine(isPhone, '不是有效的电话号码：手机11位，座机写成022-12345678'),
})

/** Upper case first, then what the rule says is wrong. */
function faultless(faultOf: (text: string) => string | null): z.ZodType<string, string> {
  return z
    .string()
    .toUpperCase()
    .superRefine((text, context) => {
      const fault = faultOf(text)
      if (fault) context.addIssue({ code: 'custom', message: fault })
    })
}

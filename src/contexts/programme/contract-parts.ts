import { z } from 'zod'
import { isDate } from '#kernel/time.ts'
import { WAYS } from './rules/conflict.ts'
import { STATUSES } from './rules/states.ts'

/** Pieces that the parts of this context's contract share. */
export const keysOf = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]
export const Code = z.string().regex(/^\d{2,12}$/, '请选择区划')
export const Day = z.string().refine(isDate, '日期应写作2023-07-01这样的形式')
export const Reason = z.string().trim().min(2, '请写明理由').max(500, '理由过长，请精简')
export const Page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) }
export const Status = z.enum(keysOf(STATUSES))
export const Role = z.enum(['pilot', 'covered_only'])

export const Counts = z.object({ towns: z.int(), communities: z.int() })
export const Refusal = z.object({ code: z.string(), clause: z.string(), message: z.string() })
export const Conflict = z.object({
  short: z.int(),
  undecided: z.int(),
  text: z.string(),
  ways: z.array(z.object({ way: z.enum(keysOf(WAYS)), title: z.string(), text: z.string(), count: z.int() })),
})

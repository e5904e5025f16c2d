import type { FormRule } from 'antd'
import type { z } from 'zod'

/** Form rules from the very schema the server parses with, so the two can never disagree. */
export function rulesOf<S extends z.ZodObject>(schema: S): Record<keyof S['shape'], FormRule[]> {
  const rules = Object.entries(schema.shape).map(([name, field]) => [name, [ruleOf(field as z.ZodType)]])
  return Object.fromEntries(rules)
}

function ruleOf(field: z.ZodType): FormRule {
  const required = !field.safeParse(undefined).success
  return {
    required,
    validator: async (_: unknown, value: unknown) => {
      if (isEmpty(value) && !required) return
      if (isEmpty(value)) throw new Error('此项必填')
      const { error } = field.safeParse(value)
      if (error) throw new Error(error.issues[0]?.message)
    },
  }
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** What a form holds, as a command takes it: fields left empty are left out rather than sent as ''. */
export const filled = <T extends object>(values: T): T =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === '' || value === null ? undefined : value]),
  ) as T

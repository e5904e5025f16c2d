import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { idCheckDigit, usccCheckChar } from '#kernel/identity.ts'
import type { Endpoint } from '#platform/http/contract.ts'

/** Values of every usual sort; the first that a field's own schema takes is used. */
const candidates = (): unknown[] => [
  undefined,
  '2024-01-05',
  '120101006018',
  '120101',
  randomUUID(),
  `12010119900101${'015'}${idCheckDigit('12010119900101015')}`,
  '13820001234',
  `51120000MJ0000001${usccCheckChar('51120000MJ0000001')}`,
  'wang-xiaoming',
  'Wushe2023',
  '按实际情况填写的说明',
  1,
  30,
  true,
  [],
  null,
]

/**
 * An input that an endpoint's own schema takes, made from the schema alone, with some fields given. So a new endpoint is
 * called rightly without anybody writing a test for it; one whose rule no value here satisfies fails by name, and then
 * says an example in its contract: `.meta({ examples: [...] })`.
 */
export function validInput(endpoint: Endpoint, given: Record<string, unknown>): Record<string, unknown> {
  const input = fill(endpoint.input, given)
  const read = endpoint.input.safeParse(input)
  if (!read.success) throw new Error(`no valid input for “${endpoint.title}”: ${z.prettifyError(read.error)}`)
  return input as Record<string, unknown>
}

function fill(schema: z.ZodType, given: Record<string, unknown> = {}): unknown {
  if (!(schema instanceof z.ZodObject)) return pick(schema)
  const fields = Object.entries(schema.shape).map(([name, field]) => [
    name,
    name in given ? given[name] : pick(field as z.ZodType),
  ])
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

function pick(schema: z.ZodType): unknown {
  const examples = (schema.meta()?.examples as unknown[] | undefined) ?? []
  const options = [...examples, ...candidates(), ...choicesOf(schema)]
  const found = options.find((value) => schema.safeParse(value).success)
  if (found !== undefined || schema.safeParse(undefined).success) return found
  if (schema instanceof z.ZodObject) return fill(schema)
  if (schema instanceof z.ZodArray) return [pick(schema.element as z.ZodType)]
  return undefined
}

const choicesOf = (schema: z.ZodType): unknown[] => (schema instanceof z.ZodEnum ? [...schema.options] : [])

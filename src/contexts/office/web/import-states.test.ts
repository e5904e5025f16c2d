import { expect, test } from 'vitest'
import { scopeFieldsOf } from './import-states.ts'

test('what a kind asks for becomes fields with Chinese labels', () => {
  const fields = scopeFieldsOf({
    type: 'object',
    required: ['areaCode'],
    properties: {
      areaCode: { type: 'string', pattern: '^\\d+$' },
      year: { type: 'integer' },
      asOf: { type: 'string' },
      kind: { type: 'string', enum: ['一', '二'], title: '种类' },
    },
  })
  expect(fields.map(({ label, form, required }) => [label, form, required])).toEqual([
    ['所属区划', 'area', true],
    ['年度', 'integer', false],
    ['截至日期', 'date', false],
    ['种类', 'choice', false],
  ])
})

test('a kind that asks for nothing has no fields', () => {
  expect(scopeFieldsOf(null)).toEqual([])
  expect(scopeFieldsOf({ type: 'object' })).toEqual([])
})

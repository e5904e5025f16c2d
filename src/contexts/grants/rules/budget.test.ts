import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOf, lineFen, linesFen } from './budget.ts'

test('What the page adds up while typing is what the server asks for, to the fen', () => {
  const line = fc.record({
    unitFen: fc.integer({ min: 1, max: 10_000_000 }),
    quantity: fc.integer({ min: 1, max: 1_000 }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 50 }), (typed) => {
      const lines = typed.map((one) => ({ ...one, item: '茶点', amountFen: lineFen(one) }))
      expect(faultOf(lines, linesFen(typed), 0)).toBeUndefined()
    }),
  )
})

test('A line not finished, or finer than a fen, counts as nothing yet', () => {
  expect(linesFen([undefined, {}, { unitFen: 100 }, { quantity: 2 }, { unitFen: 0.5, quantity: 2 }])).toBe(0)
  expect(linesFen([{ unitFen: 1_250, quantity: 3 }, {}])).toBe(3_750)
})

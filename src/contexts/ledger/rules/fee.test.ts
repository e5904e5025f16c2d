import { expect, test } from 'vitest'
import { feeLeft, showRate } from './fee.ts'

test('the fee is the agreed rate on what was given, less what was taken, and never rounded up', () => {
  expect(feeLeft({ givenFen: 100_000, takenFen: 0, rateBp: 300 })).toBe(3_000)
  expect(feeLeft({ givenFen: 99, takenFen: 0, rateBp: 1_000 })).toBe(9)
  expect(feeLeft({ givenFen: 100_000, takenFen: 2_999, rateBp: 300 })).toBe(1)
  expect(feeLeft({ givenFen: 50_000, takenFen: 3_000, rateBp: 300 })).toBe(0)
  expect([showRate(250), showRate(0)]).toEqual(['2.5%', '0%'])
})

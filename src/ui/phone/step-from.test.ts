import { expect, test } from 'vitest'
import { stepFrom } from './step-from.ts'

test('a long form goes on where the address says, as far as there is something to go on with', () => {
  expect(stepFrom(null, 5)).toBe(0)
  expect(stepFrom('3', 5)).toBe(2)
  expect(stepFrom('3', 0)).toBe(0)
  expect(stepFrom('99', 5)).toBe(5)
  expect([stepFrom('0', 5), stepFrom('-4', 5), stepFrom('abc', 5)]).toEqual([0, 0, 0])
})

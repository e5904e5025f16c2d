import { expect, test } from 'vitest'
import { utcOf } from './worker.ts'

test('five past midnight in Tianjin is five past four in the afternoon, UTC', () => {
  expect([utcOf('5 0 * * *'), utcOf('30 9 * * *')]).toEqual(['5 16 * * *', '30 1 * * *'])
  expect(() => utcOf('0 0 1 * *')).toThrow(/not a daily/)
})

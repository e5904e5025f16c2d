import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisTop, shortYuan } from './amounts.ts'

test('an axis is short to read', () => {
  expect([80_000, 3_500_000, 2_000_000, 999_900].map(shortYuan)).toEqual(['800', '3.5万', '2万', '9999'])
})

test('an axis holds every value and is never more than two and a half times as high', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
      const top = axisTop(fen)
      expect(top).toBeGreaterThanOrEqual(fen)
      expect(top).toBeLessThanOrEqual(Math.max(fen, 100) * 2.5)
    }),
  )
})

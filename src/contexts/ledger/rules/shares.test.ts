import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOut } from './shares.ts'

test('what does not divide goes to the largest remainders', () => {
  expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(shareOut(10, [100, 200])).toEqual([3, 7])
  expect(shareOut(1, [1, 2, 0])).toEqual([0, 1, 0])
  expect(() => shareOut(1, [0, 0])).toThrow(RangeError)
})

test('no fen is lost, nobody gets a whole fen more or less than due, and no share is above its weight', () => {
  const weights = fc
    .array(fc.nat(9_000_000_000_000), { minLength: 1, maxLength: 30 })
    .filter((all) => all.some((one) => one > 0))
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
      const sum = all.reduce((a, b) => a + b, 0)
      const total = Math.floor(sum * part)
      const shares = shareOut(total, all)
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
      for (const [index, share] of shares.entries()) {
        const weight = all[index] ?? 0
        expect(share).toBeLessThanOrEqual(weight)
        const off = BigInt(share) * BigInt(sum) - BigInt(total) * BigInt(weight)
        expect(off < BigInt(sum) && -off < BigInt(sum)).toBe(true)
      }
    }),
  )
})

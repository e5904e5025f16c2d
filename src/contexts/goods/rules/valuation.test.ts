import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { medianOf, type Quote, type ValuationLimits, valueOut, worthOf } from './valuation.ts'

const limits: ValuationLimits = { appraisalFen: 5_000_000, leastQuotes: 3, deviationPercent: 10 }
const quotes = (...units: number[]): Quote[] =>
  units.map((unitFen, n) => ({ source: `店${n}`, on: '2024-03-01', unitFen }))

describe('the ladder of valuation', () => {
  test('V0 is nothing, whatever is said', () => {
    expect(worthOf({ level: 'V0', proofFen: 900, quotes: quotes(5, 6, 7) }, 10, limits)).toMatchObject({ valueFen: 0 })
  })
  test('V1 is the invoice; far off the market it is the market, and looked at', () => {
    expect(worthOf({ level: 'V1', proofFen: 10_000, quotes: [] }, 10, limits)).toEqual({
      ...{ valueFen: 10_000, marketFen: null, needsReview: false },
    })
    expect(worthOf({ level: 'V1', proofFen: 11_000, quotes: quotes(1000) }, 10, limits)).toMatchObject({
      ...{ valueFen: 11_000, needsReview: false },
    })
    expect(worthOf({ level: 'V1', proofFen: 11_001, quotes: quotes(1000) }, 10, limits)).toMatchObject({
      ...{ valueFen: 10_000, needsReview: true },
    })
    expect(worthOf({ level: 'V1', quotes: [] }, 10, limits)).toBe('noProof')
  })
  test('V2 needs proof and a market, and is capped at it', () => {
    expect(worthOf({ level: 'V2', proofFen: 9_500, quotes: quotes(1000) }, 10, limits)).toMatchObject({
      valueFen: 9_500,
    })
    expect(worthOf({ level: 'V2', proofFen: 12_000, quotes: quotes(1000) }, 10, limits)).toMatchObject({
      ...{ valueFen: 10_000, needsReview: true },
    })
    expect(worthOf({ level: 'V2', proofFen: 9_500, quotes: [] }, 10, limits)).toBe('noMarketForOwn')
  })
  test('V3 is the median of three quotes or more', () => {
    expect(worthOf({ level: 'V3', quotes: quotes(900, 1000, 1500) }, 10, limits)).toMatchObject({ valueFen: 10_000 })
    expect(worthOf({ level: 'V3', quotes: quotes(900, 1000) }, 10, limits)).toBe('fewQuotes')
  })
  test('from the limit on it is V4 or nothing', () => {
    expect(worthOf({ level: 'V1', proofFen: 5_000_000, quotes: [] }, 10, limits)).toBe('needsAppraisal')
    expect(worthOf({ level: 'V1', proofFen: 4_999_999, quotes: [] }, 10, limits)).toMatchObject({ valueFen: 4_999_999 })
    expect(worthOf({ level: 'V4', appraisalFen: 5_000_000, quotes: [] }, 10, limits)).toMatchObject({
      valueFen: 5_000_000,
    })
  })

  const fen = fc.integer({ min: 1, max: 100_000 })
  const units = fc.array(fen, { minLength: 3, maxLength: 9 })
  test('the median lies between the prices, half of them on either side, and does not mind their order', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 500 }), (prices, quantity) => {
        const median = medianOf(prices, quantity) ?? -1
        expect(median).toBeGreaterThanOrEqual(Math.min(...prices) * quantity)
        expect(median).toBeLessThanOrEqual(Math.max(...prices) * quantity)
        expect(prices.filter((one) => one * quantity < median).length * 2).toBeLessThanOrEqual(prices.length)
        expect(prices.filter((one) => one * quantity > median + quantity).length * 2).toBeLessThanOrEqual(prices.length)
        expect(medianOf(prices.toReversed(), quantity)).toBe(median)
      }),
    )
  })
  test('own products are never worth more than the market', () => {
    fc.assert(
      fc.property(fen, units, fc.integer({ min: 1, max: 40 }), (proofFen, prices, quantity) => {
        const found = worthOf({ level: 'V2', proofFen, quotes: quotes(...prices) }, quantity, limits)
        if (typeof found === 'string') expect(found).toBe('needsAppraisal')
        else expect(found.valueFen).toBeLessThanOrEqual(Math.min(proofFen, found.marketFen ?? 0))
      }),
    )
  })
})

test('pieces that go out in any portions are worth the whole lot together, each within a fen of its share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 30 }),
      (valueFen, portions) => {
        let stock = portions.reduce((a, b) => a + b, 0)
        let left = valueFen
        for (const pieces of portions) {
          const out = valueOut(left, stock, pieces)
          expect(Math.abs(out - (left * pieces) / stock)).toBeLessThan(1)
          left -= out
          stock -= pieces
          expect(left).toBeGreaterThanOrEqual(0)
        }
        expect(left).toBe(0)
      },
    ),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointsOf, underCap, type Worth } from './award.ts'

const worth: Worth = {
  pointsPerHour: 10,
  coefficients: { '05': 150, '17': 200 },
  quality: { '5': 120, '1': 80 },
  dailyCap: 60,
}
const plain = { category: null, rating: null }

test('an hour is ten points, more where the work is harder or was done better; a part of a point is never given', () => {
  expect(pointsOf({ ...plain, minutes: 60 }, worth)).toBe(10)
  expect(pointsOf({ ...plain, minutes: 59 }, worth)).toBe(9)
  expect(pointsOf({ ...plain, minutes: 60, category: '05' }, worth)).toBe(15)
  expect(pointsOf({ ...plain, minutes: 60, category: '01' }, worth)).toBe(10)
  expect(pointsOf({ minutes: 60, category: '17', rating: 5 }, worth)).toBe(24)
  expect(pointsOf({ minutes: 60, category: null, rating: 1 }, worth)).toBe(8)
  expect(pointsOf({ minutes: 60, category: null, rating: 3 }, worth)).toBe(10)
})

test('a day brings no more than its cap', () => {
  expect(underCap(50, 0, worth)).toBe(50)
  expect(underCap(50, 40, worth)).toBe(20)
  expect(underCap(50, 60, worth)).toBe(0)
  expect(underCap(50, 75, worth)).toBe(0)
})

describe('whatever the rule', () => {
  const hundredths = fc.integer({ min: 100, max: 200 })
  const aWorth = fc.record({
    pointsPerHour: fc.integer({ min: 1, max: 1000 }),
    coefficients: fc.dictionary(fc.constantFrom('01', '05', '17'), hundredths),
    quality: fc.dictionary(fc.constantFrom('1', '3', '5'), fc.integer({ min: 50, max: 200 })),
    dailyCap: fc.integer({ min: 1, max: 100_000 }),
  })
  const minutes = fc.integer({ min: 1, max: 1440 })
  const kind = fc.record({
    category: fc.constantFrom(null, '01', '05', '17', '99'),
    rating: fc.constantFrom(null, 1, 3, 5),
  })

  test('a service cut into parts never brings more than the whole', () => {
    fc.assert(
      fc.property(aWorth, kind, fc.array(minutes, { minLength: 1, maxLength: 8 }), (rule, of, parts) => {
        const sum = parts.reduce((total, one) => total + pointsOf({ ...of, minutes: one }, rule), 0)
        const whole = pointsOf({ ...of, minutes: parts.reduce((total, one) => total + one, 0) }, rule)
        expect(sum).toBeLessThanOrEqual(whole)
        expect(whole - sum).toBeLessThan(parts.length)
      }),
    )
  })

  test('a longer service never brings less', () => {
    fc.assert(
      fc.property(aWorth, kind, minutes, minutes, (rule, of, one, other) => {
        const [less = 0, more = 0] = [one, other].sort((a, b) => a - b)
        expect(pointsOf({ ...of, minutes: less }, rule)).toBeLessThanOrEqual(pointsOf({ ...of, minutes: more }, rule))
      }),
    )
  })

  test('a day stays under its cap, in whatever order its services come', () => {
    fc.assert(
      fc.property(aWorth, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 12 }), (rule, services) => {
        const day = services.reduce((sum, points) => sum + underCap(points, sum, rule), 0)
        expect(day).toBe(
          Math.min(
            rule.dailyCap,
            services.reduce((sum, points) => sum + points, 0),
          ),
        )
      }),
    )
  })
})

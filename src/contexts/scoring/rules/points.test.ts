import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PointsRule } from '#contexts/programme/contract.ts'
import { gradeIn } from './grades.ts'
import { pointsOf, wordsOfRule } from './points.ts'

const full = fc.integer({ min: 1, max: 10_000 })
const count = fc.integer({ min: 0, max: 1_000_000 })
const down = (rows: readonly (readonly [number, number])[]) =>
  [...new Map(rows)].toSorted(([one], [other]) => other - one)
const ladder = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 20_000 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => {
    const points = rows.map(([, centi]) => centi).toSorted((one, other) => other - one)
    return down(rows).map(([at], index) => [at, points[index] ?? 0] as const)
  })
const rule: fc.Arbitrary<PointsRule> = fc.oneof(
  fc.constant<PointsRule>({ way: 'ratio' }),
  fc.record({ way: fc.constant('each' as const), centi: fc.integer({ min: 0, max: 20_000 }) }),
  fc.record({ way: fc.constant('minus' as const), centi: fc.integer({ min: 0, max: 20_000 }) }),
  ladder.map((rows): PointsRule => ({ way: 'tiers', tiers: rows.map(([percent, centi]) => ({ percent, centi })) })),
  ladder.map((rows): PointsRule => ({ way: 'steps', steps: rows.map(([at, centi]) => ({ count: at, centi })) })),
  ladder.map(
    (rows): PointsRule => ({ way: 'bands', bands: rows.map(([from, centi]) => ({ from, to: from + 20, centi })) }),
  ),
)

describe('points', () => {
  test('are whole, never above full, never below zero, and the same for the same input', () => {
    fc.assert(
      fc.property(rule, full, count, fc.option(count), (by, fullCenti, part, whole) => {
        const points = pointsOf(by, { part, whole }, fullCenti)
        expect(pointsOf(structuredClone(by), { part, whole }, fullCenti)).toBe(points)
        if (points === null) return
        expect(Number.isInteger(points)).toBe(true)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(fullCenti)
      }),
    )
  })

  test('never fall when more was done, but where each counts against', () => {
    const rising = rule.filter(({ way }) => way !== 'bands')
    fc.assert(
      fc.property(
        rising,
        full,
        count,
        fc.nat(1_000),
        fc.integer({ min: 1, max: 1_000_000 }),
        (by, fullCenti, part, more, whole) => {
          const before = pointsOf(by, { part, whole }, fullCenti) ?? 0
          const after = pointsOf(by, { part: part + more, whole }, fullCenti) ?? 0
          if (by.way === 'minus') expect(after).toBeLessThanOrEqual(before)
          else expect(after).toBeGreaterThanOrEqual(before)
        },
      ),
    )
  })

  test('are none without data: no part, or a share of nothing', () => {
    fc.assert(
      fc.property(rule, full, count, (by, fullCenti, part) => {
        expect(pointsOf(by, { part: null, whole: 5 }, fullCenti)).toBeNull()
        if (by.way === 'ratio' || by.way === 'tiers' || by.way === 'bands') {
          expect(pointsOf(by, { part, whole: 0 }, fullCenti)).toBeNull()
          expect(pointsOf(by, { part, whole: null }, fullCenti)).toBeNull()
        }
      }),
    )
  })

  const satisfied: PointsRule = {
    way: 'tiers',
    tiers: [
      { percent: 95, centi: 400 },
      { percent: 90, centi: 300 },
      { percent: 85, centi: 200 },
      { percent: 80, centi: 100 },
    ],
  }
  test.each([
    [9_500, 400],
    [9_499, 300],
    [9_000, 300],
    [8_999, 200],
    [7_999, 0],
  ])('a share of %i in 10,000 satisfied is %i centi-points: just short is short', (part, centi) => {
    expect(pointsOf(satisfied, { part, whole: 10_000 }, 400)).toBe(centi)
  })

  test('of a budget: full from 80 to 100 per cent, half above or below, none beyond', () => {
    const by: PointsRule = {
      way: 'bands',
      bands: [
        { from: 80, to: 100, centi: 400 },
        { from: 60, to: 80, centi: 200 },
        { from: 100, to: 110, centi: 200 },
      ],
    }
    const points = [59, 60, 79, 80, 100, 101, 111].map((part) => pointsOf(by, { part, whole: 100 }, 400))
    expect(points).toEqual([0, 200, 200, 400, 400, 200, 0])
    expect(wordsOfRule(by)).toContain('80%至100%得4分')
  })
})

describe('grades', () => {
  const grades = [
    { code: 'good', title: '良好', fromCenti: 8_000 },
    { code: 'pass', title: '合格', fromCenti: 6_000 },
    { code: 'fail', title: '不合格', fromCenti: 0 },
  ]
  test('a hundredth short of a bound is below it, and a veto ends it', () => {
    expect([8_000, 7_999, 6_000, 5_999].map((total) => gradeIn(grades, total, false).code)).toEqual([
      'good',
      'pass',
      'pass',
      'fail',
    ])
    expect(gradeIn(grades, 10_000, true).code).toBe('fail')
  })
})

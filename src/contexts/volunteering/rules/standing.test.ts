import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageOn, standingOf } from './standing.ts'

const ages = { leastAge: 14, ownIncomeAge: 16, adultAge: 18 }

test.each([
  ['2010-03-06', '2024-03-05', 13],
  ['2010-03-05', '2024-03-05', 14],
  ['2008-02-29', '2022-02-28', 13],
  ['2008-02-29', '2022-03-01', 14],
  ['2008-02-29', '2024-02-29', 16],
  ['2006-12-31', '2024-12-30', 17],
])('born on %s is on %s %i years old', (birth, day, age) => {
  expect(ageOn(birth, day)).toBe(age)
})

test.each([
  [13, false, 'too-young'],
  [13, true, 'too-young'],
  [14, false, 'with-guardian'],
  [14, true, 'with-guardian'],
  [15, true, 'with-guardian'],
  [16, false, 'with-guardian'],
  [16, true, 'alone'],
  [17, false, 'with-guardian'],
  [17, true, 'alone'],
  [18, false, 'alone'],
  [80, false, 'alone'],
] as const)('at %i (own wages: %s) one registers %s', (age, ownIncome, standing) => {
  expect(standingOf(age, ownIncome, ages)).toBe(standing)
})

test('nobody loses standing by growing older', () => {
  const rank = { 'too-young': 0, 'with-guardian': 1, alone: 2 }
  fc.assert(
    fc.property(fc.nat(100), fc.boolean(), (age, ownIncome) => {
      expect(rank[standingOf(age + 1, ownIncome, ages)]).toBeGreaterThanOrEqual(rank[standingOf(age, ownIncome, ages)])
    }),
  )
})

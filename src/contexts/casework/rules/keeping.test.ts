import { expect, test } from 'vitest'
import { adultOn, keptUntil, missingOf } from './keeping.ts'

const rule = { years: 5, minorYears: 3 }
test('five years after closure, or until a child is 21, whichever ends later', () => {
  expect(keptUntil('2024-06-01', null, rule)).toBe('2029-06-01')
  expect(adultOn('2014-05-20', '2024-06-01')).toBe('2032-05-20')
  expect(keptUntil('2024-06-01', '2032-05-20', rule)).toBe('2035-05-20')
  expect(keptUntil('2024-06-01', '2024-07-01', rule)).toBe('2029-06-01')
  expect([adultOn('2006-06-01', '2024-06-01'), adultOn(null, '2024-06-01')]).toEqual([null, null])
})

test('only a whole file is archived', () => {
  const whole = { contacts: 3, followUpsOpen: 0, isReferred: false, isRejected: false }
  const kinds = ['intake', 'consent', 'assessment', 'plan', 'plan-approved', 'evaluation', 'closure'] as const
  expect(missingOf({ ...whole, kinds })).toEqual([])
  expect(missingOf({ ...whole, kinds: kinds.slice(0, 5), contacts: 0, followUpsOpen: 1 })).toEqual([
    '评估表',
    '结案表',
    '过程记录',
    '1次回访记录',
  ])
  expect(missingOf({ ...whole, kinds: ['intake', 'referral'], isReferred: true })).toEqual(['转介回执'])
  expect(missingOf({ ...whole, kinds: ['intake', 'decline'], isRejected: true })).toEqual([])
})

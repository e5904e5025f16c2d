import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Figure } from '../vocabulary.ts'
import { changedByHand, faultOf, isSame, recounted, shownOf, wordsOf } from './figures.ts'

const figure = (code: string, part: number | null, hand: Figure['hand'] = null): Figure => ({
  ...{ code, title: code, form: 'share', source: '', page: '/', part, whole: 10, hand },
})
const byHand = { part: 9, whole: 10, reason: '漏统一个', name: '张三', at: '2024-01-10T09:00:00+08:00' }

test('amounts read as an officer writes them, rounded down', () => {
  expect(wordsOf('count', { part: 7, whole: null })).toBe('7')
  expect(wordsOf('share', { part: 14_996, whole: 100_000 })).toBe('14.99%（14996/100000）')
  expect(wordsOf('mean', { part: 25_999, whole: 3 })).toBe('86.66分（3个）')
  expect(wordsOf('share', { part: 0, whole: 0 })).toBe('尚无数据')
  expect(wordsOf('count', { part: null, whole: null })).toBe('尚无数据')
})

test('a share is never more than its whole, a mean never more than 100 points', () => {
  expect(faultOf('share', { part: 3, whole: 2 })).toBe('part-above-whole')
  expect(faultOf('mean', { part: 10_001, whole: 1 })).toBe('part-above-whole')
  expect(faultOf('share', { part: 3, whole: null })).toBe('whole-missing')
  expect(faultOf('mean', { part: 20_000, whole: 2 })).toBeUndefined()
  expect(faultOf('share', { part: 0, whole: 0 })).toBeUndefined()
  expect(faultOf('count', { part: 3, whole: null })).toBeUndefined()
})

test('counting anew never loses what a hand changed, and never changes what it said', () => {
  const figures = fc.uniqueArray(
    fc.record({ code: fc.constantFrom(...'ABCDEF'), part: fc.nat(10), isByHand: fc.boolean() }),
    { selector: ({ code }) => code },
  )
  fc.assert(
    fc.property(figures, figures, (before, after) => {
      const old = before.map(({ code, part, isByHand }) => figure(code, part, isByHand ? byHand : null))
      const fresh = after.map(({ code, part }) => figure(code, part))
      const now = recounted(old, fresh)
      expect(
        changedByHand(now)
          .map(({ code }) => code)
          .toSorted(),
      ).toEqual(
        changedByHand(old)
          .map(({ code }) => code)
          .toSorted(),
      )
      for (const one of changedByHand(now)) expect(isSame(shownOf(one), byHand)).toBe(true)
      for (const { code, part } of fresh) expect(now.find((one) => one.code === code)?.part).toBe(part)
      expect(now.map(({ code }) => code).length).toBe(new Set(now.map(({ code }) => code)).size)
    }),
  )
})

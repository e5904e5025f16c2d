import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameTitle, readNumber } from './number.ts'

test('a number has its code, the year in six-angle brackets and its serial', () => {
  expect(readNumber('津民函〔2024〕20号')).toEqual({ code: '津民函', year: 2024, serial: 20 })
  expect(readNumber('津民函[2024]20号')).toBe('brackets')
  expect(readNumber('津民函（2024）20号')).toBe('brackets')
  expect(readNumber('津民函〔24〕20号')).toBe('year')
  expect(readNumber('津民函〔2024〕第20号')).toBe('ordinal')
  expect(readNumber('津民函〔2024〕020号')).toBe('zero')
  expect(readNumber('津民函2024年20号')).toBe('form')
  expect(readNumber('')).toBe('form')
})

test('every number written by the rule is read back, and no other text is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1949, max: 2999 }), fc.integer({ min: 1, max: 99_999 }), (year, serial) => {
      expect(readNumber(`津民发〔${year}〕${serial}号`)).toEqual({ code: '津民发', year, serial })
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => typeof readNumber(text) === 'string' || /〔\d{4}〕[1-9]\d*号$/.test(text)),
  )
})

test('a title broken over lines is the same title; another word is not', () => {
  expect(isSameTitle('关于结项的通知', '关于\n  结项的通知')).toBe(true)
  expect(isSameTitle('关于结项的通知', '关于结项的通报')).toBe(false)
})

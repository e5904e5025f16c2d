import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesOf } from './minutes.ts'

test('hours and minutes say the same time, never more than was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 2400 }), (hundredths) => {
      const read = minutesOf({ hours: hundredths / 100, minutes: null })
      expect(read).toBe(Math.floor((hundredths * 60) / 100))
      expect(minutesOf({ hours: null, minutes: Number(read) })).toBe(read)
    }),
  )
})

test('both, none, nothing and more than a day are refused with a sentence', () => {
  expect(minutesOf({ hours: 2, minutes: 120 })).toContain('只填一列')
  expect(minutesOf({ hours: null, minutes: null })).toContain('请填写')
  expect(minutesOf({ hours: 0.01, minutes: null })).toContain('大于0')
  expect(minutesOf({ hours: null, minutes: 1441 })).toContain('24小时')
  expect(minutesOf({ hours: 24, minutes: null })).toBe(1440)
})

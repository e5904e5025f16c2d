import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIKELY, likeness, sameness } from './likeness.ts'

const told = (title: string, more: object = {}) => ({
  ...{ title, description: '', areaCode: '120101006018', beneficiaryPersonId: null },
  ...more,
})

test('likeness goes both ways, is whole between 0 and 100, and the same words are 100', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (one, other) => {
      const found = likeness(one, other)
      expect(found).toBe(likeness(other, one))
      expect(Number.isInteger(found) && found >= 0 && found <= 100).toBe(true)
    }),
  )
  expect(likeness('楼道灯坏了', '楼道灯坏了！')).toBe(100)
  expect(likeness('', '')).toBe(0)
})

test('two who tell of one lamp are likely the same, a lamp and a meal are not, and one person counts', () => {
  expect(sameness(told('楼道灯坏了看不见路'), told('3号楼楼道灯坏了'))).toBeGreaterThanOrEqual(LIKELY)
  expect(sameness(told('楼道灯坏了看不见路'), told('老人吃饭没人做'))).toBeLessThan(LIKELY)
  const person = { beneficiaryPersonId: 'p' }
  expect(sameness(told('老人吃饭没人做', person), told('需要送餐', person))).toBeGreaterThanOrEqual(LIKELY)
  expect(sameness(told('楼道灯坏了'), told('楼道灯坏了', { areaCode: '120101006001' }))).toBe(100)
})

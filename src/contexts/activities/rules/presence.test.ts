import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes } from '#kernel/time.ts'
import { correctedAt, faultOfIn, faultOfOut } from './presence.ts'

const startsAt = new Date('2024-03-09T09:00:00+08:00')
const window = { startsAt, endsAt: addMinutes(startsAt, 120), earlyMinutes: 30, overrunMinutes: 30 }
const at = (minutes: number) => addMinutes(startsAt, minutes)

test('who comes is taken from half an hour before to the end, and never before it happens', () => {
  expect(faultOfIn(at(-31), at(0), window)).toBe('before')
  expect(faultOfIn(at(-30), at(0), window)).toBeUndefined()
  expect(faultOfIn(at(120), at(200), window)).toBeUndefined()
  expect(faultOfIn(at(121), at(200), window)).toBe('after')
  expect(faultOfIn(at(10), at(0), window)).toBe('future')
})

test('who leaves came before; what is stated afterwards ends with the plan', () => {
  const leaving = { inAt: at(0), isStated: false, window }
  expect(faultOfOut(at(0), at(60), leaving)).toBe('before-in')
  expect(faultOfOut(at(150), at(160), leaving)).toBeUndefined()
  expect(faultOfOut(at(151), at(160), leaving)).toBe('late')
  expect(faultOfOut(at(121), at(160), { ...leaving, isStated: true })).toBe('late')
  expect(faultOfOut(at(120), at(160), { ...leaving, isStated: true })).toBeUndefined()
  expect(faultOfOut(at(90), at(60), leaving)).toBe('future')
})

test('a clock that is wrong by any time is put right by what the phone measured', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: -30, max: 120 }), (wrong, minute) => {
      const byThePhone = new Date(at(minute).getTime() - wrong)
      expect(correctedAt(byThePhone, wrong)).toEqual(at(minute))
      expect(faultOfIn(correctedAt(byThePhone, wrong), at(130), window)).toBeUndefined()
    }),
  )
})

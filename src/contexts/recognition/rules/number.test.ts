import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idCheckDigit } from '#kernel/identity.ts'
import { checkSignOf, isNumber, numberOf, readNumber } from './number.ts'

const digitsOf = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const some = fc
  .record({
    districtCode: digitsOf(6),
    year: fc.integer({ min: 2023, max: 2099 }),
    seq: fc.integer({ min: 1, max: 999_999 }),
  })
  .map(numberOf)
const digitPlaces = [5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22]
const swapped = (text: string, one: number, other: number): string => {
  const signs = [...text]
  ;[signs[one], signs[other]] = [signs[other] ?? '', signs[one] ?? '']
  return signs.join('')
}

test('a number is read back as it was made, however it is typed', () => {
  expect(numberOf({ districtCode: '120101', year: 2024, seq: 17 })).toBe('ZYFW-120101-2024-000017-7')
  fc.assert(
    fc.property(some, (number) => {
      expect(isNumber(number)).toBe(true)
      expect(readNumber(number)).toBe(number)
      expect(readNumber(` ${number.toLowerCase().replaceAll('-', '－')} `)).toBe(number)
      expect(readNumber(number.replaceAll('-', ''))).toBe(number)
    }),
  )
})

test('the check digit is that of resident ID numbers (ISO 7064 MOD 11-2)', () => {
  fc.assert(
    fc.property(digitsOf(17), (digits) => {
      expect(checkSignOf(digits)).toBe(idCheckDigit(digits))
    }),
  )
})

test('one wrong digit is found', () => {
  fc.assert(
    fc.property(some, fc.constantFrom(...digitPlaces), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
      const wrong = String((Number(number[place]) + by) % 10)
      expect(isNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBe(false)
    }),
  )
})

test('two neighbouring digits exchanged are found', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: digitPlaces.length - 2 }), (number, at) => {
      const [one = 0, other = 0] = [digitPlaces[at], digitPlaces[at + 1]]
      fc.pre(number[one] !== number[other])
      expect(isNumber(swapped(number, one, other))).toBe(false)
    }),
  )
})

test('what is no number is none', () => {
  for (const text of ['', 'ZYFW', 'ZYFW-12010-2024-000017-5', 'ZYFW-120101-2024-000017', 'ABCD-120101-2024-000017-5'])
    expect(readNumber(text)).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageOn, minorFault } from './minors.ts'

const ages = { family: 8, companion: 14, adult: 18 }
const activity = { isFamily: false, hazards: [], consent: undefined }
const company = { accompanies: true }

test('an age is full on the birthday itself', () => {
  expect(ageOn('2010-03-09', '2024-03-08')).toBe(13)
  expect(ageOn('2010-03-09', '2024-03-09')).toBe(14)
  expect(ageOn(null, '2024-03-09')).toBeUndefined()
})

test('each age has its rule', () => {
  expect(minorFault(7, ages, { ...activity, consent: company })).toBe('family-only')
  expect(minorFault(7, ages, { ...activity, isFamily: true })).toBe('needs-company')
  expect(minorFault(7, ages, { ...activity, isFamily: true, consent: company })).toBeUndefined()
  expect(minorFault(13, ages, { ...activity, consent: { accompanies: false } })).toBe('needs-company')
  expect(minorFault(13, ages, { ...activity, consent: company })).toBeUndefined()
  expect(minorFault(17, ages, activity)).toBe('needs-consent')
  expect(minorFault(17, ages, { ...activity, consent: { accompanies: false } })).toBeUndefined()
  expect(minorFault(17, ages, { ...activity, hazards: ['night'], consent: company })).toBe('hazard')
  expect(minorFault(18, ages, { ...activity, hazards: ['night'] })).toBeUndefined()
})

test('growing older never takes away what was allowed', () => {
  const consent = fc.constantFrom(undefined, { accompanies: true }, { accompanies: false })
  const given = fc.record({ isFamily: fc.boolean(), hazards: fc.constantFrom([], ['night']), consent })
  fc.assert(
    fc.property(fc.nat({ max: 90 }), given, (age, what) => {
      if (minorFault(age, ages, what) === undefined) expect(minorFault(age + 1, ages, what)).toBeUndefined()
    }),
  )
})

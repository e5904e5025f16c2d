import { expect, test } from 'vitest'
import { AGREEMENT_FIELDS, type AgreementField, missingFields, showBp } from './agreement.ts'

const whole = Object.fromEntries(Object.keys(AGREEMENT_FIELDS).map((key) => [key, '有'])) as Record<
  AgreementField,
  string
>

test('an agreement is whole when every field says something', () => {
  expect(missingFields(whole)).toEqual([])
  expect(missingFields({ ...whole, surplus: '', toDate: null })).toEqual(['终止日期', '剩余财产的处理'])
})

test('basis points are shown as a percentage', () => expect([0, 500, 1050].map(showBp)).toEqual(['0%', '5%', '10.5%']))

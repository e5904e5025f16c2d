import { expect, test } from 'vitest'
import { wantedOf } from './wanted.ts'

test('one box finds by ID number, telephone or name', () => {
  expect(wantedOf(' ')).toEqual({})
  expect(wantedOf('12010119900101001x')).toEqual({ idNumber: '12010119900101001X' })
  expect(wantedOf('138 2000 1234')).toEqual({ phone: '13820001234' })
  expect(wantedOf('022-12345678')).toEqual({ phone: '022-12345678' })
  expect(wantedOf('王秀英')).toEqual({ name: '王秀英' })
})

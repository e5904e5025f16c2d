import { expect, test } from 'vitest'
import { agesWords, dayOf, minorsWords, placesWords, spanOf, timeOf } from './words.ts'

test('moments are told by the clock of Tianjin, whatever the phone is set to', () => {
  expect(timeOf('2024-03-09T01:02:00Z')).toBe('09:02')
  expect(spanOf({ startsAt: '2024-03-09T01:00:00Z', endsAt: '2024-03-09T03:00:00Z' })).toBe('3月9日 周六 09:00–11:00')
  expect(dayOf('2023-12-31T16:30:00Z', '2023-12-30')).toBe('2024年1月1日 周一')
})

test('an activity over midnight names both days', () =>
  expect(spanOf({ startsAt: '2024-03-09T14:00:00Z', endsAt: '2024-03-09T17:00:00Z' })).toBe(
    '3月9日 周六 22:00–3月10日 周日 01:00',
  ))

test('places and ages are said in words', () => {
  expect(placesWords({ places: 10, taken: 7 })).toBe('余3个名额')
  expect(placesWords({ places: 10, taken: 10 })).toBe('已满，可候补')
  expect(placesWords({ places: 10, taken: 10, waiting: 2 })).toBe('已满，2人候补')
  expect(agesWords({ minAge: null, maxAge: null })).toBeNull()
  expect(agesWords({ minAge: 16, maxAge: 65 })).toBe('16至65周岁')
})

test('a hazard keeps minors out, whatever else is said', () => {
  const family = { minAge: 6, maxAge: null, isFamily: true, hazards: [] }
  expect(minorsWords(family)).toContain('亲子')
  expect(minorsWords({ ...family, hazards: ['water'] })).toBe('涉及涉水，未满18周岁不能参加。')
  expect(minorsWords({ ...family, minAge: 18 })).toBe('限成年人参加。')
})

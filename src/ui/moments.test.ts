import { expect, test } from 'vitest'
import { spanOf, toLocal, toMoment } from './moments.ts'

test('a field of date and time and the moment it means are the same, whatever the zone of the computer', () => {
  expect(new Date(toMoment('2024-03-09T09:00')).toISOString()).toBe('2024-03-09T01:00:00.000Z')
  expect(toLocal('2024-03-09T01:00:00.000Z')).toBe('2024-03-09T09:00')
})

test('a shift within a day says the day once', () => {
  expect(spanOf('2024-03-09T01:00:00Z', '2024-03-09T03:30:00Z')).toBe('2024-03-09 09:00–11:30')
  expect(spanOf('2024-03-09T13:00:00Z', '2024-03-09T17:00:00Z')).toBe('2024-03-09 21:00 至 2024-03-10 01:00')
})

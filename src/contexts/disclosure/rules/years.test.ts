import { expect, test } from 'vitest'
import { calendarYearOf, programmeYearOf } from './years.ts'

const twoYears = { startsOn: '2023-07-01', endsOn: '2025-06-30' }

test.each([
  ['2023-07-01', '2023-07-01', '2023-07-01'],
  ['2024-06-30', '2023-07-01', '2024-06-30'],
  ['2024-07-01', '2024-07-01', '2024-07-01'],
  ['2026-11-26', '2024-07-01', '2025-06-30'],
])('on %s the programme year runs from %s to %s: after the end it is the last one, whole', (day, from, to) => {
  expect(programmeYearOf(twoYears, day)).toEqual({ from, to })
})

test('the calendar year runs from January, whether or not the programme does', () => {
  expect(calendarYearOf('2026-11-26')).toEqual({ from: '2026-01-01', to: '2026-11-26' })
})

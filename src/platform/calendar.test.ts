import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addWorkingDays, endOfPeriod, isWorkingDay, workingDaysBetween } from '#kernel/working-days.ts'
import { readCalendar, workCalendar } from './calendar.ts'

test('weekends rest, unless worked in exchange; holidays rest on any day', () => {
  const calendar = workCalendar()
  const days = ['2024-02-04', '2024-02-10', '2024-02-16', '2024-02-18', '2024-02-19', '2024-02-24']
  expect(days.map((day) => isWorkingDay(day, calendar))).toEqual([true, false, false, true, true, false])
})

test('a notice of five working days before the Spring Festival of 2024 ends after it', () => {
  const calendar = workCalendar()
  expect(addWorkingDays('2024-02-06', 5, calendar)).toBe('2024-02-19')
  expect(workingDaysBetween('2024-02-06', '2024-02-19', calendar)).toBe(5)
  expect(endOfPeriod('2024-02-10', calendar)).toBe('2024-02-18')
})

test('a year nobody has arranged is refused, never guessed', () => {
  expect(() => isWorkingDay('2039-01-04', workCalendar())).toThrow(/2039年的放假安排/)
})

test('a calendar with a day that does not exist is refused, naming the entry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wushe-calendar-'))
  const file = join(folder, 'working-days.json')
  writeFileSync(file, '{"note":"","years":{"2028":{"basis":"arranged","off":["2028-02-30"],"worked":[]}}}')
  expect(() => readCalendar(file)).toThrow(/years\.2028\.off\.0/)
  rmSync(folder, { recursive: true })
})

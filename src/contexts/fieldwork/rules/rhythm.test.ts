import { expect, test } from 'vitest'
import { dueOf, lineOfTarget, mostOften, nextDue } from './rhythm.ts'

const months = (code: string): number => ({ T01: 1, T02: 3, T10: 1 })[code] ?? 6

test('somebody of several kinds is visited as often as the one that is visited most', () => {
  expect(mostOften(['T02', 'T10', 'T14'], months)).toBe('T10')
  expect(mostOften(['T10', 'T01'], months)).toBe('T01')
  expect(mostOften([], months)).toBeUndefined()
})

test('the next visit is a month after the last one, or on the day agreed', () => {
  expect(nextDue('2024-01-31', 1, null)).toBe('2024-02-29')
  expect(nextDue('2024-01-31', 1, '2024-02-05')).toBe('2024-02-05')
})

test('a planned day is overdue from the day after it', () => {
  expect(dueOf('2024-03-05', '2024-03-05')).toBe('today')
  expect(dueOf('2024-03-05', '2024-03-06')).toBe('overdue')
  expect(dueOf('2024-03-12', '2024-03-05')).toBe('soon')
  expect(dueOf('2024-03-13', '2024-03-05')).toBe('later')
})

test('a kind of target belongs to a line', () => {
  expect(['T02', 'T07', 'T10', 'T11', 'T14', ''].map(lineOfTarget)).toEqual([
    ...['relief', 'child', 'elder', 'disability', 'other', 'other'],
  ])
})

import { expect, test } from 'vitest'
import { closeFault, lastDayOf, nextToClose } from './months.ts'

test('months are closed one after the other, and only when they have ended', () => {
  const book = { first: '2024-01-15', lastClosed: null, today: '2024-03-05' }
  expect(closeFault('2024-01-01', book)).toBeUndefined()
  expect(closeFault('2024-02-01', book)).toBe('notInTurn')
  expect(closeFault('2024-03-01', { ...book, lastClosed: '2024-02-01' })).toBe('notEnded')
  expect(closeFault('2024-02-01', { ...book, lastClosed: '2024-02-01' })).toBe('closedAlready')
  expect(closeFault('2024-01-01', { ...book, first: null })).toBe('noEntries')
  expect(closeFault('2024-02-01', { ...book, lastClosed: '2024-01-01', today: '2024-03-01' })).toBeUndefined()
  expect(nextToClose({ first: null, lastClosed: null })).toBeNull()
  expect(lastDayOf('2024-02-01')).toBe('2024-02-29')
})

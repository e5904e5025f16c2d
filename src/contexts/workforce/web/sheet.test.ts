import { expect, test } from 'vitest'
import { exceptionsOf, nextState } from './sheet.ts'

const isWorkday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

test('a cell goes round; a day off is worked or not', () => {
  expect([nextState(true, undefined), nextState(true, 'leave'), nextState(true, 'away')]).toEqual([
    'leave',
    'training',
    'on_duty',
  ])
  expect([nextState(false, undefined), nextState(false, 'on_duty')]).toEqual(['on_duty', undefined])
})

test('days said alike in a row are one exception; days as usual are none', () => {
  const said = {
    '2024-02-19': 'leave',
    '2024-02-20': 'leave',
    '2024-02-21': 'on_duty',
    '2024-02-25': 'on_duty',
  } as const
  expect(exceptionsOf('a', said, isWorkday)).toEqual([
    { personId: 'a', fromDate: '2024-02-19', toDate: '2024-02-20', state: 'leave' },
    { personId: 'a', fromDate: '2024-02-25', toDate: '2024-02-25', state: 'on_duty' },
  ])
})

import { expect, test } from 'vitest'
import { monthsInTheWay } from './figures-of.ts'

const open = [
  { month: '2023-12', differenceFen: null },
  { month: '2024-01', differenceFen: 500 },
  { month: '2024-02', differenceFen: null },
  { month: '2024-03', differenceFen: null },
]

test('a balance stands on every month before it, a period on its own months that are over', () => {
  const quarter = { kind: 'quarter-statement', fromDate: '2024-01-01', toDate: '2024-02-29' } as const
  expect(monthsInTheWay(quarter, open)).toEqual(['2023-12', '2024-01', '2024-02'])
  expect(monthsInTheWay({ ...quarter, kind: 'grant-report', toDate: '2024-03-30' }, open)).toEqual([
    '2024-01',
    '2024-02',
  ])
})

test('a single gift is held back by its own month alone, and only where the host says otherwise', () => {
  const gift = { kind: 'related-gift', fromDate: '2024-03-31', toDate: '2024-03-31' } as const
  expect(monthsInTheWay(gift, open)).toEqual([])
  expect(monthsInTheWay({ ...gift, fromDate: '2024-01-10', toDate: '2024-01-10' }, open)).toEqual(['2024-01'])
})

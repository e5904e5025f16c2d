import { expect, test } from 'vitest'
import { latestOfEach } from './station.ts'

const at = (moment: string) => new Date(`${moment}+08:00`)

test('an item stands as its latest check says, whichever was typed in last', () => {
  const checks = [
    { item: 'place', isMet: true, checkedOn: '2024-03-01', recordedAt: at('2024-03-01T09:00') },
    { item: 'place', isMet: false, checkedOn: '2024-01-05', recordedAt: at('2024-03-04T09:00') },
    { item: 'sign', isMet: true, checkedOn: '2024-03-01', recordedAt: at('2024-03-01T09:00') },
    { item: 'sign', isMet: false, checkedOn: '2024-03-01', recordedAt: at('2024-03-01T10:00') },
  ]
  expect(latestOfEach(checks).map(({ item, isMet }) => [item, isMet])).toEqual([
    ['place', true],
    ['sign', false],
  ])
})

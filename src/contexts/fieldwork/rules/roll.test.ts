import { expect, test } from 'vitest'
import { type Called, faultOfRoll } from './roll.ts'

const here = (personId: string): Called => ({ personId, state: 'present' })
const away = (personId: string): Called => ({ personId, state: 'absent' })
const members = [
  { personId: 'a', until: null },
  { personId: 'b', until: '2024-03-10' },
]

test('every member of the day is called, and nobody else', () => {
  const on = (heldOn: string, roll: Called[]) => faultOfRoll('group', { heldOn, roll, peopleCount: null }, members)
  expect(on('2024-03-05', [here('a'), away('b')])).toBeUndefined()
  expect(on('2024-03-05', [here('a')])).toEqual({ kind: 'missing', count: 1 })
  expect(on('2024-03-10', [here('a')])).toBeUndefined()
  expect(on('2024-03-05', [here('a'), here('b'), here('c')])).toEqual({ kind: 'stranger' })
})

test('an activity is counted or called', () => {
  const told = (roll: Called[], peopleCount: number | null) =>
    faultOfRoll('activity', { heldOn: '2024-03-05', roll, peopleCount }, [])
  expect(told([], null)).toEqual({ kind: 'no-count' })
  expect(told([], 120)).toBeUndefined()
  expect(told([here('a'), here('b'), away('c')], 2)).toBeUndefined()
  expect(told([here('a'), here('b')], 1)).toEqual({ kind: 'less', roll: 2 })
})

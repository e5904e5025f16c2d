import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { type Party, partyList } from '../vocabulary.ts'
import { completenessOf, firstActs, standOf, stillDaysOf } from './seats.ts'

const party = fc.constantFrom(...partyList)
const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2024-01-01', n))
const acts = fc.array(fc.record({ party, on: day }), { maxLength: 30 })

describe('a seat', () => {
  test('that was asked in vain is late the day after, not on the day', () => {
    expect(standOf(false, { dueOn: '2024-03-10' }, '2024-03-10')).toBe('asked')
    expect(standOf(false, { dueOn: '2024-03-10' }, '2024-03-11')).toBe('late')
    expect(standOf(false, undefined, '2024-03-11')).toBe('named')
  })

  test('is filled by an act, also of one whom nobody asked, and by nothing else', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.option(fc.record({ dueOn: day }), { nil: undefined }),
        day,
        (hasActed, asked, today) => {
          expect(standOf(hasActed, asked, today) === 'acted').toBe(hasActed)
        },
      ),
    )
  })
})

test('completeness is the number of parties with an act: never above acts, never above five', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const found = completenessOf(list)
      expect(found).toBeLessThanOrEqual(Math.min(list.length, partyList.length))
      expect(found).toBe(firstActs(list).size)
      for (const one of partyList) {
        const without = list.filter((act) => act.party !== one)
        expect(completenessOf(without)).toBe(found - (without.length < list.length ? 1 : 0))
      }
    }),
  )
})

test('the first act of a party is the earliest', () => {
  const list = [
    { party: 'charity' as Party, on: '2024-03-09' },
    { party: 'charity' as Party, on: '2024-03-02' },
    { party: 'community' as Party, on: '2024-03-01' },
  ]
  expect(firstActs(list).get('charity')?.on).toBe('2024-03-02')
})

test('a project stands still from its last act on; what is dated later does not count yet', () => {
  expect(stillDaysOf([], '2024-03-01', '2024-03-15')).toBe(14)
  expect(stillDaysOf([{ on: '2024-03-05' }, { on: '2024-03-10' }], '2024-03-01', '2024-03-15')).toBe(5)
  expect(stillDaysOf([{ on: '2024-04-05' }], '2024-03-01', '2024-03-15')).toBe(14)
  fc.assert(
    fc.property(acts, day, day, (list, from, today) => {
      expect(stillDaysOf(list, from, today)).toBeGreaterThanOrEqual(0)
    }),
  )
})

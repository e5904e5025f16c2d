import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { type CampaignLimits, clockOf, lastDayPossible, lastDayToSubmit } from './clock.ts'
import { mayFrom, nextSteps } from './states.ts'

const is = (value: number) => ({ value, basis: '条' })
const limits: CampaignLimits = {
  ...{ fileBefore: is(10), emergencyFile: is(10), review: is(10), complete: is(5), change: is(10) },
  ...{ maxMonths: is(36), emergencyMaxMonths: is(12), reportMonths: is(3) },
}
const roll = (day: string) => day
const none = { steps: [], changes: [], endedOn: null, reportedOn: null }

describe('the filing clock', () => {
  test('counts ten days before the start, or ten after it in an emergency', () => {
    expect(lastDayToSubmit({ startsOn: '2024-05-20', isEmergency: false }, limits)).toBe('2024-05-10')
    expect(lastDayToSubmit({ startsOn: '2024-05-20', isEmergency: true }, limits)).toBe('2024-05-30')
    expect(lastDayPossible({ startsOn: '2024-05-20', isEmergency: false }, limits)).toBe('2027-05-20')
    expect(lastDayPossible({ startsOn: '2024-05-20', isEmergency: true }, limits)).toBe('2025-05-20')
  })

  test('walks with the papers: handed in, sent back, completed, numbered, changed, reported', () => {
    const clock = clockOf(
      {
        startsOn: '2024-05-20',
        isEmergency: false,
        steps: [
          { kind: 'submitted', happenedOn: '2024-05-06' },
          { kind: 'returned', happenedOn: '2024-05-08' },
          { kind: 'completed', happenedOn: '2024-05-14' },
          { kind: 'filed', happenedOn: '2024-05-16' },
        ],
        changes: [{ changedOn: '2024-06-01', filedOn: null }],
        endedOn: '2024-08-31',
        reportedOn: null,
      },
      { limits, today: '2024-09-01', roll },
    )
    expect(clock.map(({ code, dueOn, state }) => [code, dueOn, state])).toEqual([
      ['submit', '2024-05-10', 'done'],
      ['number', '2024-05-16', 'done'],
      ['complete', '2024-05-13', 'late'],
      ['number', '2024-05-24', 'done'],
      ['change', '2024-06-11', 'overdue'],
      ['report', '2024-11-30', 'open'],
    ])
  })

  test('a period that ends on a day off ends on the next working day; one that must be over before the start does not', () => {
    const rolled = (day: string) => addDays(day, 1)
    const of = (isEmergency: boolean) =>
      clockOf({ ...none, startsOn: '2024-05-20', isEmergency }, { limits, today: '2024-05-01', roll: rolled })[0]?.dueOn
    expect(of(false)).toBe('2024-05-10')
    expect(of(true)).toBe('2024-05-31')
  })

  test('whenever the last day to hand in is past and nothing was, it says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.boolean(), (days, isEmergency) => {
        const today = addDays('2024-01-01', days)
        const [first] = clockOf({ ...none, startsOn: '2024-06-01', isEmergency }, { limits, today, roll })
        expect(first?.state).toBe(today > (isEmergency ? '2024-06-11' : '2024-05-22') ? 'overdue' : 'open')
      }),
    )
  })
})

test('only an emergency runs before it is filed, and a number is given once', () => {
  const stands = { state: 'host_approved' as const, filingNo: null }
  expect(mayFrom({ ...stands, isEmergency: false }, 'start')).toBe(false)
  expect(mayFrom({ ...stands, isEmergency: true }, 'start')).toBe(true)
  expect(mayFrom({ state: 'running', isEmergency: true, filingNo: 'A' }, 'step')).toBe(false)
  expect(mayFrom({ state: 'running', isEmergency: true, filingNo: null }, 'step')).toBe(true)
  expect(nextSteps(undefined)).toEqual(['submitted'])
  expect(nextSteps('returned')).toEqual(['completed'])
  expect(nextSteps('filed')).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { afterRecheck, dueOf, extensionFault, isToRemind } from './deadlines.ts'

const limits = { midDays: 30, finalDays: 15 }
test('a mid evaluation gives 30 days, a final one and a re-evaluation 15', () => {
  expect(dueOf('mid', '2024-01-10', limits)).toBe('2024-02-09')
  expect(dueOf('final', '2024-06-20', limits)).toBe('2024-07-05')
  expect(dueOf('re', '2024-06-20', limits)).toBe('2024-07-05')
})

test('an extension is given once, in time, forward, and not beyond what is allowed', () => {
  const one = { state: 'open', dueOn: '2024-02-09', extendedOn: null }
  expect(extensionFault(one, '2024-02-20', '2024-02-09', 15)).toBeUndefined()
  expect(extensionFault(one, '2024-02-20', '2024-02-10', 15)).toBe('late')
  expect(extensionFault(one, '2024-02-09', '2024-02-01', 15)).toBe('not-later')
  expect(extensionFault(one, '2024-02-25', '2024-02-01', 15)).toBe('too-far')
  expect(extensionFault({ ...one, extendedOn: '2024-02-01' }, '2024-02-20', '2024-02-05', 15)).toBe('second')
  expect(extensionFault({ ...one, state: 'answered' }, '2024-02-20', '2024-02-05', 15)).toBe('not-open')
})

test('whatever is rechecked, there are never more than two fails, and a pass ends it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('passed' as const, 'failed' as const), { maxLength: 8 }), (outcomes) => {
      let at: { state: string; fails: number } = { state: 'open', fails: 0 }
      for (const outcome of outcomes) if (at.state === 'open') at = afterRecheck(at.fails, outcome)
      expect(at.fails).toBeLessThanOrEqual(2)
      expect(at.state === 'failed').toBe(at.fails === 2)
      if (outcomes[0] === 'passed') expect(at).toEqual({ state: 'passed', fails: 0 })
    }),
  )
})

test('a reminder comes before the end and again every so many days, never twice a day', () => {
  const due = '2024-02-09'
  expect(isToRemind({ dueOn: due, remindedOn: null }, '2024-02-03', 5)).toBe(false)
  expect(isToRemind({ dueOn: due, remindedOn: null }, '2024-02-04', 5)).toBe(true)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 10 }), (later, every) => {
      const remindedOn = addDays(due, later)
      expect(isToRemind({ dueOn: due, remindedOn }, remindedOn, every)).toBe(false)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { faultOfPeriod, overlap, type Period } from './periods.ts'

const periods = fc.record({ start: fc.nat(60), length: fc.option(fc.nat(30)) }).map(({ start, length }): Period => {
  const from = addDays('2023-07-01', start)
  return { from, to: length === null ? null : addDays(from, length) }
})
const days = Array.from({ length: 100 }, (_, index) => addDays('2023-07-01', index))
const covers = ({ from, to }: Period, day: string) => from <= day && (to === null || day <= to)

test('two periods overlap exactly when some day lies in both', () => {
  fc.assert(
    fc.property(periods, periods, (one, other) => {
      const shared = days.some((day) => covers(one, day) && covers(other, day))
      expect(overlap(one, other)).toBe(shared)
      expect(overlap(other, one)).toBe(shared)
    }),
  )
})

test('a period may not start tomorrow, end before it starts, or end tomorrow', () => {
  const today = '2024-03-05'
  expect(faultOfPeriod({ from: today, to: null }, today)).toBeNull()
  expect(faultOfPeriod({ from: '2024-03-06', to: null }, today)).toContain('晚于今天')
  expect(faultOfPeriod({ from: '2024-03-02', to: '2024-03-01' }, today)).toContain('早于任职起日')
  expect(faultOfPeriod({ from: '2024-03-02', to: '2024-03-06' }, today)).toContain('离任日期晚于今天')
})

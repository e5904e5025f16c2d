import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { asOfDay, dutiesOf } from './duties.ts'

const notice = {
  ...{ startsOn: '2023-07-01', endsOn: '2024-06-30' },
  milestones: [
    { code: 'M1', title: '过半', dueOn: '2023-11-30' },
    { code: 'M2', title: '全部完成', dueOn: '2024-06-30' },
  ],
}
const days = { halfYearDays: 15, midDays: 45, finalDays: 15 }

test('the programme of the notice asks each district for four reports', () => {
  expect(dutiesOf(notice, days).map(({ kind, period, dueOn }) => `${kind} ${period} ${dueOn}`)).toEqual([
    'mid M1 2024-01-14',
    'half-year 2023-H2 2024-01-15',
    'final M2 2024-07-15',
    'half-year 2024-H1 2024-07-15',
  ])
})

test('a programme with one milestone has one evaluation to report', () => {
  const one = { ...notice, milestones: notice.milestones.slice(0, 1) }
  expect(dutiesOf(one, days).filter(({ kind }) => kind !== 'half-year')).toHaveLength(1)
})

test('half-years follow each other without gap or overlap, within the programme', () => {
  fc.assert(
    fc.property(fc.nat(800), fc.nat(1_500), (start, length) => {
      const startsOn = addDays('2023-01-01', start)
      const endsOn = addDays(startsOn, length)
      const halves = dutiesOf({ startsOn, endsOn, milestones: [] }, days)
      for (const [index, one] of halves.entries()) {
        expect(one.fromOn).toBe(index === 0 ? startsOn : addDays(halves[index - 1]?.toOn ?? '', 1))
        expect(one.toOn <= endsOn && one.toOn < one.dueOn).toBe(true)
      }
      expect(new Set(halves.map(({ period }) => period)).size).toBe(halves.length)
    }),
  )
})

test('figures stand at the end of the time, or today before it', () => {
  expect(asOfDay({ toOn: '2023-12-31' }, '2024-01-10')).toBe('2023-12-31')
  expect(asOfDay({ toOn: '2023-12-31' }, '2023-12-01')).toBe('2023-12-01')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, daysBetween } from '#kernel/time.ts'
import type { WorkCalendar } from '#kernel/working-days.ts'
import {
  type Clock,
  campaignDuties,
  fundDuties,
  grantDuties,
  largeDuties,
  lastsLonger,
  relatedDuty,
} from './duty-clock.ts'

const clock: Clock = {
  longMonths: 6,
  everyMonths: 3,
  reportMonths: 3,
  partnerMonths: 0,
  surplusMonths: 0,
  relatedDays: 30,
  largeDays: 30,
  quarterDays: 30,
  yearlyMonth: 5,
  yearlyDay: 31,
}
/** 2024-05-01 to 05-05 are days off, 05-11 is worked. */
const calendar: WorkCalendar = {
  off: new Set(['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04', '2024-05-05']),
  workedWeekends: new Set(['2024-05-11']),
  years: new Set(['2023', '2024']),
}
const campaign = (startsOn: string, endsOn: string, more = {}) => ({
  id: 'c',
  startsOn,
  endsOn,
  hasEnded: false,
  ...more,
})
const due = (list: { kind: string; key: string; dueOn: string }[]) =>
  list.map((one) => `${one.kind} ${one.key} ${one.dueOn}`)

test('six months exactly is not longer than six months; a day more is', () => {
  expect(lastsLonger(campaign('2024-01-01', '2024-07-01'), 6)).toBe(false)
  expect(lastsLonger(campaign('2024-01-01', '2024-07-02'), 6)).toBe(true)
  expect(lastsLonger(campaign('2023-08-31', '2024-02-29'), 6)).toBe(false)
})

test('a campaign of a year tells its progress every three months from its first day, and everything after its end', () => {
  const one = campaign('2023-11-30', '2024-11-30')
  expect(due(campaignDuties(one, clock, calendar, '2023-12-01'))).toEqual(['campaign-progress 1 2024-02-29'])
  expect(due(campaignDuties(one, clock, calendar, '2024-06-01'))).toEqual([
    'campaign-progress 1 2024-02-29',
    'campaign-progress 2 2024-05-30',
    'campaign-progress 3 2024-08-30',
  ])
  const over = { ...one, endsOn: '2024-02-05', hasEnded: true }
  expect(due(campaignDuties(over, clock, calendar, '2024-02-06'))).toEqual(['campaign-report end 2024-05-06'])
})

test('a period whose last day is a day off ends on the next working day; a rhythm and a fixed day do not roll', () => {
  const ended = campaign('2024-01-01', '2024-02-01', { hasEnded: true })
  expect(due(campaignDuties(ended, clock, calendar, '2024-02-02'))).toEqual(['campaign-report end 2024-05-06'])
  const related = relatedDuty('related-gift', { id: 'g', happenedOn: '2024-04-01' }, clock, calendar)
  expect(related.dueOn).toBe('2024-05-06')
  const rhythm = campaignDuties(campaign('2024-02-01', '2024-12-31'), clock, calendar, '2024-02-01')
  expect(due(rhythm)).toEqual(['campaign-progress 1 2024-05-01'])
  expect(
    fundDuties({ id: 'f', from: '2023-07-01', until: null }, clock, '2024-01-02').map(({ key, dueOn }) => [key, dueOn]),
  ).toEqual([
    ['2023Q3', '2023-10-30'],
    ['2023Q4', '2024-01-30'],
    ['2023', '2024-05-31'],
  ])
})

test('where the arrangement of a year is not known, the earlier day stands', () => {
  const ended = campaign('2026-01-01', '2026-02-01', { hasEnded: true })
  expect(campaignDuties(ended, clock, calendar, '2026-02-02')[0]?.dueOn).toBe('2026-05-01')
})

test('how partners did is told only from the day the measures ask for it, and only where there were any', () => {
  const ended = campaign('2024-01-01', '2024-02-05', { hasEnded: true, hasPartners: true })
  expect(campaignDuties(ended, clock, calendar, '2024-02-06')).toHaveLength(1)
  expect(campaignDuties(ended, { ...clock, partnerMonths: 3 }, calendar, '2024-02-06').map(({ kind }) => kind)).toEqual(
    ['campaign-report', 'campaign-partner'],
  )
})

test('what was done with a surplus is told by itself once the measures ask for it, and only where something was left', () => {
  const one = { ...campaign('2025-10-01', '2026-01-15', { hasEnded: true }), hasSurplus: true }
  expect(due(grantDuties(one, clock, calendar, '2026-01-16'))).toEqual(['grant-report end 2026-04-15'])
  const asked = { ...clock, surplusMonths: 3 }
  expect(due(grantDuties(one, asked, calendar, '2026-01-16'))).toEqual([
    'grant-report end 2026-04-15',
    'grant-surplus end 2026-04-15',
  ])
  expect(grantDuties({ ...one, hasSurplus: false }, asked, calendar, '2026-01-16')).toHaveLength(1)
})

test('a yearly report tells of the part of the year in which the fund was there', () => {
  const years = (from: string, until: string | null) =>
    fundDuties({ id: 'f', from, until }, clock, '2026-01-02')
      .filter(({ kind }) => kind === 'yearly-report')
      .map((one) => `${one.key} ${one.from} ${one.to}`)
  expect(years('2023-07-10', null)).toEqual([
    '2023 2023-07-10 2023-12-31',
    '2024 2024-01-01 2024-12-31',
    '2025 2025-01-01 2025-12-31',
  ])
  expect(years('2023-07-10', '2024-09-30')).toEqual(['2023 2023-07-10 2023-12-31', '2024 2024-01-01 2024-09-30'])
})

test('large items of a month are one list, due from the first of them', () => {
  expect(due(largeDuties('f', ['2024-01-20', '2024-01-03', '2024-02-02'], clock, calendar))).toEqual([
    'large-items 2024-01 2024-02-02',
    'large-items 2024-02 2024-03-04',
  ])
})

test('between two tellings of any project lie at most as many months as the law allows, none is told twice', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2023-07-01', n))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 900 }), (startsOn, length) => {
      const endsOn = addDays(startsOn, length)
      const made = grantDuties({ id: 'g', startsOn, endsOn, hasEnded: true }, clock, calendar, addDays(endsOn, 1))
      const days = [startsOn, ...made.map(({ dueOn }) => dueOn)]
      if (made.length > 1)
        for (const [index, dueOn] of days.slice(0, -1).entries())
          expect(daysBetween(dueOn, days[index + 1] ?? '')).toBeGreaterThan(0)
      expect(new Set(made.map(({ kind, key }) => kind + key)).size).toBe(made.length)
      const progress = made.filter(({ kind }) => kind === 'grant-progress')
      for (const [index, { dueOn }] of progress.entries()) expect(dueOn).toBe(addMonths(startsOn, 3 * (index + 1)))
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, quarterOf } from '#kernel/time.ts'
import { daysOfMonth, filledIn, gapsIn } from './attendance.ts'
import { faultOfPayments, lastDayOf } from './contracts.ts'
import {
  countedMinutes,
  type EducationLimits,
  neededMinutes,
  periodOf,
  standingOf,
  type Training,
} from './education.ts'
import { monthOf, standingIn } from './supervision.ts'

const limits: EducationLimits = { months: 36, juniorHours: 72, seniorHours: 90, degreeHours: 90 }
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2015-01-01', days))
const minutes = fc.integer({ min: 30, max: 2400 })
const training: fc.Arbitrary<Training> = fc.record({
  heldOn: day,
  minutes,
  kind: fc.constantFrom('professional', 'ethics', 'policy', 'supervision', 'degree'),
})

describe('periods of a registration', () => {
  test('are three years back from the day it runs out, and the last one after that', () => {
    const held = { issuedOn: '2015-10-15', validTo: '2024-10-14' }
    expect(periodOf(held, '2024-03-05', 36)).toEqual({ from: '2021-10-15', to: '2024-10-14' })
    expect(periodOf(held, '2025-03-05', 36)).toEqual({ from: '2021-10-15', to: '2024-10-14' })
    expect(periodOf(held, '2021-10-14', 36)).toEqual({ from: '2018-10-15', to: '2021-10-14' })
    expect(periodOf({ issuedOn: '2022-10-15', validTo: null }, '2025-10-15', 36)).toEqual({
      from: '2025-10-15',
      to: '2028-10-14',
    })
  })

  test('hold the day asked about while the certificate is valid, and follow one another without a gap', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3000 }), fc.nat(3000), (issuedOn, life, since) => {
        const held = { issuedOn, validTo: addDays(issuedOn, life) }
        const on = addDays(issuedOn, Math.min(since, life))
        const period = periodOf(held, on, 36)
        expect(period.from <= on && on <= period.to).toBe(true)
        expect(period.from >= issuedOn).toBe(true)
        if (period.from > issuedOn)
          expect(periodOf(held, addDays(period.from, -1), 36).to).toBe(addDays(period.from, -1))
      }),
    )
  })
})

describe('continuing education', () => {
  test('asks 72 hours of an assistant, 90 of the others; a degree stands for 90 once', () => {
    expect(neededMinutes('assistant_social_worker', limits)).toBe(72 * 60)
    expect(neededMinutes('senior_social_worker', limits)).toBe(90 * 60)
    const period = { from: '2021-01-01', to: '2023-12-31' }
    const degree = { heldOn: '2022-07-01', minutes: 0, kind: 'degree' }
    expect(countedMinutes([degree, { ...degree, heldOn: '2023-07-01' }], period, limits)).toBe(90 * 60)
    expect(countedMinutes([degree, { ...degree, heldOn: '2020-07-01' }], period, limits)).toBe(0)
  })

  test('every hour of teaching counts in one period, and a degree once in a lifetime', () => {
    fc.assert(
      fc.property(fc.array(training, { maxLength: 30 }), (trainings) => {
        const held = { issuedOn: '2015-01-01', validTo: '2026-12-31' }
        const periods = ['2015-06-01', '2018-06-01', '2021-06-01', '2024-06-01'].map((on) => periodOf(held, on, 36))
        const counted = periods.reduce((sum, period) => sum + countedMinutes(trainings, period, limits), 0)
        const taught = trainings.filter(({ kind }) => kind !== 'degree').reduce((sum, one) => sum + one.minutes, 0)
        const hasDegree = trainings.some(({ kind }) => kind === 'degree')
        expect(counted).toBe(taught + (hasDegree ? 90 * 60 : 0))
      }),
    )
  })

  test('a certificate is amber before it runs out and after', () => {
    const held = { issuedOn: '2021-01-01', validTo: '2024-03-31' }
    expect(['2023-12-31', '2024-01-01', '2024-03-31', '2024-04-01'].map((on) => standingOf(held, on, 90))).toEqual([
      'valid',
      'soon',
      'soon',
      'expired',
    ])
  })
})

describe('supervision by the month', () => {
  const asked = { monthMinutes: 120, groupsPerQuarter: 1 }
  const sessions = fc.array(
    fc.record({ heldOn: day, minutes: fc.integer({ min: 1, max: 720 }), kind: fc.constantFrom('individual', 'group') }),
    { maxLength: 40 },
  )

  test('is asked of whole months served; a group once the quarter is over', () => {
    const all = { servedFrom: '2024-02-02', day: '2024-03-31' }
    expect(standingIn('2024-02-01', [], all, asked)).toMatchObject({ neededMinutes: 0, isShort: false })
    expect(standingIn('2024-03-01', [], all, asked)).toMatchObject({
      neededMinutes: 120,
      neededGroups: 0,
      isShort: true,
    })
    const whole = { servedFrom: '2023-07-01', day: '2024-03-31' }
    const session = { heldOn: '2024-03-08', minutes: 120, kind: 'individual' }
    expect(standingIn('2024-03-01', [session], whole, asked)).toMatchObject({ groups: 0, isShort: true })
    expect(standingIn('2024-03-01', [session], { ...whole, day: '2024-03-30' }, asked).isShort).toBe(false)
  })

  test('minutes of all months make all minutes, and another session never makes anybody short', () => {
    fc.assert(
      fc.property(sessions, day, fc.integer({ min: 1, max: 720 }), (held, on, more) => {
        const served = { servedFrom: '2015-01-01', day: '2026-12-31' }
        const months = [...new Set([...held.map(({ heldOn }) => heldOn), on].map((one) => monthOf(one).from))]
        const of = (list: typeof held) => months.map((month) => standingIn(month, list, served, asked))
        const before = of(held)
        expect(before.reduce((sum, one) => sum + one.minutes, 0)).toBe(held.reduce((sum, one) => sum + one.minutes, 0))
        const after = of([...held, { heldOn: on, minutes: more, kind: 'group' }])
        for (const [index, one] of after.entries()) if (!before[index]?.isShort) expect(one.isShort).toBe(false)
        const quarter = quarterOf(on)
        expect(standingIn(on, held, served, asked).groups).toBe(
          held.filter(({ kind, heldOn }) => kind === 'group' && heldOn >= quarter.from && heldOn <= quarter.to).length,
        )
      }),
    )
  })
})

describe('a month’s sheet', () => {
  const isWorkday = (on: string) => ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
  test('has everybody on duty on working days served, but for exceptions; a worked day off is said', () => {
    const people = [{ personId: 'a', fromDate: '2024-02-27', toDate: null }]
    const leave = { personId: 'a', fromDate: '2024-02-28', toDate: '2024-03-03', state: 'leave', note: '年假' } as const
    const duty = { personId: 'a', fromDate: '2024-03-02', toDate: '2024-03-02', state: 'on_duty', note: '' } as const
    const days = [...daysOfMonth('2024-02-01'), '2024-03-01', '2024-03-02', '2024-03-03']
    expect(filledIn(days, isWorkday, people, [leave, duty]).map(({ onDate, state }) => `${onDate} ${state}`)).toEqual([
      '2024-02-27 on_duty',
      '2024-02-28 leave',
      '2024-02-29 leave',
      '2024-03-01 leave',
      '2024-03-02 on_duty',
    ])
  })

  test('gaps are runs of days with too few in post; a person counts once a day', () => {
    const served = [
      { personId: 'a', fromDate: '2023-07-01', toDate: null },
      { personId: 'b', fromDate: '2023-07-01', toDate: '2023-07-10' },
      { personId: 'a', fromDate: '2023-07-01', toDate: null },
      { personId: 'c', fromDate: '2023-07-15', toDate: '2023-07-20' },
    ]
    expect(gapsIn(served, '2023-07-01', '2023-07-22', 2)).toEqual([
      { from: '2023-07-11', to: '2023-07-14', days: 4 },
      { from: '2023-07-21', to: '2023-07-22', days: 2 },
    ])
  })
})

describe('a contract', () => {
  test('runs three years at most, and its payments make its amount', () => {
    expect(lastDayOf('2023-07-01')).toBe('2026-06-30')
    expect(lastDayOf('2024-02-29')).toBe(addDays(addMonths('2024-02-29', 36), -1))
    const contract = { fromDate: '2023-07-01', toDate: '2024-06-30', amountFen: 300 }
    const payments = [
      { dueOn: '2023-08-01', amountFen: 100 },
      { dueOn: '2024-01-01', amountFen: 200 },
    ]
    expect(faultOfPayments({ ...contract, payments })).toBeNull()
    expect(faultOfPayments({ ...contract, payments: payments.toReversed() })).toBe('order')
    expect(faultOfPayments({ ...contract, amountFen: 301, payments })).toBe('sum')
  })
})

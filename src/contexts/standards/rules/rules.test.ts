import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Criterion } from '#contexts/programme/public.ts'
import { completionOf, lightOf, progressOf, readingsOf, scheduleOn, stateOf, WHOLE } from './progress.ts'
import { floorOn, judge } from './verdict.ts'
import { showFigure, showFloor, showMissing } from './words.ts'

const share = { kind: 'share', share: { part: 15, whole: 100 } } as const
const counted = (part: number, whole: number | null, more = {}) => ({ part, whole, seen: true, fault: null, ...more })
const milestones = [
  { code: 'M1', title: '', dueOn: '2023-11-30', percent: 50, clause: '二' },
  { code: 'M2', title: '', dueOn: '2024-06-30', percent: 100, clause: '二' },
]
const criterion = (code: string, weight: number): Criterion => ({
  code,
  weight,
  standard: 5,
  clause: '三（五）',
  title: code,
  level: 'community',
  measure: code,
  mandatory: true,
  floor: [],
  reading: '',
})

describe('a verdict', () => {
  test('149 of 1000 is short by one volunteer, 150 meets 15 %', () => {
    expect(judge(counted(149, 1000), share)).toMatchObject({ verdict: 'not-met', missing: 1 })
    expect(judge(counted(150, 1000), share).verdict).toBe('met')
  })
  test('no record and an empty whole are missing data, never a pass', () => {
    expect(judge(counted(0, 0), share).verdict).toBe('no-data')
    expect(judge(counted(5, null), share).verdict).toBe('no-data')
    expect(judge({ ...counted(9, null), seen: false }, { kind: 'count', atLeast: 0 }).verdict).toBe('no-data')
  })
  test('enough people but a broken rule does not pass, and says why', () => {
    expect(judge(counted(2, null, { fault: '空缺45天' }), { kind: 'count', atLeast: 2 })).toEqual({
      verdict: 'not-met',
      missing: 0,
      reason: '空缺45天',
    })
  })
  test('a floor holds from its day on, and old days keep the old one', () => {
    const floors = {
      floor: [
        { from: '2023-07-01', percent: 15 },
        { from: '2024-01-01', percent: 20 },
      ],
    }
    expect(floorOn(floors, '2023-12-31', null)).toEqual(share)
    expect(floorOn(floors, '2024-01-01', null)).toEqual({ kind: 'share', share: { part: 20, whole: 100 } })
    expect(floorOn(floors, '2023-06-30', null)).toBeUndefined()
  })
  test('the yearly amount stands on the point; where it has none, anything above nothing is enough', () => {
    const floors = { floor: [{ from: '2023-07-01', fromPoint: 'fundThresholdFen' as const }] }
    expect(floorOn(floors, '2023-07-01', 5_000_000)).toEqual({ kind: 'count', atLeast: 5_000_000 })
    expect(floorOn(floors, '2023-07-01', null)).toEqual({ kind: 'count', atLeast: 1 })
  })
})

describe('progress', () => {
  const result = fc.record({
    criterion: fc.constant('S5.6'),
    verdict: fc.constantFrom('met' as const, 'not-met' as const, 'no-data' as const),
    part: fc.nat(1_000_000),
    whole: fc.nat(1_000_000),
    floorPart: fc.integer({ min: 1, max: 100 }),
    floorWhole: fc.constantFrom(null, 100),
  })

  test('only what is met is whole; the rest is less', () => {
    fc.assert(
      fc.property(result, (one) => {
        const completion = completionOf(one)
        expect(Number.isInteger(completion) && completion >= 0).toBe(true)
        expect(completion === WHOLE).toBe(one.verdict === 'met')
      }),
    )
  })
  test('a point is at 100 % exactly when every community meets every criterion', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(result, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (lists) => {
          const states = lists.map((results, index) => stateOf(criterion(`S5.${index}`, 5), results))
          expect(progressOf(states) === WHOLE).toBe(lists.flat().every(({ verdict }) => verdict === 'met'))
        },
      ),
    )
  })
  test('the schedule runs through the milestones', () => {
    expect([
      scheduleOn('2023-07-01', '2023-07-01', milestones),
      scheduleOn('2023-11-30', '2023-07-01', milestones),
    ]).toEqual([0, 5_000])
    expect([
      scheduleOn('2024-06-30', '2023-07-01', milestones),
      scheduleOn('2025-01-01', '2023-07-01', milestones),
    ]).toEqual([10_000, 10_000])
  })
  test('ten points behind is yellow, more is red, nothing known is grey', () => {
    expect([5_000, 4_000, 3_999].map((done) => lightOf(done, 5_000, 10, { known: true }))).toEqual([
      'green',
      'yellow',
      'red',
    ])
    expect(lightOf(0, 0, 10, { known: false })).toBe('grey')
  })
  const points = (reached: number, of: number) =>
    Array.from({ length: of }, (_, index) => ({ progress: index < reached ? 5_000 : 4_999, states: [] }))

  test('three readings of 50 %: 5 of 11 points is not half of them, 6 is', () => {
    expect(readingsOf(points(5, 11), 50, 11)).toMatchObject({ A: { holds: false }, C: { part: 5, holds: false } })
    expect(readingsOf(points(6, 11), 50, 11).C.holds).toBe(true)
    expect(readingsOf(points(11, 11), 50, 11).A.holds).toBe(true)
  })
  test('a place nobody was nominated for has reached nothing', () => {
    expect(readingsOf(points(1, 1), 50, 3)).toMatchObject({
      A: { part: 1, whole: 3, holds: false },
      C: { holds: false },
    })
  })
  test('“all completed” asks for every mandatory criterion, and for no other', () => {
    const state = (code: string, mandatory: boolean, verdict: 'met' | 'not-met') =>
      stateOf({ ...criterion(code, 50), mandatory }, [
        { criterion: code, verdict, part: 1, whole: null, floorPart: 1, floorWhole: null },
      ])
    const point = (mandatoryMet: 'met' | 'not-met') => ({
      progress: 9_000,
      states: [state('S5.1', true, mandatoryMet), state('S5.5', false, 'not-met')],
    })
    expect(readingsOf([point('met')], 100, 1)).toMatchObject({
      A: { holds: true },
      B: { part: 1, whole: 1 },
      C: { holds: true },
    })
    expect(readingsOf([point('not-met')], 100, 1)).toMatchObject({ A: { holds: false }, C: { holds: false } })
  })
})

test('figures speak', () => {
  const words = { partTitle: '注册志愿者', wholeTitle: '常住居民', unit: '名', noDataHint: '请导入常住人口上报表' }
  const figure = {
    verdict: 'not-met' as const,
    part: 431,
    whole: 3120,
    floorPart: 15,
    floorWhole: 100,
    missing: 37,
    reason: '',
  }
  expect(showFigure(figure, words)).toBe('13.81%（431/3,120）')
  expect(showMissing(figure, words)).toBe('还差37名注册志愿者')
  expect(showMissing({ ...figure, verdict: 'no-data' }, words)).toBe('请导入常住人口上报表')
  const money = { ...figure, part: 4_200_000, whole: null, floorPart: 5_000_000, floorWhole: null, missing: 800_000 }
  expect(showFloor(money, { unit: '分' })).toBe('不少于50,000.00元')
  expect(showMissing(money, { ...words, partTitle: '撬动资金', unit: '分' })).toBe('还差8,000.00元撬动资金')
  expect(showFloor({ ...money, floorPart: 1 }, { unit: '分' })).toBe('不设数额，大于零')
})

test('numbers of people that might point at somebody are not told, nor the share made of them', () => {
  const words = { partTitle: '服务过的特殊困难群众', wholeTitle: '在册', unit: '名', noDataHint: '', hidesFew: true }
  const figure = {
    verdict: 'not-met' as const,
    part: 3,
    whole: 12,
    floorPart: 50,
    floorWhole: 100,
    missing: 3,
    reason: '',
  }
  expect(showFigure(figure, words)).toBe('<5/12名')
  expect(showFigure({ ...figure, part: 2, whole: 4 }, words)).toBe('<5/<5名')
  expect(showFigure({ ...figure, part: 0 }, words)).toBe('0.00%（0/12）')
  expect(showFigure({ ...figure, part: 5 }, words)).toBe('41.66%（5/12）')
  expect(showMissing(figure, words)).not.toMatch(/还差/)
})

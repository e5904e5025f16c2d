import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PointLine, ReportKind } from '../vocabulary.ts'
import { type Counted, computeFigures } from './compute.ts'
import { faultOf } from './figures.ts'

const point = fc.record({ progress: fc.option(fc.nat(10_000)), mandatory: fc.nat(24) }).chain((one) =>
  fc.nat(one.mandatory).map(
    (mandatoryMet): PointLine => ({
      ...{ pointId: '', seq: 1, town: '', kind: 'joint', communities: [], ...one, mandatoryMet },
      ...{
        scoreCenti: null,
        grade: null,
        vetoed: false,
        cityGrade: null,
        rectifications: 0,
        rectified: 0,
        closedOn: null,
      },
    }),
  ),
)
/** Parts of a whole, the largest first. */
const within = (count: number) =>
  fc.array(fc.nat(6), { minLength: count, maxLength: count }).map((list) => list.toSorted((a, b) => b - a))
const counted: fc.Arbitrary<Counted> = fc.record({
  ...{
    districtCode: fc.constant('120104'),
    quotaTowns: fc.constant(6),
    quotaCommunities: fc.constant(12),
    pilots: fc.nat(12),
  },
  points: fc.array(point, { minLength: 6, maxLength: 6 }),
  milestonePercent: fc.constantFrom(50, 100),
  criteria: within(2).map(([of = 0, met = 0]) => [{ code: 'S1.1', title: '一', met, of }]),
  results: within(3).map(([evaluated = 0, qualified = 0, excellent = 0]) => ({
    ...{ evaluated, qualified, excellent, vetoed: evaluated - qualified, sumCenti: evaluated * 8_000 },
  })),
  rectifications: within(3).map(([demanded = 0, done = 0]) => ({ demanded, done, late: demanded - done })),
  closings: within(2).map(([applied = 0, closed = 0]) => ({ applied, closed })),
  learned: fc.record({ selected: fc.nat(9), publicity: fc.nat(9), research: fc.nat(9), adopted: fc.nat(9) }),
})

test('every figure can stand in a report, says its source and opens a page, and no code comes twice', () => {
  fc.assert(
    fc.property(fc.constantFrom<ReportKind>('half-year', 'mid', 'final'), counted, (kind, given) => {
      const figures = computeFigures(kind, given)
      for (const one of figures) {
        expect(faultOf(one.form, one), one.code).toBeUndefined()
        expect([one.source.length > 4, one.page.startsWith('/')]).toEqual([true, true])
      }
      expect(new Set(figures.map(({ code }) => code)).size).toBe(figures.length)
    }),
  )
})

test('each kind reports what it is for', () => {
  const [given] = fc.sample(counted, { numRuns: 1, seed: 7 }) as [Counted]
  const codes = (kind: ReportKind) => computeFigures(kind, given).map(({ code }) => code)
  expect(codes('half-year')).toEqual(expect.arrayContaining(['progress', 'S1.1', 'mended', 'cases']))
  expect(codes('mid')).toEqual(expect.arrayContaining(['evaluated', 'score', 'qualified', 'mend-late']))
  expect(codes('mid')).not.toContain('closed')
  expect(codes('final')).toEqual(expect.arrayContaining(['score', 'closed', 'publicity']))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ClosingFacts, conditionsOf, isWaivable, unmet } from './conditions.ts'

const good: ClosingFacts = {
  criteria: [
    { code: 'S1.1', title: '建立社区基金', mandatory: true, verdict: 'met', reason: '' },
    { code: 'S9', title: '非必达', mandatory: false, verdict: 'not-met', reason: '差得远' },
  ],
  evaluation: { occasionId: 'x', stage: 'final', gradeTitle: '合格', isQualified: true, totalCenti: 7_250 },
  isBeingEvaluated: false,
  lateDuties: 0,
  openGrants: 0,
  openGrantFen: 0,
  openRectifications: 0,
  failedRectifications: 0,
  parts: ['summary', 'accounts', 'performance', 'results', 'archive'],
  waivers: [],
}

test('a point that has done everything may close; a criterion that is not mandatory does not stand in the way', () => {
  expect(unmet(conditionsOf('p', good))).toEqual([])
})

test('each lack alone keeps it open, with its figure in words', () => {
  const lacks: [Partial<ClosingFacts>, string][] = [
    [{ evaluation: undefined }, '还没有末期评估或复评的最终结果'],
    [{ isBeingEvaluated: true }, '72.50分，合格；还有一次评估在进行'],
    [{ lateDuties: 2 }, '2项逾期未公开'],
    [{ openGrants: 1, openGrantFen: 12_345 }, '1项已付款而未结清，合计123.45元'],
    [{ openRectifications: 1 }, '1份没有办完'],
    [{ failedRectifications: 1 }, '1份两次未通过'],
    [{ parts: ['summary', 'accounts', 'performance', 'results'] }, '还缺档案移交清单'],
  ]
  for (const [lack, words] of lacks)
    expect(unmet(conditionsOf('p', { ...good, ...lack })).map(({ figure }) => figure)).toEqual([words])
})

test('a waiver lifts its own mandatory criterion and nothing else', () => {
  const criteria = [{ code: 'S1.1', title: '建立社区基金', mandatory: true, verdict: 'no-data', reason: '' }]
  const waivers = [
    { code: 'criterion:S1.1', reason: '市局函复同意', byName: '甲' },
    { code: 'evaluation', reason: '不能豁免', byName: '甲' },
  ]
  const all = conditionsOf('p', { ...good, criteria, waivers, evaluation: undefined })
  expect(unmet(all).map(({ code }) => code)).toEqual(['evaluation'])
  expect(all[0]).toMatchObject({ verdict: 'waived', waiver: { byName: '甲' } })
})

test('only mandatory criteria are ever waivable', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (lateDuties, openGrants) => {
      const found = conditionsOf('p', { ...good, lateDuties, openGrants, evaluation: undefined, parts: [] })
      expect(found.filter(isWaivable)).toEqual([])
    }),
  )
})

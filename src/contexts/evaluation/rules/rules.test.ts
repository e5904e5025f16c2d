import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SheetItem } from '#contexts/scoring/contract.ts'
import { faultOf, type Mark, missingOf, totalOf } from './marks.ts'
import { panelFaults, replacementFault, type Sitter, vacantPlaces } from './panel.ts'
import { counted, isApart, itemMean, resultOf, spreadOf } from './result.ts'
import { afterScoring, MOVES, mayAct, OPEN_STATES } from './states.ts'

const item = (more: Partial<SheetItem>): SheetItem => ({
  ...{ code: 'A1', dimension: 'A', dimensionTitle: '实施', second: '组织', title: '联席会议', fullCenti: 400 },
  ...{ kind: 'computed', computedCenti: 300, part: 3, whole: 4, rule: '', reason: '', anchors: [], sources: [] },
  ...more,
})
const judged = item({
  code: 'E3',
  kind: 'judged',
  computedCenti: null,
  anchors: [
    { centi: 300, text: '有' },
    { centi: 0, text: '无' },
  ],
})
const mark = (more: Partial<Mark>): Mark => ({ item: 'A1', centi: 300, reason: '', ...more })

describe('a mark', () => {
  test('may lower what the records come to with a reason, and never raise it', () => {
    expect(faultOf(item({}), mark({}))).toBeUndefined()
    expect(faultOf(item({}), mark({ centi: 301, reason: '材料很好很好' }))).toBe('raised')
    expect(faultOf(item({}), mark({ centi: 200 }))).toBe('unexplained')
    expect(faultOf(item({}), mark({ centi: 200, reason: '两次会议没有纪要' }))).toBeUndefined()
    expect(faultOf(item({ computedCenti: null }), mark({ centi: 1, reason: '口头说有数据' }))).toBe('raised')
  })
  test('of a judged item stays within full points and off its anchors wants a reason', () => {
    expect(faultOf(judged, mark({ item: 'E3', centi: 300 }))).toBeUndefined()
    expect(faultOf(judged, mark({ item: 'E3', centi: 401, reason: '特别突出的做法' }))).toBe('too-much')
    expect(faultOf(judged, mark({ item: 'E3', centi: 150 }))).toBe('unexplained')
    expect(faultOf(undefined, mark({ item: 'Z9' }))).toBe('unknown')
  })
  test('left out is what the records say; of a judged item it is missing', () => {
    expect(missingOf([item({}), judged], [])).toEqual(['E3'])
    expect(totalOf([item({}), judged], [mark({ item: 'E3', centi: 200 })])).toBe(500)
  })
  test('that stands never lifts an item above its full points nor above the records', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 500 }),
        fc.string(),
        (had, centi, reason) => {
          const one = item({ computedCenti: had })
          if (faultOf(one, mark({ centi, reason }))) return
          expect(totalOf([one], [mark({ centi, reason })])).toBeLessThanOrEqual(had)
        },
      ),
    )
  })
})

describe('a result', () => {
  const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 9 })
  test('lies between the lowest and the highest, is the same for the same scores in any order', () => {
    fc.assert(
      fc.property(totals, (all) => {
        const result = resultOf(all)
        expect(result).toBeGreaterThanOrEqual(Math.min(...all))
        expect(result).toBeLessThanOrEqual(Math.max(...all))
        expect(resultOf(all.toReversed())).toBe(result)
      }),
    )
  })
  test('never falls when somebody scores higher', () => {
    fc.assert(
      fc.property(totals, fc.nat(), fc.integer({ min: 0, max: 500 }), (all, at, more) => {
        const raised = all.map((one, index) => (index === at % all.length ? one + more : one))
        expect(resultOf(raised)).toBeGreaterThanOrEqual(resultOf(all))
      }),
    )
  })
  test('drops nothing of three and the two ends of five; two decimals, half up', () => {
    expect(counted([9_000, 8_000, 7_000])).toEqual([true, true, true])
    expect(counted([9_000, 1_000, 8_000, 8_500, 7_000])).toEqual([false, false, true, true, true])
    expect(resultOf([8_000, 8_001])).toBe(8_001)
    expect(resultOf([8_233, 8_234, 8_234])).toBe(8_234)
    expect(itemMean([300, 201])).toBe(251)
    expect(itemMean([])).toBe(0)
  })
  test('is talked over when more than fifteen points apart, not at fifteen', () => {
    expect(isApart([7_500, 9_000], 1_500)).toBe(false)
    expect(isApart([7_499, 9_000], 1_500)).toBe(true)
    expect(spreadOf([])).toBe(0)
    expect(afterScoring(1, true)).toBe('discussing')
    expect([afterScoring(1, false), afterScoring(2, false)]).toEqual(['preliminary', 'reviewed'])
  })
})

test('a panel is three or more, odd, with one lead, a social worker and one for the money, and none of the first', () => {
  const sitter = (personId: string, more: Partial<Sitter> = {}): Sitter => ({
    personId,
    role: 'member',
    fields: [],
    ...more,
  })
  const three = [
    sitter('a', { role: 'lead', fields: ['social_work'] }),
    sitter('b', { fields: ['finance'] }),
    sitter('c'),
  ]
  expect(panelFaults(three, 3)).toEqual([])
  expect(panelFaults(three, 3, ['c'])).toEqual(['of-first'])
  expect(panelFaults(three.slice(0, 2), 3)).toEqual(['few', 'even'])
  expect(panelFaults([sitter('a'), sitter('a'), sitter('b')], 3)).toEqual([
    'no-lead',
    'no-social-work',
    'no-finance',
    'twice',
  ])
})

test('an open occasion always leads on, and what is over leads nowhere but to the public', () => {
  for (const state of OPEN_STATES) expect(Object.values(MOVES).some(({ from }) => from.includes(state))).toBe(true)
  for (const state of ['published', 'cancelled'] as const)
    expect(Object.values(MOVES).some(({ from }) => from.includes(state))).toBe(false)
  expect(mayAct('scoring', 'object')).toBe(false)
})

describe('a place that is vacant while scoring', () => {
  const seat = (personId: string) => ({ personId, state: 'declared' as const })
  test('is counted since scoring last began', () => {
    expect(vacantPlaces(['seated', 'left', 'began'])).toBe(0)
    expect(vacantPlaces(['began', 'left', 'left', 'replaced', 'submitted'])).toBe(1)
    expect(vacantPlaces(['began', 'left', 'settled', 'reviewing', 'began'])).toBe(0)
  })
  test('is filled and no more, and nobody is removed', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(seat)
    if (!a || !b || !c) throw new Error('no seats')
    expect(replacementFault([a, b], [a, b, c], 1)).toBeUndefined()
    expect(replacementFault([a, b], [a, b, c], 0)).toBe('no-place')
    expect(replacementFault([a, b], [a, b], 1)).toBe('no-place')
    expect(replacementFault([a, b], [a, c], 1)).toBe('removes')
  })
})

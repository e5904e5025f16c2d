import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Bar,
  candidateOf,
  passedOver,
  type Standing,
  type Term,
  termNames,
  termOf,
  weightsMake100,
} from './commendation.ts'

const weights = { coverage: 25, score: 35, qualified: 25, timely: 15 }
const bar: Bar = { weights, leastPoints: 2, leastTotalCenti: 8_000 }
const amount = fc.nat(60).chain((whole) => fc.nat(whole).map((part) => ({ part, whole })))
const standing: fc.Arbitrary<Standing> = fc.record({
  districtCode: fc.stringMatching(/^1201[0-9]{2}$/),
  districtName: fc.constant('某区'),
  evaluated: fc.nat(8),
  amounts: fc.record({ coverage: amount, score: amount, qualified: amount, timely: amount }) as fc.Arbitrary<
    Standing['amounts']
  >,
})

test('the formula, worked by hand', () => {
  const amounts = {
    coverage: { part: 3, whole: 3 },
    score: { part: 26_410, whole: 30_000 },
    qualified: { part: 2, whole: 3 },
    timely: { part: 1, whole: 2 },
  }
  const found = candidateOf({ districtCode: '120104', districtName: '南开区', evaluated: 3, amounts }, bar)
  expect(found.terms.map(({ centi }) => centi)).toEqual([2_500, 3_081, 1_666, 750])
  expect(found.totalCenti).toBe(7_997)
  expect(found.leftOut).toBe('合计低于通报的最低分')
})

test('weights are 100 in all, none below nothing', () => {
  expect(weightsMake100(weights)).toBe(true)
  expect(weightsMake100({ ...weights, timely: 16 })).toBe(false)
  expect(weightsMake100({ ...weights, timely: -10, coverage: 50 })).toBe(false)
})

test('what is shown adds up; no total is above 100 points; only whole data make one', () => {
  fc.assert(
    fc.property(standing, (one) => {
      const { terms, totalCenti, leftOut } = candidateOf(one, bar)
      const known = terms.every(({ centi }) => centi !== null)
      expect(totalCenti === null).toBe(!known)
      if (totalCenti !== null) {
        expect(totalCenti).toBe(terms.reduce((sum, { centi }) => sum + (centi ?? 0), 0))
        expect(totalCenti).toBeLessThanOrEqual(10_000)
      }
      if (one.evaluated < 2) expect(leftOut).toContain('样本不足')
      if (leftOut === null) expect(totalCenti).toBeGreaterThanOrEqual(8_000)
    }),
  )
})

test('more of a part is never less of its term, and more than the whole counts as the whole', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Term>(...termNames),
      fc.nat(100),
      fc.nat(60),
      fc.nat(90),
      (term, weight, part, whole) => {
        const [less, more] = [termOf(term, weight, { part, whole }), termOf(term, weight, { part: part + 1, whole })]
        expect(less.centi ?? 0).toBeLessThanOrEqual(more.centi ?? 0)
        expect(more.centi ?? 0).toBeLessThanOrEqual(weight * 100)
        if (whole === 0) expect(less.centi).toBeNull()
      },
    ),
  )
})

test('whoever stands as high as the lowest chosen is chosen too, or named; the order of districts does not matter', () => {
  const list = fc.uniqueArray(standing, { selector: ({ districtCode }) => districtCode, maxLength: 8 })
  fc.assert(
    fc.property(list, fc.infiniteStream(fc.boolean()), (standings, coins) => {
      const candidates = standings.map((one) => candidateOf(one, { ...bar, leastTotalCenti: 0, leastPoints: 0 }))
      const eligible = candidates.filter(({ leftOut }) => leftOut === null)
      const chosen = eligible.filter(() => coins.next().value).map(({ districtCode }) => districtCode)
      const over = passedOver(candidates, chosen).map(({ districtCode }) => districtCode)
      expect(
        passedOver(candidates.toReversed(), chosen)
          .map(({ districtCode }) => districtCode)
          .toSorted(),
      ).toEqual(over.toSorted())
      expect(passedOver(candidates, [...chosen, ...over])).toEqual([])
      for (const { districtCode, totalCenti } of eligible)
        if (chosen.length > 0 && eligible.every((other) => (other.totalCenti ?? 0) <= (totalCenti ?? 0)))
          expect([...chosen, ...over]).toContain(districtCode)
    }),
  )
})

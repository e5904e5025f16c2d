import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GrantState } from '../vocabulary.ts'
import { faultOf, freeOf, type Paid, shareBack } from './budget.ts'
import { byMean, standingOf, weighted, weightedSoFar } from './scores.ts'
import { type Act, after, bandOf, handsMissing, MOVES, PAYABLE } from './states.ts'
import { wishAfter } from './wish-states.ts'

const acts = Object.keys(MOVES) as Act[]
const INSTALMENTS = [
  { position: 1, fen: 400 },
  { position: 2, fen: 200 },
]

type Pay = { position: number; fen: number }
type Life = { state: GrantState; agreed: boolean; payments: Paid[] }
const sumOf = (payments: readonly Paid[]): number => payments.reduce((sum, { fen }) => sum + fen, 0)

/** One more act or payment of a life, as the rules let it. */
function walk(life: Life, one: Act | Pay): Life {
  if (typeof one === 'string') {
    const state = after(life.state, one) ?? life.state
    return { ...life, state, agreed: life.agreed || state === 'agreed' }
  }
  const instalment = INSTALMENTS[one.position - 1]
  if (!instalment || !PAYABLE.includes(life.state)) return life
  const free = freeOf(600, instalment, life.payments)
  const fits = one.fen <= free.instalmentFen && one.fen <= free.grantFen
  return fits ? { ...life, payments: [...life.payments, { ...one, state: 'paid' }] } : life
}

test('no path of acts and payments pays before an agreement, an instalment twice, or above the grant', () => {
  const step = fc.oneof(
    fc.constantFrom(...acts),
    fc.record({ position: fc.constantFrom(1, 2), fen: fc.integer({ min: 1, max: 700 }) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (path) => {
      const { payments, agreed } = path.reduce(walk, { state: 'draft', agreed: false, payments: [] })
      expect(payments.length === 0 || agreed).toBe(true)
      for (const { position, fen } of INSTALMENTS)
        expect(sumOf(payments.filter((one) => one.position === position))).toBeLessThanOrEqual(fen)
      expect(sumOf(payments)).toBeLessThanOrEqual(600)
    }),
  )
})

test('an ended grant leads nowhere', () => {
  for (const state of ['closed', 'rejected', 'withdrawn', 'recovered'] as const)
    expect(acts.filter((act) => after(state, act))).toEqual([])
  expect(wishAfter('confirmed', 'claim')).toBeUndefined()
})

test('an amount on the limit is in the lower band, and both posts are counted apart', () => {
  const bands = [
    { uptoFen: 100, managers: 1, accountants: 0 },
    { uptoFen: 500, managers: 1, accountants: 1 },
  ]
  expect(bandOf(bands, 100)).toBe(bands[0])
  expect(bandOf(bands, 101)).toBe(bands[1])
  expect(bandOf(bands, 9_999)).toBe(bands[1])
  expect(handsMissing({ uptoFen: 1, managers: 2, accountants: 1 }, ['manager', 'accountant'])).toEqual({
    managers: 1,
    accountants: 0,
  })
})

test('a budget is exact to the fen', () => {
  const lines = [{ item: '棉被', unitFen: 333, quantity: 3, amountFen: 999 }]
  expect(faultOf(lines, 900, 99)).toBeUndefined()
  expect(faultOf(lines, 901, 99)).toEqual({ kind: 'sum', lines: 999, sources: 1_000 })
  expect(faultOf([{ item: '棉被', unitFen: 333, quantity: 3, amountFen: 1_000 }], 1_000, 0)?.kind).toBe('line')
  expect(faultOf([], 1, 0)?.kind).toBe('empty')
})

test('money back is shared over payments, the last first, and never above what was paid', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 8 }), fc.nat(9_000), (lefts, fen) => {
      const payments = lefts.map((leftFen) => ({ leftFen }))
      const shares = shareBack(fen, payments)
      const there = lefts.reduce((sum, left) => sum + left, 0)
      expect(shares === undefined).toBe(fen > there)
      expect((shares ?? []).reduce((sum, share) => sum + share.fen, 0)).toBe(fen > there ? 0 : fen)
    }),
  )
})

test('scores are weighted and ordered without rounding', () => {
  const criteria = [
    { title: '需求', weight: 60 },
    { title: '预算', weight: 40 },
  ]
  expect(weighted(criteria, [81, 90])).toBe(8_460)
  expect(weightedSoFar(criteria, [81, 90])).toEqual({ hundredths: 8_460, isWhole: true })
  expect(weightedSoFar(criteria, [81, null])).toEqual({ hundredths: 4_860, isWhole: false })
  expect(weightedSoFar(criteria, [])).toEqual({ hundredths: 0, isWhole: false })
  expect(standingOf([8_400, 8_460, 8_521])).toEqual({
    count: 3,
    sum: 25_381,
    meanHundredths: 8_460,
    spreadHundredths: 121,
  })
  expect(standingOf([])).toBeUndefined()
  expect(byMean(standingOf([8_460, 8_461]), standingOf([8_460]))).toBeLessThan(0)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Benefit, Means, NeedState, Outcome, Owner } from '../vocabulary.ts'
import { dueOn, lightOf, mayReopen } from './clock.ts'
import { againstAssigning, againstResolving, benefitsHeard, type ReferralFacts } from './routing.ts'
import { type Act, after, LINE, MOVES, OPEN_STATES } from './states.ts'
import { isDanger, titleOf } from './words.ts'

const acts = Object.keys(MOVES) as Act[]

type Life = {
  state: NeedState
  path: Act[]
  benefit: Benefit | null
  referral: ReferralFacts | undefined
  means: Means[]
}
type Step = { act: Act; benefit: Benefit | null; party: Owner; outcome: Outcome; means: Means[] }

const refused = (life: Life, { act, party, means }: Step): boolean => {
  if (!after(life.state, act)) return true
  const facts = { benefit: life.benefit, route: life.benefit ? ('entitlement' as const) : ('society' as const) }
  if (act === 'assign') return againstAssigning(facts, life.referral, party) !== undefined
  if (act === 'resolve') return againstResolving(life.benefit, life.referral, means) !== undefined
  if (act === 'refer') return life.benefit === null || (life.referral !== undefined && life.referral.outcome === null)
  if (act === 'receipt') return life.referral === undefined || life.referral.receiptNo !== null
  return act === 'answer' && (!life.referral?.receiptNo || life.referral.outcome !== null)
}

/** One more act of a life, as the rules let it. */
function walk(life: Life, step: Step): Life {
  if (refused(life, step)) return life
  const { act, benefit, outcome, means } = step
  const next = { ...life, state: after(life.state, act) ?? life.state, path: [...life.path, act] }
  if (act === 'classify') return { ...next, benefit, referral: undefined }
  if (act === 'refer') return { ...next, referral: { receiptNo: null, outcome: null } }
  if (act === 'receipt') return { ...next, referral: { receiptNo: 'HZ-1', outcome: null } }
  if (act === 'answer' && life.referral) return { ...next, referral: { ...life.referral, outcome } }
  return act === 'resolve' ? { ...next, means } : next
}

const benefits: (Benefit | null)[] = [null, 'allowance', 'temporary']
const steps = fc.record({
  act: fc.constantFrom(...acts),
  benefit: fc.constantFrom(...benefits),
  party: fc.constantFrom<Owner>('community', 'volunteers', 'charity'),
  outcome: fc.constantFrom<Outcome>('granted', 'declined'),
  means: fc.uniqueArray(fc.constantFrom<Means>('gift', 'benefit', 'public'), { minLength: 1 }),
})
const USUAL: Act[] = ['verify', 'classify', 'refer', 'receipt', 'answer', 'assign', 'resolve', 'confirm']
/** The usual way with random acts between, so that many lives come far. */
const nudged = fc
  .tuple(...USUAL.map((act) => fc.tuple(fc.array(steps, { maxLength: 2 }), fc.boolean(), steps, fc.constant(act))))
  .map((parts) => parts.flatMap(([noise, isDone, step, act]) => [...noise, ...(isDone ? [{ ...step, act }] : [])]))
const wholeWay = fc.tuple(...USUAL.map((act) => steps.map((step) => ({ ...step, act }))))

test('no path of acts resolves what is not verified, nor a benefit somebody has a right to without the receipt, the answer or by a gift alone', () => {
  fc.assert(
    fc.property(fc.oneof(nudged, wholeWay), (path) => {
      const start: Life = { state: 'reported', path: [], benefit: null, referral: undefined, means: [] }
      const life = path.reduce(walk, start)
      if (!life.path.includes('resolve')) return
      expect(life.path.indexOf('verify')).toBeGreaterThanOrEqual(0)
      expect(life.path.indexOf('verify')).toBeLessThan(life.path.indexOf('classify'))
      if (life.benefit === null || !['resolved', 'confirmed'].includes(life.state)) return
      expect(life.path).toEqual(expect.arrayContaining(['refer', 'receipt', 'answer']))
      expect(life.means).not.toEqual(['gift'])
      if (life.referral?.outcome === 'granted') expect(life.means).toContain('benefit')
    }),
    { numRuns: 2_000 },
  )
})

test('what is rejected, taken back or merged leads nowhere, and every state that is open has a place in the line', () => {
  for (const state of ['rejected', 'withdrawn', 'merged'] as const)
    expect(acts.filter((act) => after(state, act))).toEqual([])
  for (const state of OPEN_STATES) expect(LINE.some(({ states }) => states.includes(state))).toBe(true)
})

test('society comes after public service, and public service after what one has a right to', () => {
  expect(againstAssigning({ benefit: 'allowance', route: 'entitlement' }, undefined, 'community')).toBe('referFirst')
  const received = { receiptNo: 'HZ-1', outcome: null }
  expect(againstAssigning({ benefit: 'allowance', route: 'entitlement' }, received, 'volunteers')).toBeUndefined()
  expect(againstAssigning({ benefit: null, route: 'public' }, undefined, 'charity')).toBe('publicFirst')
  expect(againstAssigning({ benefit: null, route: 'public' }, undefined, 'community')).toBeUndefined()
  expect(againstAssigning({ benefit: null, route: 'society' }, undefined, 'charity')).toBeUndefined()
})

test('words that name a benefit are heard, and words of danger', () => {
  expect(benefitsHeard('想申请低保，家里看病没钱')).toEqual(['allowance', 'medical'])
  expect(benefitsHeard('是低保边缘家庭')).toEqual(['edge'])
  expect(benefitsHeard('两项补贴没有发')).toEqual(['disabledLife', 'disabledCare'])
  expect(benefitsHeard('楼道灯坏了')).toEqual([])
  expect(isDanger('老人摔倒了起不来')).toBe(true)
  expect(isDanger('楼道灯坏了')).toBe(false)
  expect(titleOf('楼道灯坏了。晚上看不见')).toBe('楼道灯坏了')
  expect(titleOf('长'.repeat(30))).toBe(`${'长'.repeat(23)}…`)
})

test('the clock counts the days after today and shows late in red', () => {
  const limits = {
    ...{
      verifyDays: { urgent: 1, normal: 5 },
      assignDays: { urgent: 1, normal: 3 },
      serveDays: { urgent: 3, normal: 15 },
    },
    ...{ receiptDays: 5, confirmDays: 7, reopenDays: 30 },
  }
  expect(dueOn('reported', 'urgent', limits, '2024-02-28')).toBe('2024-02-29')
  expect(dueOn('confirmed', 'urgent', limits, '2024-02-28')).toBeNull()
  expect(['2024-03-04', '2024-03-05', '2024-03-07', '2024-03-08'].map((due) => lightOf(due, '2024-03-05'))).toEqual([
    ...['late', 'soon', 'soon', 'ok'],
  ])
  expect([mayReopen('2024-03-01', '2024-03-31', 30), mayReopen('2024-03-01', '2024-04-01', 30)]).toEqual([true, false])
})

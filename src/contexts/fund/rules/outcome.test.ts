import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeOf, type Seat, tallyOf } from './outcome.ts'

const seat = fc.record({
  recused: fc.boolean(),
  choice: fc.constantFrom('for' as const, 'against' as const, 'abstain' as const, null),
})
const committee = fc.array(seat, { minLength: 1, maxLength: 15 })
const seats = (text: string): Seat[] =>
  [...text].map((one) => ({
    recused: one === 'R',
    choice: ({ y: 'for', n: 'against', a: 'abstain' } as const)[one] ?? null,
  }))
const decided = (text: string, isMajor = false, isOver = false) => outcomeOf(tallyOf(seats(text)), { isMajor, isOver })

test.each([
  ['yyy--', false, false, 'open', '三票赞成，但到会不足三分之二'],
  ['yyyn-', false, false, 'passed', '四人表决，三票过半'],
  ['yynn-', false, false, 'open', '差一票'],
  ['yynna', false, false, 'rejected', '弃权不算赞成'],
  ['nnn--', false, false, 'rejected', '再投也过不了半'],
  ['yyyn-', true, false, 'open', '重大事项要三分之二'],
  ['yyyyn', true, false, 'passed', '五人中四人'],
  ['yyynn', true, false, 'rejected', '五人中三人不到三分之二'],
  ['yy---', false, true, 'lapsed', '到期时到会不足三分之二'],
  ['yyRnn', false, true, 'rejected', '四名有表决权的，两票不过半'],
  ['yyyRR', false, false, 'passed', '三名有表决权的都赞成'],
  ['yyRRR', false, false, 'lapsed', '回避过半，管委会不能决定'],
] as const)('%s major %s over %s: %s (%s)', (text, isMajor, isOver, outcome, _why) => {
  expect(decided(text, isMajor, isOver)).toBe(outcome)
})

test('what is passed has at least two thirds at the vote and more than half for it, of all who are entitled', () => {
  fc.assert(
    fc.property(committee, fc.boolean(), fc.boolean(), (all, isMajor, isOver) => {
      const tally = tallyOf(all)
      if (outcomeOf(tally, { isMajor, isOver }) !== 'passed') return
      expect((tally.entitled - tally.waiting) / tally.entitled).toBeGreaterThanOrEqual(2 / 3)
      expect(tally.for / tally.entitled).toBeGreaterThan(isMajor ? 0.66 : 0.5)
    }),
  )
})

test('further votes never turn a decision round', () => {
  fc.assert(
    fc.property(
      committee,
      fc.boolean(),
      fc.array(fc.constantFrom('for' as const, 'against' as const, 'abstain' as const), {
        minLength: 15,
        maxLength: 15,
      }),
      (all, isMajor, later) => {
        const before = outcomeOf(tallyOf(all), { isMajor, isOver: false })
        const after = outcomeOf(tallyOf(all.map((one, n) => ({ ...one, choice: one.choice ?? later[n] ?? null }))), {
          isMajor,
          isOver: true,
        })
        if (before !== 'open') expect(after).toBe(before)
        else expect(after).not.toBe('open')
      },
    ),
  )
})

test('who has an interest counts on neither side', () => {
  fc.assert(
    fc.property(committee, fc.boolean(), (all, isMajor) => {
      const turned = all.map((one) => (one.recused ? { ...one, choice: 'against' as const } : one))
      expect(outcomeOf(tallyOf(turned), { isMajor, isOver: true })).toBe(
        outcomeOf(tallyOf(all), { isMajor, isOver: true }),
      )
    }),
  )
})

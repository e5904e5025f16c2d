import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, type RedemptionAct, type RedemptionState } from './redemption-states.ts'

const acts: RedemptionAct[] = ['prepare', 'approve', 'hand-over', 'withdraw', 'end']

test('whatever is tried in whatever order, nothing is handed over that was not prepared and approved, and no end has a way out', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 30 }), (tried) => {
      let state: RedemptionState = 'asked'
      const done: RedemptionAct[] = []
      for (const act of tried) {
        const next = after(state, act)
        if (!next) continue
        expect(['cancelled', 'returned']).not.toContain(state)
        done.push(act)
        state = next
      }
      if (done.includes('hand-over')) expect(done.slice(0, 3)).toEqual(['prepare', 'approve', 'hand-over'])
      expect(done.filter((act) => act === 'end' || act === 'withdraw').length).toBeLessThanOrEqual(1)
    }),
  )
})

test('a volunteer takes back a wish until the desk takes it up', () => {
  expect(after('asked', 'withdraw')).toBe('cancelled')
  expect(after('prepared', 'withdraw')).toBeUndefined()
  expect(after('handed', 'end')).toBe('returned')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handRefused, MOVES, stateAfter } from './draft-flow.ts'
import type { DraftState } from './draft-words.ts'

const moves = fc.array(fc.constantFrom(...MOVES), { maxLength: 30 })

test('whatever is tried in whatever order, hours are final only once they were confirmed and verified, and what is over stays so', () => {
  fc.assert(
    fc.property(moves, (tried) => {
      let state: DraftState = 'pending'
      const done = new Set<string>()
      for (const move of tried) {
        const next = stateAfter(state, move)
        if (state === 'corrected' || state === 'void') expect(next).toBeUndefined()
        if (next === undefined) continue
        done.add(move)
        state = next
        if (state === 'final') expect([done.has('confirm'), done.has('verify')]).toEqual([true, true])
      }
    }),
  )
})

test('nobody confirms, verifies or answers for themself, and who confirmed does not verify, by whatever account', () => {
  const draft = { personId: 'p', confirmedBy: 'a', confirmedByPerson: 'q' }
  for (const step of ['confirm', 'verify', 'answer'] as const)
    expect(handRefused(step, draft, { accountId: 'x', personId: 'p' })).toBe('own')
  expect(handRefused('verify', draft, { accountId: 'a', personId: null })).toBe('same-hand')
  expect(handRefused('verify', draft, { accountId: 'b', personId: 'q' })).toBe('same-hand')
  expect(handRefused('confirm', draft, { accountId: 'a', personId: 'q' })).toBeUndefined()
  expect(handRefused('verify', draft, { accountId: 'b', personId: null })).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REPORT_STATES, type ReportState } from '../vocabulary.ts'
import { ACTS, type Act, afterAct, isSubmitted, mayFollow } from './states.ts'

const acts = Object.keys(ACTS) as Act[]

test('whatever is tried, a report reaches the city only over a signature, and what was accepted never moves', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 30 }), (tried) => {
      let state: ReportState = 'drafted'
      for (const act of tried) {
        if (!mayFollow(act, state)) continue
        const next = afterAct(act, state)
        if (isSubmitted(next) && !isSubmitted(state)) expect(act).toBe('sign')
        expect(state).not.toBe('accepted')
        state = next
      }
    }),
  )
})

test('every state is reached by some act or is the first', () => {
  const reached = new Set(acts.map((act) => ACTS[act].to))
  for (const state of Object.keys(REPORT_STATES) as ReportState[]) expect(reached.has(state)).toBe(true)
})

test('what was handed in is not written in any more', () => {
  expect(mayFollow('write', 'handed')).toBe(false)
  expect(mayFollow('write', 'signed')).toBe(false)
  expect(mayFollow('write', 'returned')).toBe(true)
})

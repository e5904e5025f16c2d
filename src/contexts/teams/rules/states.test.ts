import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  MEMBER_MOVES,
  type MemberMove,
  type MemberState,
  memberAfter,
  PLAN_MOVES,
  type PlanMove,
  type PlanState,
  planAfter,
  projectAfter,
} from './states.ts'

const planMoves = fc.array(fc.constantFrom(...(Object.keys(PLAN_MOVES) as PlanMove[])), { maxLength: 30 })

test('whatever is tried on a plan, it is approved only right after it was submitted, and no move leads out but by reopening', () => {
  fc.assert(
    fc.property(planMoves, (moves) => {
      let state: PlanState = 'draft'
      for (const move of moves) {
        const next = planAfter(state, move)
        if (next === 'approved') expect([state, move]).toEqual(['submitted', 'approved'])
        if (state === 'approved' && next) expect(move).toBe('reopened')
        state = next ?? state
      }
    }),
  )
})

test('whatever is tried on a request to join, nobody becomes a member without an answer, and an end is an end', () => {
  const moves = fc.array(fc.constantFrom(...(Object.keys(MEMBER_MOVES) as MemberMove[])), { maxLength: 20 })
  fc.assert(
    fc.property(moves, (tried) => {
      let state: MemberState = 'applied'
      for (const move of tried) {
        const next = memberAfter(state, move)
        if (['refused', 'withdrawn', 'left'].includes(state)) expect(next).toBeUndefined()
        if (next === 'member') expect([state, move]).toEqual(['applied', 'accept'])
        state = next ?? state
      }
    }),
  )
})

test('a project starts once and ends once', () => {
  expect(projectAfter('draft', 'start')).toBe('running')
  expect(projectAfter('draft', 'end')).toBeUndefined()
  expect(projectAfter('running', 'start')).toBeUndefined()
  expect(projectAfter('running', 'end')).toBe('ended')
  expect(projectAfter('ended', 'end')).toBeUndefined()
})

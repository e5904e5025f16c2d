import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STATES, type State } from '../vocabulary.ts'
import { isDraft, MOVES, type Move, mayMove, wasIssued } from './states.ts'

const moves = Object.keys(MOVES) as Move[]

test('nothing is issued that was not reviewed, signed, numbered and sealed, in this order', () => {
  const order: State[] = ['reviewed', 'signed', 'numbered', 'sealed', 'issued']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 30 }), (tries) => {
      const seen: State[] = ['drafted']
      for (const move of tries) if (mayMove(seen.at(-1) ?? 'drafted', move)) seen.push(MOVES[move].to)
      const first = seen.indexOf('issued')
      if (first < 0) return
      expect(seen.slice(first - 4, first + 1)).toEqual(order)
    }),
  )
})

test('recalled and superseded are ends, and every state can be reached', () => {
  for (const end of ['recalled', 'superseded'] as const) expect(moves.filter((move) => mayMove(end, move))).toEqual([])
  const reached = new Set<State>(['drafted', ...moves.map((move) => MOVES[move].to)])
  expect([...reached].toSorted()).toEqual(Object.keys(STATES).toSorted())
  expect((Object.keys(STATES) as State[]).filter((state) => isDraft(state) && wasIssued(state))).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ACTIVITY_STATES,
  type ActivityState,
  after,
  isLive,
  isOpenToEdit,
  mayTake,
  STEPS,
  type Step,
} from './states.ts'

const states = Object.keys(ACTIVITY_STATES) as ActivityState[]
const steps = Object.keys(STEPS) as Step[]

/** The states that a walk of steps passes through; steps that cannot be taken are left out. */
function pathOf(walk: readonly Step[]): { step: Step; from: ActivityState; to: ActivityState }[] {
  let from: ActivityState = 'draft'
  return walk.flatMap((step) => {
    const to = after(step, from)
    if (!to) return []
    const move = { step, from, to }
    from = to
    return [move]
  })
}
const walks = fc.array(fc.constantFrom(...steps), { maxLength: 30 }).map(pathOf)

test('whatever is done in whatever order, nothing is published that nobody approved since it was last open to edit', () => {
  fc.assert(
    fc.property(walks, (path) => {
      const firstLive = path.findIndex(({ to }) => isLive(to) || to === 'ended')
      const before = path.slice(0, firstLive + 1)
      if (firstLive >= 0) expect(before.at(-1)?.step).toBe('approve')
      expect(path.slice(firstLive + 1).some(({ to }) => firstLive >= 0 && isOpenToEdit(to))).toBe(false)
    }),
  )
})

test('what is over stays over', () => {
  fc.assert(
    fc.property(walks, (path) => {
      for (const { step, from } of path)
        if (['ended', 'recorded', 'cancelled'].includes(from)) expect([from, step]).toEqual(['ended', 'record'])
    }),
  )
})

test('every state can be reached, and the last ones are left by nothing', () => {
  const reached = new Set<ActivityState>(['draft'])
  for (const _ of states)
    for (const state of [...reached]) for (const step of steps) reached.add(after(step, state) ?? state)
  expect([...reached].sort()).toEqual([...states].sort())
  for (const last of ['recorded', 'cancelled'] as const) expect(steps.filter((step) => mayTake(step, last))).toEqual([])
})

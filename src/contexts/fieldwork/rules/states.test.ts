import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GROUP_STATES, type GroupState, KINDS, type Kind } from '../vocabulary.ts'
import { itemsOf, type Papers, safetyMissing } from './complete.ts'
import { ACTS, type Act, after, lineOf, takesSessions } from './states.ts'

const kinds = Object.keys(KINDS) as Kind[]
const states = Object.keys(GROUP_STATES) as GroupState[]
const EARLY: readonly GroupState[] = ['proposed', 'returned', 'cancelled']

type Life = { state: GroupState; approved: boolean; recruited: boolean; evaluated: boolean; sessions: number }

/** One more act of a life, or a session where the state takes one. */
function walk(kind: Kind, life: Life, one: Act | 'session'): Life {
  if (one === 'session') return takesSessions(life.state) ? { ...life, sessions: life.sessions + 1 } : life
  const state = after(kind, life.state, one)
  if (!state) return life
  return {
    ...{ ...life, state },
    approved: one === 'approve' || (one !== 'revise' && life.approved),
    recruited: life.recruited || one === 'recruit',
    evaluated: life.evaluated || one === 'evaluate',
  }
}

test('no path holds a session before the approval, a group before it recruits, or closes a file that was not evaluated', () => {
  const step = fc.constantFrom<Act | 'session'>(...ACTS, 'session')
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.array(step, { maxLength: 60 }), (kind, path) => {
      const start: Life = { state: 'proposed', approved: false, recruited: false, evaluated: false, sessions: 0 }
      const life = path.reduce((now, one) => walk(kind, now, one), start)
      if (life.sessions > 0) expect(life.approved && (kind === 'activity' || life.recruited)).toBe(true)
      if (life.state === 'archived') expect(life.evaluated && life.approved).toBe(true)
      if (EARLY.includes(life.state)) expect(life.sessions).toBe(0)
    }),
  )
})

test('an ended file leads nowhere, and every other state has a step on the line', () => {
  for (const kind of kinds) {
    for (const state of ['archived', 'cancelled'] as const)
      expect(ACTS.filter((act) => after(kind, state, act))).toEqual([])
    const shown = new Set(lineOf(kind).flatMap((step) => step.states))
    const missing = states.filter((state) => !shown.has(state))
    expect(missing).toEqual(kind === 'group' ? ['cancelled'] : ['recruiting', 'cancelled'])
  }
})

const papers: Papers = {
  ...{ kind: 'group', people: 8, safety: '', filedOn: null, permitNo: '', members: 8, contracts: 8, scored: 8 },
  ...{ sessionsHeld: 6, sessionsWithPeople: 6, satisfactionSheets: 8, summary: '达成' },
}
const limits = { filing: 200, permit: 1000 }
const missingOf = (some: Partial<Papers>): string[] =>
  itemsOf({ ...papers, ...some }, limits)
    .filter(({ isThere }) => !isThere)
    .map(({ title }) => title)

test('a file lacks what was not done, by its kind', () => {
  expect(missingOf({})).toEqual([])
  expect(missingOf({ contracts: 7, scored: 0 })).toEqual(['每位组员的契约', '每位组员的前后测'])
  expect(missingOf({ sessionsHeld: 0, sessionsWithPeople: 0, summary: '' })).toEqual([
    '每次都有过程记录和出席',
    '总结评估',
  ])
  expect(missingOf({ kind: 'activity', people: 1000, safety: '有预案' })).toEqual(['街镇备案', '公安许可'])
  expect(missingOf({ kind: 'activity', people: 199, safety: '' })).toEqual(['安全预案'])
})

test('the limits bind at the number itself', () => {
  const activity = { kind: 'activity', filedOn: null, permitNo: '' } as const
  expect(safetyMissing({ ...activity, people: 199 }, limits)).toBeUndefined()
  expect(safetyMissing({ ...activity, people: 200 }, limits)).toBe('filing')
  expect(safetyMissing({ ...activity, people: 200, filedOn: '2024-03-01' }, limits)).toBeUndefined()
  expect(safetyMissing({ ...activity, people: 1000, filedOn: '2024-03-01' }, limits)).toBe('permit')
  expect(safetyMissing({ ...activity, kind: 'group', people: 1000 }, limits)).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CASE_STATES, type CaseState } from '../vocabulary.ts'
import { type Act, after, ENDED, MOVES, nextStep, STAGES } from './states.ts'

const acts = Object.keys(MOVES) as Act[]
const states = Object.keys(CASE_STATES) as CaseState[]

/** Every walk by acts from intake, as pairs of act and the state it leads to. */
const walk = fc.array(fc.constantFrom(...acts), { maxLength: 60 }).map((tried) => {
  const went: { act: Act; from: CaseState; to: CaseState }[] = []
  let state: CaseState = 'intake'
  for (const act of tried) {
    const to = after(state, act)
    if (!to) continue
    went.push({ act, from: state, to })
    state = to
  }
  return went
})

test('whatever is tried, nothing is closed that was not evaluated, and what ended is never served again', () => {
  fc.assert(
    fc.property(walk, (went) => {
      const at = (act: Act) => went.findIndex((one) => one.act === act)
      if (at('lead-sign') >= 0) expect(at('evaluation')).toBeLessThan(at('lead-sign'))
      if (at('lead-sign') >= 0) expect(at('evaluation')).toBeGreaterThanOrEqual(0)
      if (at('plan-approved') >= 0) expect(at('assessment')).toBeLessThan(at('plan-approved'))
      for (const { from, to } of went) if (ENDED.includes(from)) expect(ENDED).toContain(to)
    }),
  )
})

test('service begins after an approved plan, or out of a crisis; nothing leaves the archive', () => {
  const into = acts.filter((act) => MOVES[act].to === 'in_service')
  expect(into).toEqual(['service-started', 'calm'])
  expect(acts.filter((act) => after('archived', act))).toEqual([])
})

test('every state has a next step and, unless it ended otherwise, a stage', () => {
  for (const state of states) {
    const standing = { state, hasConsent: true, planState: 'none', closing: 'none', backfillBy: null } as const
    expect(nextStep(standing)).toMatch(/[一-龥]{2}/)
    const stages = STAGES.filter((one) => one.states.includes(state)).length
    expect(stages).toBe(['rejected', 'referred'].includes(state) ? 0 : 1)
  }
  const waiting = { state: 'intake', hasConsent: false, planState: 'none', closing: 'none', backfillBy: null } as const
  expect(nextStep(waiting)).toContain('知情同意书')
})

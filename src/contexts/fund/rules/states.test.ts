import { expect, test } from 'vitest'
import { mayEdit, missingPapers, STATES, STEPS, type State, stepsFrom } from './states.ts'

const all = Object.keys(STATES) as State[]

test('every state can be reached from the first, and only the last is an end', () => {
  const reached = new Set<State>(['planned'])
  for (const state of reached) for (const step of stepsFrom(state)) reached.add(STEPS[step].to)
  expect([...reached].sort()).toEqual([...all].sort())
  expect(all.filter((state) => stepsFrom(state).length === 0)).toEqual(['settled'])
})

test('nothing that was signed can be written anew', () => {
  expect(all.filter(mayEdit)).toEqual(['planned'])
  for (const state of all.slice(all.indexOf('signed')))
    for (const step of stepsFrom(state)) expect(mayEdit(STEPS[step].to), `${state} ${step}`).toBe(false)
})

test('a step says which papers are missing', () => {
  expect(missingPapers('operate', ['agreement', 'rules'])).toEqual(['committee_list'])
  expect(missingPapers('suspend', [])).toEqual([])
})

import { expect, test } from 'vitest'
import { answersOf, isSatisfied, questionsOn, unanswered } from './questions.ts'

const DAY = '2024-05-20'
const whole = Object.fromEntries(questionsOn(DAY).questions.map(({ code, choices }) => [code, choices[0]?.code ?? '']))

test('every question is answered with one of its choices', () => {
  expect(unanswered(whole, DAY)).toBeUndefined()
  expect(unanswered({ ...whole, overall: '6' }, DAY)).toContain('满意吗')
  expect(unanswered({}, DAY)).toContain('您知道')
})

test('nothing but what was asked is kept', () => {
  expect(answersOf({ ...whole, phone: '13800000000' }, DAY)).toEqual(whole)
})

test('satisfied is satisfied or very satisfied with the whole', () => {
  expect(['5', '4', '3', '2', '1'].map((overall) => isSatisfied({ overall }))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(isSatisfied({ manner: '5' })).toBe(false)
})

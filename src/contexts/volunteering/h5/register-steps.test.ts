import { expect, test } from 'vitest'
import { ageOf, skillsOf } from './register-steps.ts'

test('years are completed on the birthday', () => {
  expect(ageOf('129999200603050011', '2024-03-04')).toBe(17)
  expect(ageOf('129999200603050011', '2024-03-05')).toBe(18)
  expect(ageOf('1299992006', '2024-03-05')).toBeNull()
})

test('skills are told apart however they are separated', () => {
  expect(skillsOf('理发、量血压 书法，')).toEqual(['理发', '量血压', '书法'])
})

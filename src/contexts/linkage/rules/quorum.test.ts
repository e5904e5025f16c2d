import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOfVotes, hasQuorum, leastPresent } from './quorum.ts'

test('half is not more than half', () => {
  expect(hasQuorum(5, 10, 50)).toBe(false)
  expect(hasQuorum(6, 10, 50)).toBe(true)
  expect(hasQuorum(5, 9, 50)).toBe(true)
  expect(hasQuorum(0, 0, 50)).toBe(false)
})

test('the least number that is told makes a quorum, one less does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 99 }), (invited, percent) => {
      const least = leastPresent(invited, percent)
      expect(hasQuorum(least, invited, percent)).toBe(true)
      expect(hasQuorum(least - 1, invited, percent)).toBe(false)
    }),
  )
})

test('more votes than people are a mistake; half for is not passed', () => {
  expect(faultOfVotes({ for: 4, against: 2, abstain: 1 }, 6)).toBe('too-many')
  expect(faultOfVotes({ for: 3, against: 2, abstain: 1 }, 6)).toBe('not-half')
  expect(faultOfVotes({ for: 4, against: 1, abstain: 1 }, 6)).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levelReached, minutesMissing, STAR_LEVELS, showStar } from './stars.ts'

const hours = { 1: 100, 2: 300, 3: 600, 4: 1000, 5: 1500 }

test('a star is reached with its last minute, not one earlier', () => {
  expect(STAR_LEVELS.map((level) => levelReached(hours[level] * 60 - 1, hours))).toEqual([0, 1, 2, 3, 4])
  expect(STAR_LEVELS.map((level) => levelReached(hours[level] * 60, hours))).toEqual([1, 2, 3, 4, 5])
  expect(showStar(3)).toBe('三星级志愿者')
})

test('more minutes never lose a star, and nothing is missing exactly for what is reached', () => {
  fc.assert(
    fc.property(fc.nat(200_000), fc.nat(60_000), fc.constantFrom(...STAR_LEVELS), (minutes, more, level) => {
      expect(levelReached(minutes + more, hours)).toBeGreaterThanOrEqual(levelReached(minutes, hours))
      expect(minutesMissing(minutes, level, hours) === 0).toBe(levelReached(minutes, hours) >= level)
    }),
  )
})

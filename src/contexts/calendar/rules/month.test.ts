import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthAfter, weeksOf } from './month.ts'

test('every month is whole weeks from Monday that hold each of its days once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, one) => {
      const month = `${year}-${String(one).padStart(2, '0')}`
      const weeks = weeksOf(month)
      expect(weeks.every((week) => week.length === 7)).toBe(true)
      expect(new Date(`${weeks[0]?.[0]}T00:00:00Z`).getUTCDay()).toBe(1)
      const days = weeks.flat().filter((day) => day.startsWith(month))
      expect(days).toHaveLength(new Date(Date.UTC(year, one, 0)).getUTCDate())
      expect(new Set(weeks.flat()).size).toBe(weeks.flat().length)
      expect(monthAfter(monthAfter(month, 7), -7)).toBe(month)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAST, tellable, told, toldAlone } from './counts.ts'

test('one to four are not told, and a second is kept back with the only one', () => {
  expect(told([{ count: 3 }, { count: 9 }, { count: 20 }, { count: 0 }])).toEqual([
    { count: null },
    { count: null },
    { count: 20 },
    { count: 0 },
  ])
  expect(tellable([6, 7])).toEqual([true, true])
  expect(tellable([1, 1, 30, 40])).toEqual([false, false, false, true])
  expect([toldAlone(0), toldAlone(4), toldAlone(5)]).toEqual([0, null, 5])
})

test('the sum less what is told never gives away one count, nor fewer than five together', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (counts) => {
      const shown = tellable(counts)
      const hidden = counts.filter((_, at) => !shown[at])
      expect(counts.filter((count, at) => shown[at] && count > 0 && count < LEAST)).toEqual([])
      const total = counts.reduce((sum, one) => sum + one, 0)
      if (hidden.length === 0 || toldAlone(total) === null) return
      const isAll = hidden.length === counts.filter((count) => count > 0).length
      expect(hidden.length > 1 || isAll).toBe(true)
      expect(hidden.reduce((sum, one) => sum + one, 0) >= LEAST).toBe(true)
    }),
  )
})

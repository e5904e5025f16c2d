import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedAs, markedNow } from './mark-time.ts'

const server = '2024-03-09T01:00:00.000Z'
const corrected = ({ at, phoneClockOffset }: ReturnType<typeof markedNow>): number => Date.parse(at) + phoneClockOffset

test('a mark is of the moment it is made, however long ago the roll was read and however wrong the clock is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: 0, max: 28_800_000 }), (wrong, later) => {
      const here = Date.parse(server) + wrong
      expect(corrected(markedNow({ server, here }, new Date(here + later)))).toBe(Date.parse(server) + later)
    }),
  )
})

test('a time that somebody typed is not moved', () => {
  expect(corrected(markedAs('2024-03-09T11:00:00+08:00'))).toBe(Date.parse('2024-03-09T03:00:00Z'))
})

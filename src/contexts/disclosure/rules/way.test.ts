import fc from 'fast-check'
import { expect, test } from 'vitest'
import { showPeople } from './small-counts.ts'
import { type Drawn, type DrawnTo, wayOf } from './way.ts'

const to = (kind: DrawnTo['kind'], key: string): DrawnTo => ({
  kind,
  key,
  title: `${kind} ${key}`,
  use: null,
  people: null,
  minutes: null,
  isOver: false,
})
const drawn = (fen: number, kind: DrawnTo['kind'], key: string, happenedOn = '2024-01-05'): Drawn => ({
  fen,
  happenedOn,
  to: to(kind, key),
})

test('instalments of one project are one part; money that came back waits again', () => {
  const way = wayOf(50_000, 21_000, [
    drawn(20_000, 'grant', 'a', '2024-02-01'),
    drawn(10_000, 'grant', 'a', '2024-05-01'),
    drawn(-3_000, 'grant', 'a', '2024-06-01'),
    drawn(2_000, 'fee', 'fee', '2024-01-31'),
  ])
  expect(way.parts.map(({ title, fen, from, until }) => [title, fen, from, until])).toEqual([
    ['fee fee', 2_000, '2024-01-31', '2024-01-31'],
    ['grant a', 27_000, '2024-02-01', '2024-06-01'],
  ])
  expect(way.waitingFen).toBe(21_000)
})

test('what does not add up is never shown', () => {
  expect(() => wayOf(100, 50, [drawn(49, 'grant', 'a')])).toThrow(RangeError)
})

test('the parts of any way and what waits add up to the gift', () => {
  const any = fc.record({ fen: fc.integer({ min: -1_000, max: 100_000 }), key: fc.constantFrom('a', 'b', 'c') })
  fc.assert(
    fc.property(fc.array(any), fc.integer({ min: 0, max: 100_000 }), (rows, left) => {
      const draws = rows.map(({ fen, key }) => drawn(fen, 'grant', key))
      const gift = draws.reduce((sum, { fen }) => sum + fen, left)
      const way = wayOf(gift, left, draws)
      expect(way.parts.reduce((sum, { fen }) => sum + fen, way.waitingFen)).toBe(gift)
    }),
  )
})

test('one to four people are not counted out', () => {
  expect([0, 1, 4, 5, 12].map(showPeople)).toEqual(['0', '少于5', '少于5', '5', '12'])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Going, type Gone, goneWords, mustAddUp } from './goods-way.ts'

const handed = (pieces: number, fen: number): Going => ({
  ...{ areaName: '新文化社区', day: '2024-03-05', use: 'U1', pieces, fen, receivers: 1 },
})
const gone = (kind: Gone['kind'], pieces: number, fen: number): Gone => ({ kind, day: '2024-03-06', pieces, fen })

test('what went and what is there is what was given, piece for piece and fen for fen', () => {
  const lot = { quantity: 10, valueFen: 1_000, stock: 4, leftFen: 400 }
  expect(() => mustAddUp(lot, [handed(3, 300)], [gone('sold', 2, 200), gone('counted', 1, 100)])).not.toThrow()
  expect(() => mustAddUp(lot, [handed(3, 300)], [gone('sold', 3, 200)])).toThrow(RangeError)
  expect(() => mustAddUp(lot, [handed(3, 299)], [gone('sold', 2, 200), gone('counted', 1, 100)])).toThrow(RangeError)
})

test('pieces found when counting are more in store than were given', () => {
  const lot = { quantity: 10, valueFen: 0, stock: 11, leftFen: 0 }
  expect(() => mustAddUp(lot, [], [gone('counted', -1, 0)])).not.toThrow()
  expect(goneWords(gone('counted', -1, 0))).toBe('盘点时多出')
})

test('any way that adds up is shown, any other is not', () => {
  const any = fc.record({ pieces: fc.integer({ min: 1, max: 50 }), fen: fc.nat(10_000) })
  fc.assert(
    fc.property(
      fc.array(any),
      fc.nat(100),
      fc.nat(9_999),
      fc.integer({ min: 1, max: 9 }),
      (rows, stock, leftFen, off) => {
        const going = rows.map(({ pieces, fen }) => handed(pieces, fen))
        const quantity = going.reduce((sum, { pieces }) => sum + pieces, stock)
        const valueFen = going.reduce((sum, { fen }) => sum + fen, leftFen)
        mustAddUp({ quantity, valueFen, stock, leftFen }, going, [])
        expect(() => mustAddUp({ quantity: quantity + off, valueFen, stock, leftFen }, going, [])).toThrow(RangeError)
        expect(() => mustAddUp({ quantity, valueFen: valueFen - off, stock, leftFen }, going, [])).toThrow(RangeError)
      },
    ),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLine } from './statement.ts'

test('A statement without a gap reads through; one line less is found at the line after it, once', () => {
  const amounts = fc.array(
    fc.integer({ min: -9_999, max: 9_999 }).filter((fen) => fen !== 0),
    { minLength: 3 },
  )
  fc.assert(
    fc.property(amounts, fc.nat(), (fens, at) => {
      let balanceFen = 1_000
      const lines = fens.map((fen) => {
        balanceFen += fen
        return { fen, balanceFen }
      })
      const read = (some: typeof lines) => {
        const running = { balanceFen: 1_000, rows: 0 }
        return some.map((line) => readLine(running, line))
      }
      expect(read(lines).every((fault) => fault === null)).toBe(true)
      const missing = at % (lines.length - 1)
      const faults = read(lines.filter((_, place) => place !== missing))
      expect(faults.map((fault) => fault !== null)).toEqual(lines.slice(1).map((_, place) => place === missing))
    }),
  )
})

test('The fault says how much is missing', () => {
  const running = { balanceFen: 10_000, rows: 0 }
  expect(readLine(running, { fen: 5_000, balanceFen: 18_000 })).toBe(
    '期初余额100.00元，加减本行后应为150.00元，表中是180.00元，相差30.00元：此行之前缺行或缺页',
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SOURCES, type Source } from '../vocabulary.ts'
import { executedBp, sumsOf } from './sums.ts'

const fen = fc.integer({ min: 0, max: 100_000_000_000 })
const source = fc.constantFrom(...(Object.keys(SOURCES) as Source[]))
const lines = fc.array(fc.record({ source, plannedFen: fen, spentFen: fen }), { maxLength: 40 })

describe('sums of a budget', () => {
  test('the parts always make the whole, to the fen', () => {
    fc.assert(
      fc.property(lines, fen, (all, charity) => {
        const { bySource, total } = sumsOf(all, charity)
        expect(bySource.reduce((sum, one) => sum + one.plannedFen, 0)).toBe(total.plannedFen)
        expect(bySource.reduce((sum, one) => sum + one.spentFen, 0)).toBe(total.spentFen)
        expect(all.reduce((sum, one) => sum + one.plannedFen, 0)).toBe(total.plannedFen)
      }),
    )
  })

  test('a source is never mixed with another: what one has changes no other sum', () => {
    fc.assert(
      fc.property(lines, source, fen, fen, (all, more, planned, charity) => {
        const before = sumsOf(all, charity).bySource.filter((one) => one.source !== more)
        const after = sumsOf([...all, { source: more, plannedFen: planned, spentFen: planned }], charity)
        expect(after.bySource.filter((one) => one.source !== more)).toEqual(before)
      }),
    )
  })

  test('what a charity line claims to have spent counts for nothing: only the book counts', () => {
    const line = { source: 'charity' as const, plannedFen: 1000, spentFen: 999 }
    expect(sumsOf([line], 400).total).toEqual({ plannedFen: 1000, spentFen: 400 })
  })

  test('execution is rounded down and says nothing where nothing is planned', () => {
    expect(executedBp({ plannedFen: 3, spentFen: 2 })).toBe(6666)
    expect(executedBp({ plannedFen: 0, spentFen: 5 })).toBeNull()
    expect(executedBp({ plannedFen: 100_000_000_000, spentFen: 99_999_999_999 })).toBe(9999)
  })
})

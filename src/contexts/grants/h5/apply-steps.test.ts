import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fenOf, linesOf, sumsOf, typedYuan } from './apply-steps.ts'

test('yuan are read to the fen, and anything else is not an amount', () => {
  expect(['12.5', '1,200', '0.07', ' 30 ', '3.005', '-1', '一百', ''].map(fenOf)).toEqual([
    ...[1_250, 120_000, 7, 3_000],
    ...[null, null, null, null],
  ])
  fc.assert(fc.property(fc.nat(99_999_999), (fen) => fenOf(typedYuan(fen)) === fen))
})

test('only whole lines count, and what comes from elsewhere is not asked for', () => {
  const lines = [
    { item: '棉被', unit: '120', quantity: '5' },
    { item: '', unit: '20', quantity: '5' },
    { item: '暖水袋', unit: '20', quantity: '0' },
  ]
  expect(linesOf(lines)).toEqual([{ item: '棉被', unitFen: 12_000, quantity: 5, amountFen: 60_000 }])
  expect(sumsOf({ lines, other: '100' })).toEqual({ costFen: 60_000, otherFen: 10_000, askedFen: 50_000 })
  expect(sumsOf({ lines, other: '700' }).askedFen).toBe(0)
})

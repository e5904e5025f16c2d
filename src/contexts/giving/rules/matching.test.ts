import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, type Credit, likenessOf, proposalsFor } from './matching.ts'

const credit: Credit = { fen: 50_000, serial: 'B0001', happenedOn: '2024-03-05', payer: '王建国', note: '捐赠' }
const gift: Candidate = {
  fen: 50_000,
  serial: null,
  declaredOn: '2024-03-04',
  givers: ['王建国'],
  numbers: ['JZ-2024-0001'],
}

test('A credit that agrees in amount, payer and day says so', () => {
  expect(likenessOf(credit, gift)).toEqual({ score: 85, reasons: ['金额一致', '付款人与捐赠人一致', '相差1天'] })
})

test('A fen of difference, or another declared serial number, is no match at all', () => {
  expect(likenessOf({ ...credit, fen: 49_999 }, gift)).toBeUndefined()
  expect(likenessOf(credit, { ...gift, serial: 'B0002' })).toBeUndefined()
})

test('A number in the note finds the settlement of a platform', () => {
  const settled = { ...gift, givers: [], numbers: ['JS20240304'], declaredOn: '2024-01-01' }
  expect(likenessOf({ ...credit, payer: '某平台', note: '善款结算 JS20240304' }, settled)?.reasons).toEqual([
    '金额一致',
    '附言中写有编号JS20240304',
  ])
})

test('The likeliest comes first, and every proposal has the amount of the credit', () => {
  const fen = fc.integer({ min: 1, max: 3 })
  const candidates = fc.array(fc.record({ fen, declaredOn: fc.constantFrom('2024-03-01', '2024-03-05', '2023-01-01') }))
  fc.assert(
    fc.property(fen, candidates, (asked, some) => {
      const found = proposalsFor(
        { ...credit, fen: asked },
        some.map((one) => ({ ...gift, ...one })),
      )
      expect(found.every((one) => one.fen === asked)).toBe(true)
      expect(found.length).toBe(some.filter((one) => one.fen === asked).length)
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
    }),
  )
})

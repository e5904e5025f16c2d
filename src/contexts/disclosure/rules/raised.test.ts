import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RaisedItem, raisedIn } from './raised.ts'

const resident = { sourceClass: 'resident', isCounted: true, classTitle: '居民个人', classBasis: '三（六）' }
const fiscal = {
  sourceClass: 'fiscal',
  isCounted: false,
  classTitle: '财政资金',
  classBasis: '财政资金不是社会慈善资金',
}
const item = (more: Partial<RaisedItem>): RaisedItem => ({
  id: 'x',
  kind: 'gift',
  fen: 10_000,
  day: '2023-09-01',
  isConfirmed: true,
  ...resident,
  ...more,
})
const year = { from: '2023-07-01', to: '2024-06-30' }

test('money, goods with a proof of price and refunds make the sum; each other thing says why it does not', () => {
  const raised = raisedIn(year, [
    item({}),
    item({ fen: 5_000, day: '2023-07-01' }),
    item({ kind: 'goods', fen: 30_000, valuation: 'V3' }),
    item({ kind: 'refund', fen: 2_000, day: '2024-06-30' }),
    item({ ...fiscal, fen: 9_000 }),
    item({ isConfirmed: false, day: null }),
    item({ kind: 'goods', valuation: 'V0', fen: 0 }),
    item({ kind: 'interest', fen: 12 }),
    item({ kind: 'transfer-in', fen: 700 }),
    item({ day: '2024-07-01' }),
  ])
  expect(raised.fen).toBe(43_000)
  expect(raised.parts.map(({ title, fen }) => [title, fen])).toEqual([
    ['货币捐赠：居民个人', 15_000],
    ['捐赠物资折算：居民个人', 30_000],
    ['减：退还捐赠', -2_000],
  ])
  expect(raised.leftOut.map(({ why, fen }) => [why, fen])).toEqual([
    ['财政资金：财政资金不是社会慈善资金', 9_000],
    ['认捐、待确认或已冲销，钱没有入慈善组织账户', 10_000],
    ['没有价格依据（V0），不折算金额', 0],
    ['利息不是捐赠', 12],
    ['基金之间划转，同一笔捐赠只计一次', 700],
  ])
})

test('the refund of a gift that never counted takes nothing away', () => {
  expect(raisedIn(year, [item(fiscal), item({ kind: 'refund', ...fiscal })]).fen).toBe(0)
})

test('each item stands in exactly one part or reason, the parts add up, two halves of a year make the year', () => {
  const any = fc.record({
    kind: fc.constantFrom('gift' as const, 'goods' as const, 'refund' as const, 'interest' as const),
    fen: fc.integer({ min: 1, max: 1e9 }),
    month: fc.integer({ min: 1, max: 12 }),
    isConfirmed: fc.boolean(),
    isCounted: fc.boolean(),
    valuation: fc.constantFrom('V0', 'V1', 'V4'),
  })
  fc.assert(
    fc.property(fc.array(any), (rows) => {
      const items = rows.map(({ month, ...row }) => item({ ...row, day: `2024-${String(month).padStart(2, '0')}-15` }))
      const whole = raisedIn({ from: '2024-01-01', to: '2024-12-31' }, items)
      const halves = [
        raisedIn({ from: '2024-01-01', to: '2024-06-30' }, items),
        raisedIn({ from: '2024-07-01', to: '2024-12-31' }, items),
      ]
      expect(whole.fen).toBe(halves.reduce((sum, { fen }) => sum + fen, 0))
      const placed = [...whole.parts, ...whole.leftOut].reduce((sum, part) => sum + part.items.length, 0)
      expect(placed).toBe(items.length)
    }),
  )
})

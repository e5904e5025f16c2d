import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BookLine, effectOf, statementOf } from './statement.ts'

let n = 0
const line = (more: Partial<BookLine>): BookLine => {
  n += 1
  return {
    id: `e${n}`,
    no: `2024-${String(n).padStart(4, '0')}`,
    kind: 'gift',
    use: null,
    fen: 50_000,
    happenedOn: '2024-01-10',
    reversesId: null,
    classTitle: '居民个人',
    shownName: null,
    title: '捐赠',
    ...more,
  }
}
const ask = (lines: BookLine[], openingFen = 0) =>
  statementOf({
    from: '2024-01-01',
    to: '2024-03-31',
    openingFen,
    lines,
    giftThresholdFen: 1_000_000,
    paymentThresholdFen: 500_000,
    useTitle: (use) => use,
  })

test('opening and income less spending, fee and refunds make the closing balance', () => {
  const made = ask(
    [
      line({}),
      line({ fen: 1_000_000, shownName: '津味食品公司', classTitle: '企业' }),
      line({ kind: 'gift-goods', fen: 30_000 }),
      line({ kind: 'interest', fen: 17 }),
      line({ kind: 'grant', use: 'U1', fen: 500_000, title: '助老项目第1期' }),
      line({ kind: 'recover', use: 'U1', fen: 20_000, title: '助老项目结余退回' }),
      line({ kind: 'goods-out', use: 'U4', fen: 10_000, title: '发放物资' }),
      line({ kind: 'fee', fen: 5_000 }),
      line({ kind: 'refund', fen: 50_000 }),
      line({ kind: 'transfer', fen: 99 }),
    ],
    100_000,
  )
  expect(made).toMatchObject({
    incomeFen: 1_080_017,
    spendingFen: 490_000,
    feeFen: 5_000,
    refundFen: 50_000,
    closingFen: 635_017,
    spending: [
      { title: 'U1', fen: 480_000 },
      { title: 'U4', fen: 10_000 },
    ],
  })
  expect(made.gifts).toMatchObject({
    items: [{ who: '津味食品公司', fen: 1_000_000 }],
    rest: { times: 2, fen: 80_000 },
  })
  expect(made.payments).toMatchObject({ items: [{ title: '助老项目第1期' }], rest: { fen: -10_000 } })
})

test('a gift taken back in the same quarter is not listed; taken back later it is listed in red', () => {
  const gift = line({ fen: 2_000_000, shownName: '王五' })
  const red = line({ fen: -2_000_000, reversesId: gift.id, shownName: '王五' })
  expect(ask([gift, red])).toMatchObject({ incomeFen: 0, gifts: { items: [], rest: { times: 0, fen: 0 } } })
  expect(ask([red]).gifts.items).toMatchObject([{ fen: -2_000_000 }])
})

test('who wishes not to be named is 爱心人士', () => {
  expect(ask([line({ fen: 9_000_000 })]).gifts.items[0]?.who).toBe('爱心人士')
})

test('whatever is entered, balances chain, listings add up to their sums, and nothing is lost', () => {
  const kinds = [
    'gift',
    'gift-goods',
    'interest',
    'transfer-in',
    'grant',
    'goods-out',
    'goods-loss',
    'fee',
    'refund',
    'recover',
    'transfer',
  ] as const
  const any = fc.record({
    kind: fc.constantFrom(...kinds),
    fen: fc.integer({ min: 1, max: 1e9 }),
    use: fc.constantFrom('U1', 'U2'),
  })
  fc.assert(
    fc.property(fc.array(any), fc.integer({ min: 0, max: 1e9 }), (rows, opening) => {
      const lines = rows.map((row) => line(row))
      const made = ask(lines, opening)
      expect(made.closingFen).toBe(lines.reduce((total, one) => total + effectOf(one), opening))
      const total = (list: readonly { fen: number }[]) => list.reduce((all, { fen }) => all + fen, 0)
      expect(total(made.income)).toBe(made.incomeFen)
      expect(total(made.spending)).toBe(made.spendingFen)
      expect(total(made.payments.items) + made.payments.rest.fen).toBe(made.spendingFen)
    }),
  )
})

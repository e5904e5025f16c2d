import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { fundAt } from '../../../tests/kit/funds.ts'
import { ledgerTable } from '../../../tests/kit/ledger.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { ledgerContract } from './contract.ts'
import { ledgerExports } from './exports.ts'
import { canDisclose, giveBack, openPool, poolsOf, type Restriction, receive, recover, spend } from './public.ts'

const town = aTown()
const TOWN = '12.120101.120101006'
const COMMUNITY = '120101006018'
let accountant: Actor
let manager: Actor
let fundId: string
const pools: Record<'free' | 'meals' | 'community', string> = { free: '', meals: '', community: '' }

const at = (day: string) => {
  town.now = new Date(`${day}T09:00:00+08:00`)
}
const by = () => ({ accountId: randomUUID(), personId: null, name: '出纳', now: town.now })
const from = (kind: string) => ({ kind, id: randomUUID() })
const give = (poolId: string, fen: number, happenedOn: string, memo: string) =>
  town.tx((tx) =>
    receive(tx, { fundId, poolId, kind: 'gift', fen, happenedOn, memo, source: from('giving.gift'), by: by() }),
  )
const pay = (use: 'U1' | 'U2', fen: number, happenedOn: string, memo: string, earmarkCode: string | null = null) =>
  town.tx((tx) =>
    spend(tx, {
      fundId,
      kind: 'grant',
      use,
      earmarkCode,
      fen,
      happenedOn,
      memo,
      source: from('grants.payment'),
      by: by(),
    }),
  )
const ask = (who: Actor, name: keyof typeof ledgerContract.endpoints, input: object) =>
  town.as(who).ask(ledgerContract, name, { ...input })

beforeAll(async () => {
  at('2024-01-02')
  accountant = await town.person('charityAccountant', TOWN)
  manager = await town.person('charityManager', TOWN)
  await town.tx(async (tx) => {
    fundId = await fundAt(tx, '120101006', { feeBp: 300 })
    const open = (earmarkCode: string | null, restriction: Restriction) =>
      openPool(tx, { fundId, earmarkCode, restriction })
    pools.free = await open(null, { kind: 'none' })
    pools.meals = await open(null, { kind: 'purpose', use: 'U1', text: '老人助餐' })
    pools.community = await open(COMMUNITY, { kind: 'none' })
  })
})

test('a quarter of a fund’s book', async () => {
  at('2024-01-20')
  await give(pools.free, 50_000, '2024-01-05', '居民捐赠')
  await give(pools.meals, 80_000, '2024-01-08', '企业捐赠，限老人助餐')
  const { entryId: paid } = await pay('U1', 100_000, '2024-01-15', '敬老助餐第一期')
  await town.tx((tx) =>
    recover(tx, {
      entryId: paid,
      fen: 3_000,
      happenedOn: '2024-01-18',
      memo: '助餐结余退回',
      source: from('grants.recovery'),
      by: by(),
    }),
  )
  const interest = { fundId, kind: 'interest', fen: 123, happenedOn: '2024-01-20', memo: '一季度利息' }
  const posted = await ask(accountant, 'postVoucher', interest)
  expect([posted.status, posted.body]).toMatchObject([200, { entryNo: '2024-0005' }])

  const asked = await ask(accountant, 'proposeReversal', {
    entryId: posted.body.entryId,
    reason: '利息应为132分，记错',
  })
  const { requestId } = asked.body
  expect((await ask(accountant, 'decideRequest', { requestId, outcome: 'approved' })).status).toBe(403)
  expect((await ask(manager, 'decideRequest', { requestId, outcome: 'approved' })).status).toBe(200)
  await ask(accountant, 'postVoucher', { ...interest, fen: 132, memo: '一季度利息（更正）' })

  const move = {
    fundId,
    fromPoolId: pools.free,
    toPoolId: pools.community,
    fen: 10_000,
    reason: '管委会决议：划给庆有西里',
  }
  const { body: moved } = await ask(accountant, 'proposeTransfer', move)
  expect((await ask(manager, 'decideRequest', { requestId: moved.requestId, outcome: 'approved' })).status).toBe(200)
  await give(pools.free, 20_000, '2024-01-20', '商户捐赠')
  const lots = await ask(accountant, 'listLots', { fundId, poolId: pools.free, onlyLeft: true })
  const last = lots.body.rows.at(-1)
  await town.tx((tx) =>
    giveBack(tx, {
      lotId: last.id,
      fen: 20_000,
      happenedOn: '2024-01-20',
      memo: '重复汇款退回',
      source: from('giving.refund'),
      by: by(),
    }),
  )

  at('2024-02-02')
  const month = { fundId, month: '2024-01' }
  expect((await ask(accountant, 'proposeClose', month)).body.code).toBe('ledger.notReconciled')
  const { body: statement } = await ask(accountant, 'recordStatement', { ...month, cashFen: 33_000, goodsFen: 0 })
  expect(statement).toMatchObject({ differenceFen: 132 })
  expect(await town.tx((tx) => canDisclose(tx, fundId, '2024-01-31'))).toBe(false)
  const line = { statementId: statement.statementId, holds: 'cash', cause: 'host-later', reason: '利息慈善组织2月入账' }
  expect((await ask(accountant, 'explainDifference', { ...line, fen: 132 })).body.code).toBe('ledger.explainsTooMuch')
  expect((await ask(accountant, 'explainDifference', { ...line, fen: -132 })).body).toEqual({ differenceFen: 0 })
  expect(await town.tx((tx) => canDisclose(tx, fundId, '2024-01-31'))).toBe(true)
  const { body: proposed } = await ask(accountant, 'proposeClose', month)
  const late = await pay('U2', 100, '2024-01-30', '迟到的支出').catch((problem) => problem)
  expect([late.code, late.message]).toEqual(['ledger.closedPeriod', expect.stringContaining('已提请结账')])
  const decided = await ask(manager, 'decideClose', { monthId: proposed.monthId, version: 1, outcome: 'approved' })
  expect([decided.status, decided.body]).toMatchObject([200, { entryNo: '2024-0011' }])
  await expect(give(pools.free, 100, '2024-01-31', '迟到的捐赠')).rejects.toMatchObject({ code: 'ledger.closedPeriod' })

  expect(`\n${await town.tx((tx) => ledgerTable(tx, fundId))}\n`).toMatchInlineSnapshot(`
    "
    2024-0001 2024-01-05 居民捐赠
        借 银行存款（由慈善组织代管） 500.00
        　贷 捐赠收入—非限定性 500.00
    2024-0002 2024-01-08 企业捐赠，限老人助餐
        借 银行存款（由慈善组织代管） 800.00
        　贷 捐赠收入—限定性 800.00
    2024-0003 2024-01-15 敬老助餐第一期
        借 业务活动成本—困难群体支持性服务 800.00
        　贷 银行存款（由慈善组织代管） 800.00
        借 业务活动成本—困难群体支持性服务 200.00
        　贷 银行存款（由慈善组织代管） 200.00
    2024-0004 2024-01-18 助餐结余退回
        借 银行存款（由慈善组织代管） 30.00
        　贷 业务活动成本—困难群体支持性服务 30.00
    2024-0005 2024-01-20 一季度利息
        借 银行存款（由慈善组织代管） 1.23
        　贷 其他收入—利息 1.23
    2024-0006 2024-01-20 冲销凭证2024-0005：利息应为132分，记错
        借 银行存款（由慈善组织代管） (1.23)
        　贷 其他收入—利息 (1.23)
    2024-0007 2024-01-20 一季度利息（更正）
        借 银行存款（由慈善组织代管） 1.32
        　贷 其他收入—利息 1.32
    2024-0008 2024-01-20 池间划转100.00元：管委会决议：划给庆有西里
        借 银行存款（由慈善组织代管） 100.00
        　贷 银行存款（由慈善组织代管） 100.00
        借 非限定性净资产 100.00
        　贷 非限定性净资产 100.00
    2024-0009 2024-01-20 商户捐赠
        借 银行存款（由慈善组织代管） 200.00
        　贷 捐赠收入—非限定性 200.00
    2024-0010 2024-01-20 重复汇款退回
        借 捐赠收入—非限定性 200.00
        　贷 银行存款（由慈善组织代管） 200.00
    2024-0011 2024-01-31 结转1月收入与成本
        借 捐赠收入—非限定性 500.00
        　贷 非限定性净资产 500.00
        借 其他收入—利息 1.32
        　贷 非限定性净资产 1.32
        借 非限定性净资产 170.00
        　贷 业务活动成本—困难群体支持性服务 170.00
        借 捐赠收入—限定性 800.00
        　贷 限定性净资产 800.00
        借 限定性净资产 800.00
        　贷 非限定性净资产 800.00
        借 非限定性净资产 800.00
        　贷 业务活动成本—困难群体支持性服务 800.00
    "
  `)
  const held = (await town.tx((tx) => poolsOf(tx, fundId))).map(({ cash }) => cash)
  expect(held).toEqual([23_132, 0, 10_000])
})

test('every number of the book opens to lines that come to it', async () => {
  const { body: book } = await ask(accountant, 'getBook', { fundId })
  const explained = async (figure: string, more: object = {}) =>
    (await ask(manager, 'explain', { fundId, figure, ...more, pageSize: 100 })).body
  const year = { from: '2024-01-01', to: '2024-12-31' }
  for (const [figure, fen, more] of [
    ['cash', book.cashFen, {}],
    ['goods', book.goodsFen, {}],
    ['restricted', book.restrictedFen, {}],
    ['free', book.freeFen, {}],
    ['income', book.incomeFen, year],
    ['spent', book.spentFen, year],
  ] as const) {
    const { fen: sum, rows } = await explained(figure, more)
    expect([figure, sum, rows.reduce((all: number, row: { fen: number }) => all + row.fen, 0)]).toEqual([
      figure,
      fen,
      fen,
    ])
  }
  const { body: accounts } = await ask(accountant, 'listAccounts', { fundId, ...year })
  for (const { account, closingFen } of accounts.rows)
    expect((await explained('account', { account })).fen).toBe(closingFen)
  expect((await ask(manager, 'explain', { fundId, figure: 'account', account: '9' })).body.code).toBe(
    'ledger.unknownAccount',
  )
})

test('what does not fit is refused with the rule, and the book is as before', async () => {
  at('2024-04-02')
  const table = () => town.tx((tx) => ledgerTable(tx, fundId))
  const before = await table()
  const refused = async (promise: Promise<unknown>) => String(await promise.catch((problem) => problem.message))
  expect(await refused(pay('U1', 9_000_000, '2024-04-01', '超支'))).toContain('按限定可用的只有')
  expect(await refused(pay('U9' as 'U1', 1, '2024-04-01', '宴请'))).toContain('津民函〔2023〕20号 三（一）')
  expect(await refused(pay('U1', 1, '2024-05-01', '提前'))).toContain('还没有到')
  expect(await refused(pay('U1', 0.5, '2024-04-01', '半分钱'))).toContain('整数分')
  expect(await refused(pay('U1', 1, '2024-01-31', '已结'))).toContain('已经结账')
  const elsewhere = await ask(accountant, 'listEntries', { fundId, kind: 'gift' })
  const [gift] = elsewhere.body.rows
  const reversal = await ask(accountant, 'proposeReversal', { entryId: gift.id, reason: '不是在这里更正' })
  expect(reversal.body.code).toBe('ledger.fromElsewhere')
  const away = { fundId, fromPoolId: pools.meals, toPoolId: pools.free, fen: 1, reason: '挪作他用试试' }
  expect((await ask(accountant, 'proposeTransfer', away)).body.code).toBe('ledger.poolShort')
  expect(
    (await ask(manager, 'postVoucher', { fundId, kind: 'interest', fen: 1, happenedOn: '2024-04-01', memo: '利息' }))
      .status,
  ).toBe(403)
  expect(await table()).toBe(before)
})

test('the management fee is what the agreement lets the host take, borne by free money, and not a fen more', async () => {
  at('2024-04-10')
  const { body: book } = await ask(accountant, 'getBook', { fundId })
  // 货币捐赠 500 + 800 + 200 − 200，百分之三。
  expect([book.feeRate, book.feeLeftFen]).toEqual(['3%', 3_900])
  const fee = { fundId, kind: 'fee', fen: 3_901, happenedOn: '2024-04-10', memo: '一季度管理费' }
  const { status, body } = await ask(accountant, 'postVoucher', fee)
  expect([status, body.code, body.message]).toEqual([
    409,
    'ledger.feeAboveRate',
    expect.stringContaining('还可提取39.00元'),
  ])
  const posted = await ask(accountant, 'postVoucher', { ...fee, fen: 3_900 })
  const { body: entry } = await ask(manager, 'getEntry', { entryId: posted.body.entryId })
  const shares = entry.lines.filter(({ side }: { side: string }) => side === 'credit')
  expect(shares.map(({ pool, fen }: { pool: string; fen: number }) => [pool, fen])).toEqual([
    [expect.stringContaining('社区居委会 · 非限定'), 1_177],
    ['全基金 · 非限定', 2_723],
  ])
  expect((await ask(accountant, 'postVoucher', { ...fee, fen: 1 })).body.code).toBe('ledger.feeAboveRate')
})

test('lists, drawers and exports hold what the book holds', async () => {
  const books = await ask(manager, 'listBooks', {})
  expect(books.body).toMatchObject({ total: 1, rows: [{ fundId, areaName: expect.any(String), unreconciled: 2 }] })
  const { body: entries } = await ask(manager, 'listEntries', { fundId, text: '助餐', pageSize: 5 })
  expect(entries.rows.map(({ memo }: { memo: string }) => memo)).toEqual([
    '助餐结余退回',
    '敬老助餐第一期',
    '企业捐赠，限老人助餐',
  ])
  const { body: lots } = await ask(manager, 'listLots', { fundId, poolId: pools.meals })
  const { body: draws } = await ask(manager, 'listDraws', { fundId, lotId: lots.rows[0].id })
  expect(draws.rows.map(({ fen }: { fen: number }) => fen)).toEqual([80_000])
  const { body: months } = await ask(manager, 'listMonths', { fundId })
  expect(months.rows.map(({ month, state }: { month: string; state: string }) => [month, state])).toEqual([
    ['2024-04', 'open'],
    ['2024-03', 'open'],
    ['2024-02', 'open'],
    ['2024-01', 'closed'],
  ])
  const out = await town.tx(async (tx) => {
    const lines = ledgerExports.find(({ name }) => name === 'ledger.entries')
    const [found, filter, today] = [[] as unknown[], { fundId } as never, '2024-04-10']
    for await (const row of lines?.rows(tx, filter, ['12'], today) ?? []) found.push(row)
    return [
      found.length,
      await lines?.count(tx, filter, ['12'], today),
      await lines?.count(tx, filter, ['12.120119'], today),
    ]
  })
  expect(out).toEqual([out[1], out[1], 0])
})

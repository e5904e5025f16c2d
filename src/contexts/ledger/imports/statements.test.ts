import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { fundAt } from '../../../../tests/kit/funds.ts'
import { importSheet } from '../../../../tests/kit/imports.ts'
import { aTown } from '../../../../tests/kit/town.ts'
import { openPool, receive, unreconciledMonths } from '../public.ts'

const town = aTown()
const NAME = '天津市示例公益基金会南市街道社区基金'
let fundId: string
const row = (month: string, cash: string, name = NAME) => ({ 基金名称: name, 月份: month, '银行存款余额（元）': cash })

beforeAll(async () => {
  town.now = new Date('2024-03-05T09:00:00+08:00')
  await town.tx(async (tx) => {
    fundId = await fundAt(tx, '120101006', { name: NAME })
    const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
    const by = { accountId: randomUUID(), personId: null, name: '出纳', now: town.now }
    const said = { memo: '居民捐赠', source: { kind: 'test', id: randomUUID() }, by }
    await receive(tx, { fundId, poolId, kind: 'gift', fen: 50_050, happenedOn: '2024-01-05', ...said })
  })
})

test('the host’s statement reconciles month by month; the same one again changes nothing', async () => {
  const rows = [row('2024-01', '500.50'), row('2024-02', '500.40')]
  expect(await importSheet(town, 'ledger.statements', '120101', rows)).toMatchObject({ stored: 2, problems: [] })
  const open = () => town.tx((tx) => unreconciledMonths(tx, fundId, '2024-02-29'))
  expect(await open()).toEqual([{ month: '2024-02', differenceFen: 10 }])
  expect(await importSheet(town, 'ledger.statements', '120101', rows)).toMatchObject({ stored: 0, same: 2 })
  await importSheet(town, 'ledger.statements', '120101', [row('2024-02', '500.50')])
  expect(await open()).toEqual([])
})

test('a fund elsewhere, a month to come and half a fen are named row by row', async () => {
  const rows = [
    row('2024-03', '1.00'),
    row('2024-02', '1.00', '没有这只基金'),
    row('2024-02', '1.005'),
    row('2024-13', '1'),
  ]
  const { problems, stored } = await importSheet(town, 'ledger.statements', '120101', rows)
  expect([stored, problems.map(({ rowNo, columnTitle }) => [rowNo, columnTitle])]).toEqual([
    0,
    [
      [2, '月份'],
      [3, '基金名称'],
      [4, '银行存款余额（元）'],
      [5, '月份'],
    ],
  ])
})

import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { fundAt } from '../../../tests/kit/funds.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { ledgerContract } from './contract.ts'
import { isMonthClosed, openPool, receive, unreconciledMonths } from './public.ts'

const town = aTown()
const TOWN = '12.120101.120101006'
let accountant: Actor
let manager: Actor
let fundId: string
const ask = (who: Actor, name: keyof typeof ledgerContract.endpoints, input: object) =>
  town.as(who).ask(ledgerContract, name, { ...input })
const codeOf = async (who: Actor, name: keyof typeof ledgerContract.endpoints, input: object) =>
  (await ask(who, name, input)).body.code

const give = (fen: number, happenedOn: string) =>
  town.tx(async (tx) => {
    const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
    const by = { accountId: randomUUID(), personId: null, name: '出纳', now: town.now }
    const said = { memo: '居民捐赠', source: { kind: 'test', id: randomUUID() }, by }
    return receive(tx, { fundId, poolId, kind: 'gift', fen, happenedOn, ...said })
  })

beforeAll(async () => {
  town.now = new Date('2024-04-02T09:00:00+08:00')
  accountant = await town.person('charityAccountant', TOWN)
  manager = await town.person('charityManager', TOWN)
  fundId = await town.tx((tx) => fundAt(tx, '120101006'))
  await give(500, '2024-01-05')
  await give(700, '2024-03-05')
})

test('a month without the host’s statement, or with a difference, keeps figures from being disclosed', async () => {
  const missing = (month: string) => ({ month, differenceFen: null })
  const open = () => town.tx((tx) => unreconciledMonths(tx, fundId, '2024-03-31'))
  expect(await open()).toEqual([missing('2024-01'), missing('2024-02'), missing('2024-03')])
  await ask(accountant, 'recordStatement', { fundId, month: '2024-01', cashFen: 500, goodsFen: 0 })
  await ask(accountant, 'recordStatement', { fundId, month: '2024-02', cashFen: 480, goodsFen: 0 })
  expect(await open()).toEqual([{ month: '2024-02', differenceFen: 20 }, missing('2024-03')])
  expect(await codeOf(accountant, 'recordStatement', { fundId, month: '2024-04', cashFen: 1, goodsFen: 0 })).toBe(
    'ledger.monthAhead',
  )
})

test('a difference is explained line by line, on the statement that stands', async () => {
  const { body: first } = await ask(accountant, 'getReconciliation', { fundId, month: '2024-02' })
  const line = {
    statementId: first.statement.id,
    holds: 'cash',
    fen: -15,
    cause: 'in-transit',
    reason: '转账在途三月到账',
  }
  expect((await ask(accountant, 'explainDifference', line)).body).toEqual({ differenceFen: 5 })
  expect(await codeOf(accountant, 'explainDifference', { ...line, fen: -6 })).toBe('ledger.explainsTooMuch')
  expect(await codeOf(accountant, 'explainDifference', { ...line, fen: 5 })).toBe('ledger.explainsTooMuch')
  // 对账单更正后重新登记，先前的说明不再算数。
  const again = { fundId, month: '2024-02', cashFen: 500, goodsFen: 0, note: '更正' }
  expect((await ask(accountant, 'recordStatement', again)).body.differenceFen).toBe(0)
  expect(await codeOf(accountant, 'explainDifference', line)).toBe('ledger.statementReplaced')
})

test('months are closed in turn by two hands, and then nothing more is posted into them', async () => {
  const asked = (month: string) => ask(accountant, 'proposeClose', { fundId, month })
  expect((await asked('2024-02')).body.message).toContain('现在轮到2024年1月')
  expect((await asked('2024-04')).body.code).toBe('ledger.notEnded')
  expect((await ask(manager, 'proposeClose', { fundId, month: '2024-01' })).status).toBe(403)
  const { monthId } = (await asked('2024-01')).body
  expect((await asked('2024-01')).body.code).toBe('ledger.proposedAlready')
  await expect(give(1, '2024-01-31')).rejects.toMatchObject({ code: 'ledger.closedPeriod' })

  const decide = (who: Actor, outcome: string, version: number) =>
    ask(who, 'decideClose', { monthId, version, outcome, reason: '请补记银行利息' })
  expect((await decide(accountant, 'approved', 1)).status).toBe(403)
  expect((await decide(manager, 'rejected', 1)).status).toBe(200)
  await give(30, '2024-01-31')
  expect((await asked('2024-01')).body.code).toBe('ledger.notReconciled')
  await ask(accountant, 'recordStatement', { fundId, month: '2024-01', cashFen: 530, goodsFen: 0 })
  await ask(accountant, 'recordStatement', { fundId, month: '2024-02', cashFen: 530, goodsFen: 0 })
  expect((await asked('2024-01')).status).toBe(200)
  expect((await decide(manager, 'approved', 1)).body.code).toBe('access.stale')
  expect((await decide(manager, 'approved', 3)).body).toEqual({ version: 4, entryNo: '2024-0004' })
  expect((await decide(manager, 'approved', 4)).body.code).toBe('ledger.notProposed')
  expect(await town.tx((tx) => isMonthClosed(tx, fundId, '2024-01-15'))).toBe(true)
  expect((await asked('2024-01')).body.code).toBe('ledger.closedAlready')
  expect(await codeOf(accountant, 'recordStatement', { fundId, month: '2024-01', cashFen: 1, goodsFen: 0 })).toBe(
    'ledger.monthClosed',
  )
})

test('a month without entries is closed without a carry-over', async () => {
  const { monthId } = (await ask(accountant, 'proposeClose', { fundId, month: '2024-02' })).body
  const { body } = await ask(manager, 'decideClose', { monthId, version: 1, outcome: 'approved' })
  expect(body).toEqual({ version: 2, entryNo: null })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '#platform/db/database.ts'
import { fundAt } from '../../../tests/kit/funds.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { balanceOf, openPool, poolsOf, receive, recover, reverseEntry, spend, traceOf } from './public.ts'

const town = aTown()
const hand = () => ({ accountId: randomUUID(), personId: null, name: '会计', now: town.now })
const from = (kind: string) => ({ kind, id: randomUUID() })

async function aFund(tx: Tx): Promise<string> {
  const fundId = await fundAt(tx, '120101006')
  return fundId
}
const gift = (tx: Tx, fundId: string, poolId: string, fen: number, happenedOn = '2024-03-01') =>
  receive(tx, {
    fundId,
    poolId,
    kind: 'gift',
    fen,
    happenedOn,
    memo: '居民捐赠',
    source: from('giving.gift'),
    by: hand(),
  })
const grant = (tx: Tx, fundId: string, fen: number, happenedOn = '2024-03-04') =>
  spend(tx, {
    ...{ fundId, kind: 'grant', use: 'U1', earmarkCode: null, fen, happenedOn, memo: '敬老餐补' },
    ...{ source: from('grants.payment'), by: hand() },
  })

test('500 yuan given and spent: the gift is traced to what it became', async () => {
  await town.tx(async (tx) => {
    const fundId = await aFund(tx)
    const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
    expect(await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })).toBe(poolId)
    const { lotId, entryNo } = await gift(tx, fundId, poolId, 50_000)
    expect(entryNo).toBe('2024-0001')
    expect((await grant(tx, fundId, 30_000)).draws).toEqual([{ lotId, poolId, fen: 30_000 }])
    expect(await balanceOf(tx, fundId)).toEqual({ fen: 20_000, cashFen: 20_000, goodsFen: 0 })
    expect(await traceOf(tx, [lotId])).toMatchObject([
      { fen: 50_000, leftFen: 20_000, draws: [{ fen: 30_000, entryNo: '2024-0002' }] },
    ])
    await expect(grant(tx, fundId, 20_001)).rejects.toMatchObject({ code: 'ledger.poolShort' })
  })
})

test('a receipt whose lot is drawn on cannot be reversed, and says by what', async () => {
  await town.tx(async (tx) => {
    const fundId = await aFund(tx)
    const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
    const first = await gift(tx, fundId, poolId, 50_000)
    const paid = await grant(tx, fundId, 100)
    const asked = (entryId: string) => reverseEntry(tx, { entryId, reason: '重复登记', by: hand() })
    await expect(asked(first.entryId)).rejects.toThrow('凭证2024-0002 敬老餐补')
    await asked(paid.entryId)
    await asked(first.entryId)
    expect(await poolsOf(tx, fundId)).toMatchObject([{ cash: 0 }])
    await expect(asked(first.entryId)).rejects.toMatchObject({ code: 'ledger.notReversible' })
  })
})

test('money back in July leaves what was never used of a gift usable in March', async () => {
  town.now = new Date('2024-07-10T09:00:00+08:00')
  await town.tx(async (tx) => {
    const fundId = await aFund(tx)
    const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
    await gift(tx, fundId, poolId, 100_000)
    const { entryId } = await grant(tx, fundId, 60_000)
    const back = { entryId, fen: 2_000, happenedOn: '2024-07-01', memo: '结余退回' }
    await recover(tx, { ...back, source: from('grants.recovery'), by: hand() })
    const short = await grant(tx, fundId, 41_000, '2024-03-18').catch((problem) => problem)
    expect([short.code, short.message]).toEqual([
      'ledger.poolShort',
      '要支出410.00元，2024年3月18日当天按限定可用的只有400.00元，差10.00元；另有20.00元可以用在这里，但在2024年3月18日之后才到账或退回，不能记在那一天。没有记账，请减少金额，或把日期改在2024年7月1日及以后',
    ])
    await grant(tx, fundId, 40_000, '2024-03-18')
    await grant(tx, fundId, 2_000, '2024-07-01')
    expect(await balanceOf(tx, fundId)).toMatchObject({ fen: 0 })
  })
})

test('the database balances every entry itself', async () => {
  const crooked = town.tx(async (tx) => {
    const fundId = await aFund(tx)
    const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
    const { entryId } = await gift(tx, fundId, poolId, 50_000)
    await sql`insert into ledger.line (entry_id, position, account, pool_id, side, fen) values (${entryId}, 9, '1002', ${poolId}, 'debit', 1)`.execute(
      tx,
    )
  })
  await expect(crooked).rejects.toThrow('is not balanced')
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '#platform/db/database.ts'
import { fundAt } from '../../../tests/kit/funds.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { balanceOf, openPool, poolsOf, receive, reverseEntry, spend, traceOf } from './public.ts'

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

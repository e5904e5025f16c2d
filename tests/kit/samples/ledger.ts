import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openBook, openPool, receive } from '#contexts/ledger/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { fundAt } from '../funds.ts'
import { townOf } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function book(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const town = townOf(areaCode)
  const fundId = await fundAt(tx, town, { now })
  await openBook(tx, { fundId, areaCode: town, now })
  return fundId
}

async function entry(tx: Tx, areaCode: string, now: Date): Promise<{ fundId: string; entryId: string }> {
  const fundId = await book(tx, areaCode, now)
  const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
  const by = { accountId: randomUUID(), personId: null, name: '样例', now }
  const said = { memo: '样例利息', source: { kind: 'ledger.voucher', id: randomUUID() }, by }
  const { entryId } = await receive(tx, {
    fundId,
    poolId,
    kind: 'interest',
    fen: 100,
    happenedOn: '2024-01-10',
    ...said,
  })
  return { fundId, entryId }
}

export const ledgerSamples: Record<string, MakeSample> = {
  'ledger.book': book,
  'ledger.entry': async (tx, areaCode, now) => (await entry(tx, areaCode, now)).entryId,
  'ledger.request': async (tx, areaCode, now) => {
    const id = randomUUID()
    const { fundId, entryId } = await entry(tx, areaCode, now)
    await sql`insert into ledger.request (id, fund_id, kind, entry_id, reason, proposed_by, proposed_name, proposed_at)
      values (${id}, ${fundId}, 'reverse', ${entryId}, '样例理由', ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
  'ledger.month': async (tx, areaCode, now) => {
    const id = randomUUID()
    const { fundId } = await entry(tx, areaCode, now)
    await sql`insert into ledger.month (id, fund_id, month, state, proposed_by, proposed_name, proposed_at)
      values (${id}, ${fundId}, '2024-01-01', 'proposed', ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
  'ledger.statement': async (tx, areaCode, now) => {
    const id = randomUUID()
    const { fundId } = await entry(tx, areaCode, now)
    await sql`insert into ledger.statement (id, fund_id, month, seq, cash_fen, goods_fen, recorded_by, recorded_name, recorded_at)
      values (${id}, ${fundId}, '2024-01-01', 1, 0, 0, ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
}

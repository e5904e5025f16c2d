import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { Tx } from '#platform/db/database.ts'
import { fundAt } from '../../../tests/kit/funds.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { openPool, receive, spend } from './public.ts'
import { ACCOUNTS } from './rules/accounts.ts'

const town = aTown({ checks: false })
const by = () => ({ accountId: randomUUID(), personId: null, name: '会计', now: town.now })
const said = () => ({ memo: '测试', source: { kind: 'test', id: randomUUID() }, by: by() })

async function aBook(tx: Tx) {
  const fundId = await fundAt(tx, '120101006')
  const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
  const gift = await receive(tx, { fundId, poolId, kind: 'gift', fen: 500, happenedOn: '2024-03-01', ...said() })
  const ask = { fundId, kind: 'grant', use: 'U1', earmarkCode: null, fen: 200, happenedOn: '2024-03-02' } as const
  const paid = await spend(tx, { ...ask, ...said() })
  return { fundId, poolId, lotId: gift.lotId, entryId: paid.entryId }
}
type Book = Awaited<ReturnType<typeof aBook>>
/** What the application may do with a book that stands. */
const tried = async (make: (book: Book) => RawBuilder<unknown>): Promise<string> => {
  const book = await town.tx(aBook)
  return town
    .tx((tx) => make(book).execute(tx))
    .then(() => 'done')
    .catch((problem) => problem.message)
}

test('the application cannot change what is posted, nor a balance, nor leave draws without lines', async () => {
  expect(await tried(({ entryId }) => sql`update ledger.entry set fen = 1 where id = ${entryId}`)).toContain(
    'permission denied',
  )
  expect(await tried(({ entryId }) => sql`delete from ledger.line where entry_id = ${entryId}`)).toContain(
    'permission denied',
  )
  expect(await tried(({ poolId }) => sql`update ledger.pool set cash_fen = 9 where id = ${poolId}`)).toContain(
    'only with the lines',
  )
  expect(await tried(({ lotId }) => sql`update ledger.lot set left_fen = 500 where id = ${lotId}`)).toContain(
    'only with the lines',
  )
  expect(await tried(({ poolId }) => sql`delete from ledger.pool where id = ${poolId}`)).toMatch(
    /only with the lines|foreign key/,
  )
  const line = (entry: string, pool: string, side: string, position: number) =>
    sql`(${entry}::uuid, ${position}, '1002', ${pool}::uuid, ${side}, 10)`
  const into = sql`insert into ledger.line (entry_id, position, account, pool_id, side, fen) values`
  expect(await tried(({ entryId, poolId }) => sql`${into} ${line(entryId, poolId, 'debit', 8)}`)).toContain(
    'not balanced',
  )
  const both = ({ entryId, poolId }: Book) =>
    sql`${into} ${line(entryId, poolId, 'debit', 8)}, ${line(entryId, poolId, 'credit', 9)}`
  expect(await tried(both)).toContain('is not what its lines move')
  expect(
    await tried(
      ({ entryId, poolId }) =>
        sql`${into} (${entryId}, 8, '510101', ${poolId}, 'debit', 400), (${entryId}, 9, '1002', ${poolId}, 'credit', 400)`,
    ),
  ).toContain('never_below_zero')
})

test('whoever gets past the guards is found by the checks', async () => {
  const { lotId, entryId, poolId } = await town.tx(aBook)
  const client = new pg.Client({ connectionString: town.superUrl })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica`)
    await client.query('update ledger.lot set left_fen = left_fen + 1 where id = $1', [lotId])
    await client.query('update ledger.pool set cash_fen = cash_fen + 5 where id = $1', [poolId])
    await client.query('update ledger.entry set no = 9 where id = $1', [entryId])
    await client.query('update ledger.draw set fen = fen - 1 where entry_id = $1', [entryId])
  } finally {
    await client.end()
  }
  expect((await town.broken()).map(({ check }) => check)).toEqual([
    '资金池的银行存款等于分录之和',
    '资金池余额等于各批次剩余之和',
    '每笔支出都能追到所用的批次：支用之和等于支出金额',
    '凭证号一年之内从1起连续',
  ])
})

test('the accounts in the database are those of the rules', async () => {
  const { rows } = await town.tx((tx) =>
    sql<{
      code: string
      name: string
      class: string
      side: string
      holds: string | null
    }>`select * from ledger.account`.execute(tx),
  )
  expect(Object.fromEntries(rows.map(({ code, ...rest }) => [code, rest]))).toEqual(ACCOUNTS)
})

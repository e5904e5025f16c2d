import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOfGuards, unwitnessedCommands, wantedGuards } from '#main/verify/guards.ts'
import { transact } from '#platform/db/database.ts'
import { type FreshDatabase, freshDatabase } from '../kit/database.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

const guards = wantedGuards()
const faults = () => transact(fresh.db, { reach: 'all' }, (tx) => faultsOfGuards(tx))

async function as(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

test('a freshly migrated database has every guard', async () => {
  expect(guards.appendOnly).toContain('platform.audit')
  expect(guards.rowSecurity).toContain('directory.person')
  expect(await faults()).toEqual([])
})

test.each(guards.appendOnly)('%s cannot be changed or emptied, by the app or by the owner', async (table) => {
  const [schema = '', name = ''] = table.split('.')
  for (const statement of [`delete from ${schema}.${name}`, `truncate ${schema}.${name} cascade`])
    await expect(as(fresh.urls.app, statement)).rejects.toThrow(/permission denied/)
  await expect(as(fresh.urls.owner, `truncate ${schema}.${name} cascade`)).rejects.toThrow(/append-only/)
})

test('a guard that was taken away behind the application is named', async () => {
  await as(
    fresh.superUrl,
    'alter table platform.audit disable trigger never_changed',
    'grant update on platform.audit to wushe_app',
    'alter table directory.person disable row level security',
    'grant create on schema platform to wushe_app',
  )
  expect((await faults()).map(({ on, fault }) => `${on} ${fault}`)).toEqual([
    'platform.audit 应用角色有 update 权限',
    'platform.audit 触发器 never_changed 缺失或已停用',
    'directory.person 行级权限已关闭',
    'platform 应用角色可在该模式中建表',
  ])
  await as(
    fresh.superUrl,
    'alter table platform.audit enable trigger never_changed',
    'revoke update on platform.audit from wushe_app',
    'alter table directory.person enable row level security',
    'revoke create on schema platform from wushe_app',
  )
  expect(await faults()).toEqual([])
})

test('a command that took effect without an audit row is found', async () => {
  const find = () => transact(fresh.db, { reach: 'all' }, unwitnessedCommands)
  const done = `insert into platform.idempotency (account_id, key, what, input_hash, answer, created_at)
    values ('0c000000-0000-4000-8000-000000000001', 'k', 'directory.recordPerson', '', '{}', '2024-03-05T01:00:00Z')`
  await as(fresh.superUrl, done)
  expect(await find()).toMatchObject([{ what: 'directory.recordPerson' }])
  await as(
    fresh.superUrl,
    `insert into platform.audit (happened_at, request_id, account_id, actor_name, what, title, outcome)
     values ('2024-03-05T01:00:00Z', 'r', '0c000000-0000-4000-8000-000000000001', '某', 'directory.recordPerson', '登记', 'done')`,
  )
  expect(await find()).toEqual([])
})

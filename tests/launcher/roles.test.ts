import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPasswords, prepareRoles } from '#platform/db/roles.ts'
import { type FreshDatabase, freshDatabase } from '../kit/database.ts'
import { dataFolder } from '../kit/installation.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

async function as(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

test('the app role has no right to build, to pass row-level security or to read sign-in', async () => {
  const { app } = fresh.urls
  await expect(as(app, 'create table platform.mine (id int)')).rejects.toThrow('permission denied')
  await expect(as(app, 'create schema mine')).rejects.toThrow('permission denied')
  await expect(as(app, 'alter table platform.account disable row level security')).rejects.toThrow('must be owner')
  await expect(as(app, 'select * from auth."account"')).rejects.toThrow('permission denied')
  expect(await as(app, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false, rolbypassrls: false },
  ])
})

test('another installation cannot take over roles that exist: their passwords are not overwritten', async () => {
  const stranger = dataFolder('stranger')
  await expect(prepareRoles(fresh.superUrl, openPasswords(stranger.path))).rejects.toThrow('keys/database.json')
  expect(await as(fresh.urls.app, 'select 1 as still')).toEqual([{ still: 1 }])
  stranger.remove()
})

test('a database user without the rights is told which it needs', async () => {
  const passwords = { superuser: '', owner: 'x', app: 'x', auth: 'x' }
  await expect(prepareRoles(fresh.urls.app, passwords)).rejects.toThrow(/权限不足|打不开/)
})

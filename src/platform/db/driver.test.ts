import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../tests/kit/database.ts'
import { type Sight, type Tx, transact } from './database.ts'
import { nameOf, rideAlong, rideEnded } from './driver.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

const seen = async (sight: Sight) => {
  const { rows } = await transact(fresh.db, sight, (tx) =>
    sql<{ reach: string; person: string }>`
      select current_setting('wushe.reach') as reach, current_setting('wushe.person') as person`.execute(tx),
  )
  return rows[0]
}

test('a transaction sees what it was opened for, whatever stands in it, and the connection carries nothing over', async () => {
  expect(await seen({ reach: 'all' })).toEqual({ reach: '*', person: '' })
  const odd = `12'; select set_config('wushe.reach', '*', true); --`
  expect(await seen({ reach: [odd, '13'], personId: 'x' })).toEqual({ reach: `${odd},13`, person: 'x' })
  const { rows } = await sql<{ reach: string | null }>`select current_setting('wushe.reach', true) as reach`.execute(
    fresh.db,
  )
  expect(rows[0]?.reach ?? '').toBe('')
})

test('a transaction inside another has its own sight, and what fails is undone', async () => {
  const inner = await transact(fresh.db, { reach: 'all' }, () => seen({ reach: ['12.120101'] }))
  expect(inner?.reach).toBe('12.120101')
  const id = '00000000-0000-4000-8000-000000000001'
  const attempt = transact(fresh.db, { reach: 'all' }, async (tx) => {
    await sql`insert into platform.account (id, username, display_name, created_at) values (${id}, 'a', 'a', now())`.execute(
      tx,
    )
    throw new Error('no')
  })
  await expect(attempt).rejects.toThrow('no')
  const { rows } = await sql`select from platform.account where id = ${id}`.execute(fresh.db)
  expect(rows).toEqual([])
})

test('one record by its key is planned once; what depends on how much it finds is planned each time', () => {
  expect(nameOf('select a from directory.area where code = $1')).toMatch(/^lookup_/)
  expect(nameOf('select a from directory.area where code = $1')).toBe(
    nameOf('select a from directory.area where code = $1'),
  )
  expect(nameOf('select a from directory.area where starts_with(path, $1)')).toBeUndefined()
  expect(nameOf('select a from directory.area where code > $1 order by code limit $2')).toBeUndefined()
  expect(nameOf('update directory.area set name = $1 where code = $2')).toBeUndefined()
})

const ACCOUNT = '00000000-0000-4000-8000-00000000000a'
const adding = (tx: Tx, username: string) =>
  rideAlong(
    tx,
    sql`insert into platform.account (id, username, display_name, created_at) values (${ACCOUNT}, ${username}, 'a', now())`.compile(
      tx,
    ),
    () => new Error(`${username} is there`),
  )
const accounts = async () => {
  const { rows } = await sql<{ username: string }>`select username from platform.account where id = ${ACCOUNT}`.execute(
    fresh.db,
  )
  return rows.map(({ username }) => username)
}

test('what rides along is done before the next statement sees it, and with the commit where nothing else is said', async () => {
  const found = await transact(fresh.db, { reach: 'all' }, async (tx) => {
    await adding(tx, 'first')
    const { rows } = await sql<{
      username: string
    }>`select username from platform.account where id = ${ACCOUNT}`.execute(tx)
    await rideAlong(tx, sql`update platform.account set username = 'second' where id = ${ACCOUNT}`.compile(tx))
    return rows
  })
  expect(found).toEqual([{ username: 'first' }])
  expect(await accounts()).toEqual(['second'])
})

test('where a rider fails, nothing after it is done, whoever looks first: a statement, the commit or a refusal', async () => {
  const attempt = (work: (tx: Tx) => Promise<unknown>) =>
    transact(fresh.db, { reach: 'all' }, async (tx) => {
      await rideAlong(tx, sql`update platform.account set username = 'third' where id = ${ACCOUNT}`.compile(tx))
      await adding(tx, 'again')
      await work(tx)
    })
  const failures = [
    attempt(() => Promise.resolve()),
    attempt((tx) => sql`select 1`.execute(tx)),
    attempt((tx) => rideEnded(tx)),
    attempt((tx) => rideAlong(tx, sql`select 1`.compile(tx))),
  ]
  await Promise.all(failures.map((failure) => expect(failure).rejects.toThrow('again is there')))
  // Thrown before anybody looked: the rider's end is of no interest, and the connection is as good as before.
  await expect(attempt(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  for (let time = 0; time < 3; time++) await Promise.all(Array.from({ length: 12 }, () => seen({ reach: 'all' })))
  expect(await accounts()).toEqual(['second'])
})

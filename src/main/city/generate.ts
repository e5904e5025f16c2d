import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { addPerson } from '#contexts/directory/public.ts'
import { loadPackage, readPackage } from '#contexts/programme/public.ts'
import { scoreItems } from '#contexts/scoring/public.ts'
import { measureNames } from '#contexts/standards/public.ts'
import type { Config } from '#platform/config.ts'
import { transact } from '#platform/db/database.ts'
import { startCluster } from '#platform/db/embedded/cluster.ts'
import { openDataDir, placeOfCluster } from '#platform/db/embedded/place.ts'
import { findMigrations, migrate } from '#platform/db/migrate.ts'
import { openPasswords, prepareRoles, type Urls } from '#platform/db/roles.ts'
import { setRootPath } from '#platform/http/pipeline.ts'
import { makeAccounts } from '../demo/accounts.ts'
import { Desk } from '../demo/desk.ts'
import { nominateTowns } from '../demo/nominations.ts'
import { peopleOf } from '../demo/people.ts'
import { dropQueued } from '../demo/queue.ts'
import { openWorld } from '../platform.ts'
import { fillCity } from './fill.ts'

/** `scale`: 1 is the whole city (2 million volunteers, 10 million services, 200 thousand activities). */
export type City = { config: Config; scale: number; say(line: string): void }

/** Raised when what is generated changes. */
const VERSION = 3

/** Generates the data set `city` (shared seed, so always the same) in a data folder of its own, unless it is there. */
export async function prepareCity({ config, scale, say }: City): Promise<void> {
  const marker = join(config.dataDir, 'city.json')
  const wanted = JSON.stringify({ version: VERSION, scale, schema: schemaDigest() })
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  const place = placeOfCluster(config.dataDir)
  for (const folder of [config.dataDir, place]) rmSync(folder, { recursive: true, force: true })
  openDataDir(config.dataDir)
  const began = performance.now()
  say(`generating the data set city at scale ${scale} in ${config.dataDir}`)
  const passwords = openPasswords(config.dataDir)
  // Nothing of it must survive a power cut before the marker is written, so the disk is waited for once, at the end.
  const cluster = await startCluster({
    dir: placeOfCluster(config.dataDir),
    password: passwords.superuser,
    durable: false,
    settings: BULK,
  })
  try {
    await once(cluster.url('postgres'), 'create database wushe')
    const urls = await prepareRoles(cluster.url('wushe'), passwords)
    await migrate(urls.owner)
    await foundCity(config, urls, say)
    await fillCity(cluster.url('wushe'), scale, say)
    await dropQueued(urls.owner, '-infinity')
  } finally {
    await cluster.stop()
  }
  spawnSync('sync')
  writeFileSync(marker, wanted)
  say(`generated in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

const BULK = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  shared_buffers: '512MB',
  maintenance_work_mem: '512MB',
}

const schemaDigest = (): string => {
  const hash = createHash('sha256')
  for (const { name, sql } of findMigrations()) hash.update(name).update(sql)
  return hash.digest('hex').slice(0, 16)
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** The real programme with all its 50 points and the accounts that look at them. */
async function foundCity(config: Config, urls: Urls, say: City['say']): Promise<void> {
  const world = await openWorld(config, { urls, migrated: [], publish: () => {}, close: async () => {} })
  try {
    const now = new Date()
    const reading = readPackage(config.programmeDir, { measures: measureNames, items: scoreItems })
    if (!reading.ok) throw new Error(`${config.programmeDir}: ${reading.problems.length} problems`)
    await transact(world.db, { reach: 'all' }, (tx) => loadPackage(tx, reading.package, now))
    setRootPath(reading.package.rootCode)
    // The start looks for one sealed person, and in a real city meets one on the first page.
    const first = peopleOf({ code: '120101001', districtNo: 0, townNo: 0 })()
    await transact(world.db, { reach: 'all' }, (tx) => addPerson(tx, { ...first, areaCode: '120101001001' }, now))
    await nominateTowns(new Desk(world.db, await makeAccounts(world.db, now)), 'all')
    say('programme, accounts and 50 points are there')
  } finally {
    await world.close()
  }
}

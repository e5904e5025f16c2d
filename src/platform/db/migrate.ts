import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runMigrations as migrateQueue } from 'graphile-worker'
import pg from 'pg'

const sourceRoot = new URL('../..', import.meta.url).pathname
const MIGRATING = 20_230_020

/** Each context keeps its own migrations; they run in one order, that of their timestamps. */
export function findMigrations(): { name: string; sql: string }[] {
  return readdirSync(sourceRoot, { recursive: true, encoding: 'utf8' })
    .filter((path) => /migrations\/\d{8}-\d{4}-[\w-]+\.sql$/.test(path))
    .sort((a, b) => basename(a).localeCompare(basename(b)))
    .map((path) => ({ name: basename(path), sql: readFileSync(join(sourceRoot, path), 'utf8') }))
}

/**
 * Brings the schema up to date as the owner role and lends the app role what it may do. Forward only: a file that has
 * run may never change, a wrong one is put right by the next. Returns the names of the files that ran.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATING])
    await client.query(`create table if not exists public.migration
      (name text primary key, checksum text not null, ran_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
    const done = new Map(rows.map((row) => [row.name, row.checksum]))
    const pending = findMigrations().filter((file) => !alreadyRan(file, done))
    if (pending.length === 0) return []
    await migrateQueue({ connectionString: ownerUrl })
    for (const file of pending) await runFile(client, file)
    await client.query('select platform.lend_to_app()')
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex')

function alreadyRan({ name, sql }: { name: string; sql: string }, done: ReadonlyMap<string, string>): boolean {
  const checksum = done.get(name)
  if (checksum !== undefined && checksum !== checksumOf(sql)) throw new Error(`${name} was changed after it ran`)
  return checksum !== undefined
}

async function runFile(client: pg.Client, { name, sql }: { name: string; sql: string }): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksumOf(sql)])
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(problem as Error).message}`, { cause: problem })
  }
}

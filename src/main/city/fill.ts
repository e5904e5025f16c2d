import pg from 'pg'
import { STEPS } from './steps.ts'

/** Indexes that are much faster to build afterwards than to keep up to date row by row. */
const LATER = [
  'directory.person',
  'volunteering.volunteer',
  'volunteering.service_record',
  'activities.activity',
  'activities.shift',
]

/** Fills the tables by the database's own hand: generate_series and a hash of the row's number, so always the same. */
export async function fillCity(superUrl: string, scale: number, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    // No foreign key is asked for each of millions of rows: the numbers come out of one series.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '128MB'`)
    await client.query(`set city.scale = '${scale}'`)
    const later = await takeIndexes(client)
    for (const { what, sql } of STEPS) await told(say, what, () => client.query(sql))
    for (const [index, definition] of later.entries())
      await told(say, `index ${index + 1} of ${later.length}`, () => client.query(definition))
    await client.query('drop schema city cascade')
    await told(say, 'statistics', () => client.query('vacuum analyze'))
  } finally {
    await client.end()
  }
}

async function told(
  say: (line: string) => void,
  what: string,
  work: () => Promise<{ rowCount: number | null }>,
): Promise<void> {
  const began = performance.now()
  const { rowCount } = await work()
  const rows = rowCount ? ` ${rowCount.toLocaleString('en-US')} rows` : ''
  say(`${what}:${rows} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
}

/** Drops the indexes that no constraint stands on, and gives back how to make them again. */
async function takeIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
     order by 1`,
    [LATER],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

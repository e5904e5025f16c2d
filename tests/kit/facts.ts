import pg from 'pg'
import type { Town } from './town.ts'

/** What was told under one name and is still queued, in the order told. */
export async function factsTold<P>(town: Town, fact: string): Promise<P[]> {
  const client = new pg.Client({ connectionString: town.superUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ payload: P }>(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = $1 order by j.id`,
      [fact],
    )
    return rows.map(({ payload }) => payload)
  } finally {
    await client.end()
  }
}

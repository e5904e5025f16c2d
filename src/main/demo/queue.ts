import pg from 'pg'

/** The queue belongs to the owner role. */
async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** The moment by the database's clock, to the microsecond, as text. */
export const queueTime = (ownerUrl: string): Promise<string> =>
  asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ moment: string }>('select clock_timestamp()::text as moment')
    return rows[0]?.moment ?? 'infinity'
  })

/** Takes back what was queued since a moment and that nobody has begun. */
export const dropQueued = (ownerUrl: string, since: string): Promise<void> =>
  asOwner(ownerUrl, async (client) => {
    await client.query(
      `select graphile_worker.complete_jobs(array(
         select id from graphile_worker.jobs where created_at >= $1::timestamptz and locked_at is null))`,
      [since],
    )
  })

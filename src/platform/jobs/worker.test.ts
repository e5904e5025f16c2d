import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { freshDatabase } from '../../../tests/kit/database.ts'
import { takeUpAbandoned } from './abandoned.ts'
import { longJob } from './job.ts'
import { startWorker, utcOf } from './worker.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
const clients: pg.Client[] = []
async function owner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: fresh.urls.owner })
  await client.connect()
  clients.push(client)
  return client
}
beforeAll(async () => {
  fresh = await freshDatabase()
  await runMigrations({ connectionString: fresh.urls.owner })
})
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()))
  await fresh.drop()
})

/** A job that somebody was at when they were killed. */
async function leaveHalfDone(client: pg.Client): Promise<void> {
  await client.query(`select graphile_worker.add_job('trial.half-done', '{}')`)
  await client.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`)
}

test('five past midnight in Tianjin is five past four in the afternoon, UTC', () => {
  expect(['5 0 * * *', '30 9 * * *', '7 * * * *'].map(utcOf)).toEqual(['5 16 * * *', '30 1 * * *', '7 * * * *'])
  expect(() => utcOf('0 0 1 * *')).toThrow(/neither a daily/)
})

test('what a killed server was at is done by the next one at once', async () => {
  const client = await owner()
  await leaveHalfDone(client)
  let begun = (): void => {}
  const done = new Promise<void>((resolve) => {
    begun = resolve
  })
  const half = longJob({ name: 'trial.half-done', on: [], payload: z.object({}), run: async () => begun() })
  const contexts = [{ jobs: [half], facts: [] }] as unknown as Context[]
  const parts = { db: fresh.db, ownerUrl: fresh.urls.owner, contexts, now: () => new Date() }
  const worker = await startWorker({ ...parts, onFailure: (_, problem) => expect.unreachable(String(problem)) })
  await done
  await worker.stop()
  expect((await client.query('select from graphile_worker._private_jobs')).rowCount).toBe(0)
})

test('what a living server is at is left to it', async () => {
  const client = await owner()
  await takeUpAbandoned(await owner())
  await leaveHalfDone(client)
  await takeUpAbandoned(await owner())
  const { rows } = await client.query('select locked_by from graphile_worker._private_jobs')
  expect(rows).toEqual([{ locked_by: 'killed' }])
})

import { setTimeout as pause } from 'node:timers/promises'
import { Logger, parseCronItems, type Runner, run, runMigrations, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { dateOf } from '#kernel/time.ts'
import type { Context } from '#platform/context.ts'
import { type Database, transact } from '#platform/db/database.ts'
import { takeUpAbandoned } from './abandoned.ts'
import type { Job } from './job.ts'

export type WorkerParts = {
  /** The app role's pool, in which jobs do their work. */
  db: Database
  /** The owner's address: the queue's own tables are not lent to the app role. */
  ownerUrl: string
  contexts: readonly Context[]
  now: () => Date
  onFailure(name: string, problem: unknown): void
}

export type Worker = { stop(): Promise<void> }

const CONCURRENCY = 3
const PAUSE_MS = 1_000

/**
 * Runs every job of every context: on its timetable (`cron`), or each time a fact it waits for is told (`on`). Whoever
 * loses the database stops working; it is set to work again as soon as the database is back, and nothing queued is lost.
 */
export async function startWorker({ db, ownerUrl, contexts, now, onFailure }: WorkerParts): Promise<Worker> {
  const pgPool = new pg.Pool({ connectionString: ownerUrl, max: CONCURRENCY + 4, application_name: 'wushe-jobs' })
  // A connection lost while idle is replaced at the next use; without a listener Node would end the process for it.
  pgPool.on('error', () => {})
  pgPool.on('connect', (client) => client.on('error', () => {}))
  const timed = contexts.flatMap(({ jobs }) =>
    jobs.flatMap(({ name, cron }) => (cron ? [{ task: name, match: utcOf(cron) }] : [])),
  )
  const logger = new Logger(() => () => {})
  let presence: pg.PoolClient | undefined
  const leave = (): void => {
    presence?.release(true)
    presence = undefined
  }
  const begin = async (): Promise<Runner> => {
    await runMigrations({ pgPool, logger })
    leave()
    presence = await pgPool.connect()
    await takeUpAbandoned(presence)
    return run({
      pgPool,
      taskList: tasksOf(contexts, { db, now, onFailure }),
      parsedCronItems: parseCronItems(timed),
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      logger,
    })
  }
  const stopping = new AbortController()
  let runner: Runner | undefined = await begin()
  const supervised = supervise()
  return {
    stop: async () => {
      stopping.abort()
      await runner?.stop().catch(alreadyStopped)
      await supervised
      leave()
      await pgPool.end()
    },
  }

  async function supervise(): Promise<void> {
    while (!stopping.signal.aborted) {
      await runner?.promise.catch((problem: unknown) => onFailure('worker', problem))
      if (stopping.signal.aborted) return
      runner = undefined
      await pause(PAUSE_MS, undefined, { signal: stopping.signal }).catch(alreadyStopped)
      if (!stopping.signal.aborted) runner = await begin().catch(stillAway)
    }
    await runner?.stop().catch(alreadyStopped)
  }

  function stillAway(problem: unknown): undefined {
    onFailure('worker', problem)
  }
}

/** Told to stop while it was stopping by itself: that is what was wanted. */
const alreadyStopped = (): void => {}

type Doing = Pick<WorkerParts, 'db' | 'now' | 'onFailure'>

/** A fact only wakes its listeners, one queued job each, so that one that fails is tried again alone. */
export function tasksOf(contexts: readonly Context[], doing: Doing): TaskList {
  const jobs = contexts.flatMap((context) => context.jobs)
  const taskList: TaskList = Object.fromEntries(jobs.map((one) => [one.name, doingOf(one, doing)]))
  for (const fact of contexts.flatMap(({ facts }) => facts))
    taskList[fact] = async (payload, { addJob }) => {
      for (const { name, on, key } of jobs)
        if (on?.includes(fact)) await addJob(name, payload, key ? { jobKey: `${name}:${key(payload as never)}` } : {})
    }
  return taskList
}

const doingOf =
  (one: Job, { db, now, onFailure }: Doing): NonNullable<TaskList[string]> =>
  async (raw) => {
    try {
      const payload = one.payload.parse(raw ?? {})
      if (one.long) await one.run(payload, { db, now, today: dateOf(now()) })
      else await transact(db, { reach: 'all' }, (tx) => one.run(payload, { tx, now: now(), today: dateOf(now()) }))
    } catch (problem) {
      onFailure(one.name, problem)
      throw problem
    }
  }

const HOURS_AHEAD = 8

/** Timetables are written in Asia/Shanghai; the queue reads them in UTC. Daily or hourly ones: an hour is all that moves. */
export function utcOf(cron: string): string {
  const [minute = '', hour = '', ...days] = cron.split(' ')
  if (!/^(\d+|\*)$/.test(hour) || days.join(' ') !== '* * *')
    throw new Error(`neither a daily nor an hourly timetable: ${cron}`)
  return hour === '*' ? cron : [minute, (Number(hour) + 24 - HOURS_AHEAD) % 24, ...days].join(' ')
}

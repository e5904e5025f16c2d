import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import { dateOf } from '#kernel/time.ts'
import type { Context } from '#platform/context.ts'
import { type Database, transact } from '#platform/db/database.ts'
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

/** Runs every job of every context: on its timetable (`cron`), or each time a fact it waits for is told (`on`). */
export async function startWorker({ db, ownerUrl, contexts, now, onFailure }: WorkerParts): Promise<Runner> {
  const timed = contexts.flatMap(({ jobs }) =>
    jobs.flatMap(({ name, cron }) => (cron ? [{ task: name, match: cron }] : [])),
  )
  return run({
    connectionString: ownerUrl,
    taskList: tasksOf(contexts, { db, now, onFailure }),
    parsedCronItems: parseCronItems(timed),
    concurrency: 3,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  })
}

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

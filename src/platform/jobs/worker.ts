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
  const jobs = contexts.flatMap((context) => context.jobs)
  const taskList = tasksOf(jobs, contexts, (one) => doing(one, db, now))
  const parsedCronItems = parseCronItems(jobs.flatMap(({ name, cron }) => (cron ? [{ task: name, match: cron }] : [])))
  const runner = await run({
    connectionString: ownerUrl,
    taskList,
    parsedCronItems,
    concurrency: 3,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  })
  runner.events.on('job:error', ({ job, error }) => onFailure(job.task_identifier, error))
  return runner
}

/** A fact only wakes its listeners, one queued job each, so that one that fails is tried again alone. */
function tasksOf(
  jobs: readonly Job[],
  contexts: readonly Context[],
  doingOf: (one: Job) => TaskList[string],
): TaskList {
  const taskList: TaskList = Object.fromEntries(jobs.map((one) => [one.name, doingOf(one)]))
  for (const fact of contexts.flatMap(({ facts }) => facts))
    taskList[fact] = async (payload, { addJob }) => {
      for (const { name, on, key } of jobs)
        if (on?.includes(fact)) await addJob(name, payload, key ? { jobKey: `${name}:${key(payload as never)}` } : {})
    }
  return taskList
}

const doing =
  (one: Job, db: Database, now: () => Date): TaskList[string] =>
  async (raw) => {
    const payload = one.payload.parse(raw ?? {})
    if (one.long) return one.run(payload, { db, now, today: dateOf(now()) })
    await transact(db, { reach: 'all' }, (tx) => one.run(payload, { tx, now: now(), today: dateOf(now()) }))
  }

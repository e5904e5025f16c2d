import type { z } from 'zod'
import type { Database, Tx } from '#platform/db/database.ts'

type Timed = {
  name: string
  /** A cron line in Asia/Shanghai, once a day or once an hour. */
  cron?: string
  /** The facts that set it to work. */
  on?: readonly string[]
  /** Queued runs with one key coalesce: only the last is done. */
  key?: (payload: never) => string
}

/** `tx` sees every row: work outside a request acts for the platform, not for a person. */
export type Work = { tx: Tx; now: Date; today: string }
export type LongWork = { db: Database; now: () => Date; today: string }

export type Job<P extends z.ZodType = z.ZodType> = Timed & { payload: P } & (
    | { long?: false; run(payload: z.infer<P>, work: Work): Promise<void> }
    | { long: true; run(payload: z.infer<P>, work: LongWork): Promise<void> }
  )

/** Work outside a request, in one transaction: on a timetable (`cron`) or when a fact is told (`on`). */
export const job = <P extends z.ZodType>(
  spec: Timed & { payload: P; run(payload: z.infer<P>, work: Work): Promise<void> },
): Job => ({ ...spec, long: false }) as Job

/** Work that takes long and opens its own transactions (see `transact`), so that progress is seen while it runs. */
export const longJob = <P extends z.ZodType>(
  spec: Timed & { payload: P; run(payload: z.infer<P>, work: LongWork): Promise<void> },
): Job => ({ ...spec, long: true }) as Job

import { z } from 'zod'
import { forgetKeysBefore } from '#platform/http/idempotency.ts'
import { job } from '#platform/jobs/job.ts'

const KEPT_MS = 7 * 86_400_000

/** Idempotency keys outlive any retry by far, then go: their answers must not pile up. */
export const forgetOldKeys = job({
  name: 'office.forget-old-keys',
  cron: '40 1 * * *',
  payload: z.object({}),
  run: (_, { tx, now }) => forgetKeysBefore(tx, new Date(now.getTime() - KEPT_MS)),
})

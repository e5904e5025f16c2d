import { z } from 'zod'
import type { Job } from '#platform/jobs/job.ts'
import { settle } from '../resolve.ts'
import { resolutionsOver } from '../store/resolutions.ts'

/** Each night: votes whose last day is over are counted as they stand. */
export const closeVotes: Job = {
  name: 'fund.close-votes',
  cron: '5 0 * * *',
  payload: z.unknown(),
  run: async (_, { tx, now, today }) => {
    for (const one of await resolutionsOver(tx, today)) await settle(tx, one, { now, today })
  },
}

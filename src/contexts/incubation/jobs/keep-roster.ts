import { z } from 'zod'
import { job } from '#platform/jobs/job.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { keepRoster } from '../store/roster.ts'

/** Organisations came into the directory, or ended there: the register follows. */
export const followRoster = job({
  name: 'incubation.follow-roster',
  on: ['directory.organisations-changed'],
  payload: z.object({ areaCodes: z.array(z.string()).optional() }),
  async run(_, { tx, now }) {
    const areaCodes = await keepRoster(tx, now)
    if (areaCodes.length > 0) await enqueue(tx, 'incubation.incubation-changed', { areaCodes })
  },
})

import { z } from 'zod'
import { programmeOf } from '#contexts/programme/public.ts'
import { job } from '#platform/jobs/job.ts'
import { freeze } from '../snapshot.ts'
import { findSnapshotOf } from '../store/snapshots.ts'

/** The night after a milestone its figures are frozen, whether or not somebody remembered. Safe to run twice. */
export const freezeMilestones = job({
  name: 'standards.freeze-milestones',
  cron: '20 0 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    const programme = await programmeOf(tx)
    for (const { code, dueOn } of programme?.milestones ?? [])
      if (programme && dueOn < today && !(await findSnapshotOf(tx, code)))
        await freeze({ tx, now, today }, programme, code, null)
  },
})

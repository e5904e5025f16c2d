import { z } from 'zod'
import { programmeOf } from '#contexts/programme/public.ts'
import { job } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { limitsOn } from '../limits.ts'
import { advance } from '../progress.ts'
import { lateUntold, toArchive, toldLate } from '../store/clock.ts'
import { NEED_STATES } from '../vocabulary.ts'

/**
 * Every morning: what became late is told once to those who deal with it, and what the resident confirmed long ago and did not
 * take up again is archived. Run twice it does nothing more.
 */
export const dailyNeeds = job({
  name: 'needs.daily',
  cron: '40 6 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    // Before a programme is loaded there are no days to hold anything against.
    if (!(await programmeOf(tx))) return
    for (const need of await lateUntold(tx, today)) {
      const accounts = await accountsWith(tx, 'needs.need.work', need.areaPath, today)
      const title = `需求已逾期：${need.title}`
      await notify(tx, accounts, { title, body: NEED_STATES[need.state], link: `/needs/${need.id}` }, now)
    }
    await toldLate(tx, today)
    const { reopenDays } = await limitsOn(tx, today)
    const by = { accountId: null, personId: null, name: '平台', now, party: 'government' as const }
    for (const need of await toArchive(tx, today, reopenDays))
      await advance(tx, need, 'archive', by, { note: '确认已满期限，自动归档', set: { archivedOn: today } })
  },
})

import { z } from 'zod'
import type { Job } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { idleFunds } from '../idle.ts'
import { idleWords } from '../rules/idle.ts'
import { noteIdle } from '../store/idle.ts'

/** Each night: the town and the charity's manager of a fund that paid nothing for long hear of it, once a level. */
export const watchIdle: Job = {
  name: 'fund.watch-idle',
  cron: '15 0 * * *',
  payload: z.unknown(),
  run: async (_, { tx, now, today }) => {
    for (const { fundId, areaPath, areaName, idle } of await idleFunds(tx, null, today)) {
      if (!(await noteIdle(tx, { fundId, ...idle, today }))) continue
      const hands = [
        ...(await accountsWith(tx, 'fund.fund.prepare', areaPath, today)),
        ...(await accountsWith(tx, 'fund.fund.host', areaPath, today)),
      ]
      const title = `${areaName}社区基金已满${idle.months}个月没有支出`
      await notify(tx, [...new Set(hands)], { title, body: idleWords(idle), link: `/fund/funds/${fundId}` }, now)
    }
  },
}

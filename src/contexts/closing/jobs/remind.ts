import { z } from 'zod'
import { programmeOf } from '#contexts/programme/public.ts'
import { daysBetween, showDate } from '#kernel/time.ts'
import { job } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { limitsOn } from '../limits.ts'
import { isToRemind } from '../rules/deadlines.ts'
import { openRectifications, setReminded } from '../store/rectifications.ts'
import { addStep } from '../store/steps.ts'

/** Every morning towns are reminded of what runs out, and again of what is overdue; run twice it says nothing twice. */
export const remindRectifications = job({
  name: 'closing.remind-rectifications',
  cron: '20 8 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    if (!(await programmeOf(tx))) return
    const { remindDays } = await limitsOn(tx, today)
    for (const one of await openRectifications(tx)) {
      if (!isToRemind(one, today, remindDays)) continue
      const late = daysBetween(one.dueOn, today)
      const title = late > 0 ? `整改已逾期${late}天，请提交整改报告` : `整改${showDate(one.dueOn)}到期，还有${-late}天`
      const hands = await accountsWith(tx, 'closing.rectification.answer', one.areaPath, today)
      await notify(tx, hands, { title, link: `/closing/rectifications/${one.id}` }, now)
      await setReminded(tx, one.id, today)
      await addStep(tx, one.id, 'remind', title, { accountId: null, name: '平台', now })
    }
  },
})

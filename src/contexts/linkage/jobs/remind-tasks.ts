import { z } from 'zod'
import { addDays, daysBetween, showDate } from '#kernel/time.ts'
import { job } from '#platform/jobs/job.ts'
import { notify } from '#platform/notify/store.ts'
import { limitsOn, programmeIsOn } from '../limits.ts'
import { addStep, tasksToRemind } from '../store/tasks.ts'

/** Every morning whoever has an overdue task is reminded, at most once in so many days; run twice it says nothing twice. */
export const remindTasks = job({
  name: 'linkage.remind-tasks',
  cron: '30 8 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    if (!(await programmeIsOn(tx))) return
    const { taskRemindDays } = await limitsOn(tx, today)
    const since = new Date(`${addDays(today, 1 - taskRemindDays)}T00:00:00+08:00`)
    for (const task of await tasksToRemind(tx, today, since)) {
      const title = `联动任务逾期${daysBetween(task.dueOn, today)}天：${task.title}`
      const body = `期限是${showDate(task.dueOn)}。做完请写一句做成了什么；做不完请写明进展。`
      await notify(tx, [task.ownerAccount], { title, body, link: `/linkage/tasks?task=${task.id}` }, now)
      await addStep(tx, task.id, { kind: 'reminded', note: title }, { accountId: null, name: '平台', now })
    }
  },
})

import { z } from 'zod'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Work } from '#platform/jobs/job.ts'
import { job } from '#platform/jobs/job.ts'
import { finishDrafts } from '../finish-drafts.ts'
import { addFlag, draftsToSettle, PLATFORM } from '../store/draft-moves.ts'
import { accountsOfPeople, type Due, listDue } from '../store/hours-to-do.ts'
import { listObjections } from '../store/objections.ts'
import { nearestWith, tellOnce } from '../tell-officers.ts'

const AT_ONCE = 500

/** Nobody objected in time: the hours are recorded. One that would overfill its day is flagged and waits for a hand. */
export const settleHours = job({
  name: 'volunteering.settle-hours',
  cron: '7 * * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    for (
      let ids = await draftsToSettle(tx, today, AT_ONCE);
      ids.length > 0;
      ids = await draftsToSettle(tx, today, AT_ONCE)
    ) {
      const written = await finishDrafts(tx, ids, { ...PLATFORM, now })
      const overfull = ids.filter((id) => !written.has(id))
      await addFlag(tx, overfull, 'full-day')
    }
  },
})

/** Says to those who confirm and verify what is due by the next working day, or overdue; and which objections are. */
export const remindOfHours = job({
  name: 'volunteering.remind-of-hours',
  cron: '30 8 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    const soon = addWorkingDays(today, 1, workCalendar())
    const due = await listDue(tx, null, addWorkingDays(soon, 1, workCalendar()))
    const waiting = due.filter(({ recordDueOn }) => recordDueOn <= soon)
    for (const [path, activities] of byPlace(waiting)) await remindAt(tx, path, activities, { now, today })
    await remindOfObjections(tx, { now, today })
  },
})

function byPlace(due: readonly Due[]): Map<string, Due[]> {
  const places = new Map<string, Due[]>()
  for (const one of due) places.set(one.organiserPath, [...(places.get(one.organiserPath) ?? []), one])
  return places
}

type When = Pick<Work, 'now' | 'today'>

async function remindAt(tx: Tx, path: string, activities: readonly Due[], when: When): Promise<void> {
  const overdue = activities.filter(({ recordDueOn }) => recordDueOn < when.today).length
  const soon = activities.length - overdue
  const place = activities[0]?.organiserAreaName ?? ''
  const parts = [...(overdue ? [`${overdue}次已逾期`] : []), ...(soon ? [`${soon}次即将到期`] : [])]
  const message = {
    title: `${place}有活动的服务时长待确认、复核：${parts.join('，')}`,
    body: '活动结束后10个工作日内应完成记录（《志愿服务记录与证明出具办法》第十一条）。',
    link: '/volunteering/review?tab=overdue',
  }
  const toConfirm = activities.filter((one) => one.toConfirm > 0)
  const leaders = toConfirm.flatMap(({ leaderPersonId }) => (leaderPersonId ? [leaderPersonId] : []))
  const officers = [
    ...(toConfirm.length > 0 ? await nearestWith(tx, 'volunteering.hours.confirm', path, when.today) : []),
    ...(activities.some((one) => one.toVerify > 0)
      ? await nearestWith(tx, 'volunteering.hours.verify', path, when.today)
      : []),
  ]
  await tellOnce(tx, [...new Set(officers)], { message, ...when })
  const phone = { ...message, link: '/m/hours' }
  await tellOnce(tx, await accountsOfPeople(tx, leaders), { message: phone, ...when })
}

/** An objection that was not answered in time goes up: to the town and the district, not only to the community. */
async function remindOfObjections(tx: Tx, when: When): Promise<void> {
  const { rows } = await listObjections(tx, { codes: null, overdueOn: when.today, limit: AT_ONCE })
  const places = new Map(rows.map((one) => [one.organiserPath, one.organiserAreaName]))
  for (const [path, name] of places) {
    const count = rows.filter(({ organiserPath }) => organiserPath === path).length
    const message = {
      title: `${name}有${count}条时长异议逾期未答复`,
      body: '请尽快核对并答复志愿者。',
      link: '/volunteering/review?tab=objections',
    }
    const parents = path.split('.').map((_, index, all) => all.slice(0, index + 1).join('.'))
    const everybody = await Promise.all(
      parents.slice(1).map((one) => nearestWith(tx, 'volunteering.objection.answer', one, when.today)),
    )
    await tellOnce(tx, [...new Set(everybody.flat())], { message, ...when })
  }
}

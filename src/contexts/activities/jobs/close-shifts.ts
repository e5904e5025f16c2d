import { z } from 'zod'
import { addMinutes, showDate } from '#kernel/time.ts'
import { job, type Work } from '#platform/jobs/job.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { notify } from '#platform/notify/store.ts'
import { limitsOf } from '../limits.ts'
import { recordDueOn, settleRecorded } from '../recording.ts'
import { markMissing } from '../store/attendance.ts'
import { accountsOf, type Ended, endByItself, listAllClosed, listOver, listUnsettled } from '../store/recording.ts'

/**
 * What happens to a shift by itself: once it is over, and with it what may be overrun, whoever has not signed out is
 * marked for the leader; when the last shift is over, so is the activity. Queued for that minute when the activity was
 * published, and once a day for whatever was missed. Done twice, it finds nothing left to do.
 */
export const closeShifts = job({
  name: 'activities.close-shifts',
  cron: '10 2 * * *',
  payload: z.object({}).loose(),
  async run(_, work) {
    const { tx, now, today } = work
    const { overrunMinutes } = await limitsOf(tx, today)
    const over = await listOver(tx, addMinutes(now, -overrunMinutes))
    await markMissing(
      tx,
      over.map(({ id }) => id),
      now,
    )
    const ended = await listAllClosed(tx, [...new Set(over.map(({ activityId }) => activityId))])
    for (const one of ended) await end(work, one)
    const idle = await listUnsettled(tx, addMinutes(now, -DAY_MINUTES))
    await tellAreas(work, [...ended.map(({ areaCode }) => areaCode), ...(await settleRecorded(tx, idle, today))])
  },
})

/** A leader's phone may hold marks for a while before it finds a network: nothing is called finished before a day is past. */
const DAY_MINUTES = 24 * 60

async function end({ tx, now }: Work, one: Ended): Promise<void> {
  const dueOn = await recordDueOn(tx, one)
  await endByItself(tx, one.id, dueOn)
  if (!one.leaderPersonId) return
  const body = `请补记未签退的人，并在${showDate(dueOn)}前确认时长`
  const link = `/m/lead/${one.id}`
  await notify(tx, await accountsOf(tx, one.leaderPersonId), { title: `活动“${one.title}”已结束`, body, link }, now)
}

async function tellAreas({ tx }: Work, areaCodes: readonly string[]): Promise<void> {
  if (areaCodes.length > 0) await enqueue(tx, 'activities.activities-changed', { areaCodes: [...new Set(areaCodes)] })
}

/** Hears that drafts of hours moved: an ended activity with none left to confirm or verify is recorded. */
export const settleActivities = job({
  name: 'activities.settle-activities',
  on: ['volunteering.drafts-changed'],
  payload: z.object({ activityIds: z.array(z.uuid()) }),
  async run({ activityIds }, work) {
    await tellAreas(work, await settleRecorded(work.tx, activityIds, work.today))
  },
})

import { z } from 'zod'
import { addMinutes } from '#kernel/time.ts'
import { transact } from '#platform/db/database.ts'
import { job, longJob } from '#platform/jobs/job.ts'
import { SmsFailed, sms } from '#platform/notify/sms.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { clearOutbox, findLetter, markFailed, markSent } from '../store/outbox.ts'

const KEPT_MINUTES = 30 * 24 * 60

/**
 * Hands a kept message to the gateway, outside any transaction. What fails is tried again by the queue (after 3, 7, 20, 55,
 * 148 s) until the message is past its time; then it is left, because a late code helps nobody.
 */
export const sendSms = longJob({
  name: 'administration.send-sms',
  payload: z.object({ outboxId: z.uuid() }),
  async run({ outboxId }, { db, now }) {
    const letter = await transact(db, { reach: [] }, (tx) => findLetter(tx, outboxId))
    if (!letter?.sealed || letter.sentAt || letter.expiresAt <= now()) return
    const { phone, text } = JSON.parse(privacy().open(letter.sealed)) as { phone: string; text: string }
    try {
      await sms().send({ id: outboxId, phone, text }, now())
    } catch (problem) {
      const why = problem instanceof SmsFailed ? problem.message : '短信发送程序出错'
      await transact(db, { reach: [] }, (tx) => markFailed(tx, outboxId, why))
      throw problem
    }
    await transact(db, { reach: [] }, (tx) => markSent(tx, outboxId, now()))
  },
})

export const clearOldMessages = job({
  name: 'administration.clear-outbox',
  payload: z.object({}),
  cron: '20 3 * * *',
  run: (_, { tx, now }) => clearOutbox(tx, now, addMinutes(now, -KEPT_MINUTES)),
})

import { z } from 'zod'
import { maskName } from '#kernel/masking.ts'
import { addDays, showDate } from '#kernel/time.ts'
import { job } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { limitsOn } from '../limits.ts'
import { certificatesToRemind, markReminded } from '../store/certificates.ts'

/** Tells those who keep the workforce, once for each end of a registration, that a certificate runs out soon. */
export const remindCertificates = job({
  name: 'workforce.remind-certificates',
  cron: '20 8 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    const limits = await limitsOn(tx, today)
    if (!limits) return
    const due = await certificatesToRemind(tx, today, addDays(today, limits.warnDays))
    for (const { name, areaPath, areaName, validTo } of due) {
      const title = `${areaName}${maskName(name)}的社工证书将于${showDate(validTo)}到期，请核对继续教育学时并办理登记`
      const hands = await accountsWith(tx, 'workforce.worker.record', areaPath, today)
      await notify(tx, hands, { title, link: '/workforce?tab=certificates&soon=only' }, now)
    }
    await markReminded(
      tx,
      due.map(({ id }) => id),
    )
  },
})

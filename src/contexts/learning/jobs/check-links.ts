import { z } from 'zod'
import { addDays, dateOf } from '#kernel/time.ts'
import { transact } from '#platform/db/database.ts'
import { type LongWork, longJob } from '#platform/jobs/job.ts'
import { linkCheckOn } from '../limits.ts'
import { linksToCheck, noteLink } from '../store/links.ts'
import { type ProbeRules, probe } from './probe.ts'

/** So many a night: the rest waits for the next. */
const A_NIGHT = 200

/**
 * Opens links that are due, if the programme's switch says so. No transaction is held while the network is waited for; a machine
 * without network notes that nothing was heard and calls no link dead.
 */
export async function checkLinks({ db, now }: Pick<LongWork, 'db' | 'now'>, rules: ProbeRules = {}): Promise<void> {
  const day = dateOf(now())
  const due = await transact(db, { reach: 'all' }, async (tx) => {
    const { isOn, everyDays } = await linkCheckOn(tx, day)
    if (!isOn) return []
    return linksToCheck(tx, new Date(`${addDays(day, 1 - everyDays)}T00:00:00+08:00`), A_NIGHT)
  })
  for (const { id, link } of due) {
    const answer = await probe(link, rules)
    await transact(db, { reach: 'all' }, (tx) => noteLink(tx, id, answer, now()))
  }
}

export const checkLinksAtNight = longJob({
  name: 'learning.check-links',
  cron: '40 2 * * *',
  payload: z.object({}),
  run: (_, work) => checkLinks(work),
})

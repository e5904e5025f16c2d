import { z } from 'zod'
import { findArea } from '#contexts/directory/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { job } from '#platform/jobs/job.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { bringDutiesUpToDate } from '../make-duties.ts'
import { listDuties } from '../store/duties.ts'
import { DUTIES } from '../vocabulary.ts'

async function tellChanged(tx: Tx, areaCodes: readonly string[]): Promise<void> {
  if (areaCodes.length > 0) await enqueue(tx, 'disclosure.duties-changed', { areaCodes })
}

/** The town of each area: funds sit at towns, facts may name communities. */
const townsOf = (areaCodes: readonly string[]): string[] => [...new Set(areaCodes.map((code) => code.slice(0, 9)))]

/** Something a duty may follow from happened at a place: its funds' duties are brought up to date. */
export const followFacts = job({
  name: 'disclosure.follow-facts',
  on: [
    'campaigns.campaigns-changed',
    'grants.grants-changed',
    'giving.gifts-changed',
    'goods.goods-changed',
    'fund.funds-changed',
    'ledger.ledger-changed',
  ],
  payload: z.object({ areaCodes: z.array(z.string()) }),
  async run({ areaCodes }, { tx, now, today }) {
    await tellChanged(tx, await bringDutiesUpToDate(tx, townsOf(areaCodes), { now, today }))
  },
})

const SOON_DAYS = 7

/** Every night: what came due with the new day, and a word to those who fulfil what is due in a week or since yesterday late. */
export const keepClock = job({
  name: 'disclosure.keep-clock',
  cron: '25 0 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    await tellChanged(tx, await bringDutiesUpToDate(tx, null, { now, today }))
    const soon = addDays(today, SOON_DAYS)
    const late = addDays(today, -1)
    const { rows } = await listDuties(tx, {
      codes: null,
      states: ['open', 'prepared'],
      dueBy: soon,
      page: 1,
      pageSize: 1_000,
    })
    for (const { kind, subjectTitle, dueOn, areaCode, state } of rows) {
      if (dueOn !== soon && dueOn !== late) continue
      const area = await findArea(tx, areaCode)
      const needs = state === 'prepared' ? 'disclosure.notice.publish' : 'disclosure.duty.fulfil'
      const hands = area ? await accountsWith(tx, needs, area.path, today) : []
      const title = `${DUTIES[kind].title}“${subjectTitle}”${dueOn === soon ? `${dueOn}前须公开` : `已于${dueOn}到期，尚未公开`}`
      await notify(tx, hands, { title, link: '/fund/disclosure' }, now)
    }
  },
})

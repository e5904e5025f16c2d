import { z } from 'zod'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { job } from '#platform/jobs/job.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { notify } from '#platform/notify/store.ts'
import { bringUpToDate } from '../earn.ts'
import { SOON_DAYS } from '../soon.ts'
import { accountsOfPeople } from '../store/accounts.ts'
import { enterExpiries, holdBooks, openAccounts, writeBooks } from '../store/books.ts'
import { listMoved, townsWithin } from '../store/earning.ts'
import { addReminders, listRunOut } from '../store/expiry.ts'

type Moment = { now: Date; today: string }
const AT_ONCE = 1_000

async function tellChanged(tx: Tx, areaCodes: readonly string[]): Promise<void> {
  if (areaCodes.length > 0) await enqueue(tx, 'points.points-changed', { areaCodes })
}

/** Hours were recorded or voided: the ledger of that place follows. Never the other way round. */
export const followHours = job({
  name: 'points.follow-hours',
  on: ['volunteering.hours-changed'],
  payload: z.object({ areaCodes: z.array(z.string()) }),
  async run({ areaCodes }, { tx, now, today }) {
    await tellChanged(tx, await bringUpToDate(tx, areaCodes, { now, today }))
  },
})

/** A rule was approved: services since its first day are credited. A rule counts by itself, even before it brought points. */
export const followRules = job({
  name: 'points.follow-rules',
  on: ['points.rules-changed'],
  payload: z.object({ areaCodes: z.array(z.string()) }),
  async run({ areaCodes }, { tx, now, today }) {
    const changed = await bringUpToDate(tx, areaCodes, { now, today })
    await tellChanged(tx, [...new Set([...changed, ...(await townsWithin(tx, areaCodes))])])
  },
})

/** Who moved takes the account along: the desk of the new community serves them. */
export const followVolunteers = job({
  name: 'points.follow-volunteers',
  on: ['volunteering.volunteers-changed'],
  payload: z.object({ areaCodes: z.array(z.string()) }),
  async run({ areaCodes }, { tx, now }) {
    await openAccounts(tx, await listMoved(tx, areaCodes), now)
  },
})

/** Every night: rules that begin today, points that ran out yesterday, and reminders of those that will in thirty days. */
export const keepEveryDay = job({
  name: 'points.keep-every-day',
  cron: '40 0 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    await expire(tx, { now, today })
    await remind(tx, { now, today })
    await tellChanged(tx, await bringUpToDate(tx, null, { now, today }))
  },
})

async function expire(tx: Tx, moment: Moment): Promise<void> {
  for (;;) {
    const people = await listRunOut(tx, moment.today, AT_ONCE)
    if (people.length === 0) return
    const books = await holdBooks(tx, people)
    for (const book of books.values()) enterExpiries(book, moment.today)
    await writeBooks(tx, books.values(), moment)
  }
}

async function remind(tx: Tx, { now, today }: Moment): Promise<void> {
  const reminders = await addReminders(tx, { today, by: addDays(today, SOON_DAYS), now })
  const accounts = await accountsOfPeople(tx, [...new Set(reminders.map(({ personId }) => personId))])
  for (const { personId, expiresOn, points } of reminders) {
    const account = accounts.get(personId)
    const title = `您有${points}积分将在${expiresOn}到期，请在到期前使用`
    if (account) await notify(tx, [account], { title, link: '/m/points' }, now)
  }
}

import { z } from 'zod'
import { addDays, showDate } from '#kernel/time.ts'
import type { Deadline, DeadlineKind } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlineKinds } from '#platform/deadlines.ts'
import { job, type Work } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { accountsOf, noteReminders, pathsOf, remindDaysOn } from '../store/reminders.ts'

const MOST = 2_000

/** Every morning: who has to act on what ends within so many days is told, once each; run twice it says nothing twice. */
export const remind = job({
  name: 'calendar.remind',
  cron: '0 8 * * *',
  payload: z.object({}),
  async run(_, work) {
    const days = await remindDaysOn(work.tx, work.today)
    if (days === undefined) return
    for (const kind of deadlineKinds()) await remindOf(kind, days, work)
  },
})

async function remindOf(kind: DeadlineKind, days: number, { tx, today, now }: Work): Promise<void> {
  const span = { from: today, to: addDays(today, days), today }
  const all = await kind.list(tx, { ...span, personId: null, accountId: null, codes: null, limit: MOST })
  const open = all.filter(({ done }) => !done)
  const hands = await handsOf(tx, kind, open, today)
  const wanted = open.flatMap((one) =>
    (hands.get(one) ?? []).map((accountId) => ({ kind: kind.kind, itemId: one.id, dueOn: one.on, accountId })),
  )
  const byId = new Map(open.map((one) => [one.id, one]))
  for (const { itemId, dueOn, accountId } of await noteReminders(tx, wanted, now)) {
    const one = byId.get(itemId)
    const body = `${one?.place ? `${one.place}，` : ''}期限是${showDate(dueOn)}。`
    const message = { title: `快到期：${one?.title ?? kind.title}`, body, link: one?.page ?? '/calendar' }
    await notify(tx, [accountId], message, now)
  }
}

/** Who is named; or else everybody whose post acts on it at its very place or above. */
async function handsOf(tx: Tx, { does }: DeadlineKind, open: readonly Deadline[], today: string) {
  const people = await accountsOf(
    tx,
    open.flatMap(({ personId }) => (personId ? [personId] : [])),
  )
  const paths = await pathsOf(tx, [...new Set(open.map(({ areaCode }) => areaCode))])
  const atPlace = new Map<string, string[]>()
  const hands = new Map<Deadline, string[]>()
  for (const one of open) {
    const named = one.accountId ?? (one.personId ? people.get(one.personId) : undefined)
    const path = paths.get(one.areaCode)
    if (named) hands.set(one, [named])
    else if (does && path && !one.personId) {
      const known = atPlace.get(path) ?? (await accountsWith(tx, does, path, today))
      atPlace.set(path, known)
      hands.set(one, known)
    }
  }
  return hands
}

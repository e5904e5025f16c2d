import { dateOf } from '#kernel/time.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { notify, settleMessages } from '#platform/notify/store.ts'
import { needsErrors } from './errors.ts'
import { limitsOn } from './limits.ts'
import { dueOn } from './rules/clock.ts'
import { type Act, after, MOVES } from './rules/states.ts'
import { wordsFor } from './rules/words.ts'
import { type Change, changeNeed, mergedInto, type Need } from './store/needs.ts'
import type { Doer } from './store/sql.ts'
import { addStep } from './store/steps.ts'
import { NEED_STATES, type Party } from './vocabulary.ts'

/** Whose hand a step is, for which party; the platform's own has no account. */
export type By = Omit<Doer, 'accountId'> & { accountId: string | null; party: Party }
type More = { note?: string; set?: Change; isTold?: boolean }

/** The community and the town of a need: whose figures change with it. */
export const placesOf = (areaPath: string): string[] => areaPath.split('.').slice(-2)
export const changed = (tx: Tx, areaPath: string): Promise<void> =>
  enqueue(tx, 'needs.needs-changed', { areaCodes: placesOf(areaPath) })

export function mustBeAbleTo(act: Act, need: Need): void {
  if (!after(need.state, act)) throw needsErrors.notNow(NEED_STATES[need.state], MOVES[act].label)
}

const KEEPS_ITS_DAY: readonly Act[] = ['start', 'note', 'answer']

/**
 * Takes a step: changes the state and the day the next step is due, writes down who did it, tells the resident and whoever
 * told the same. Errors: needs.notNow; access.stale.
 */
export async function advance(tx: Tx, need: Need, act: Act, by: By, more: More = {}): Promise<{ version: number }> {
  mustBeAbleTo(act, need)
  const { note = '', set = {}, isTold = true } = more
  const state = MOVES[act].to ?? need.state
  const today = dateOf(by.now)
  const urgency = set.urgency ?? need.urgency
  const due = KEEPS_ITS_DAY.includes(act) ? need.dueOn : dueOn(state, urgency, await limitsOn(tx, today), today)
  const version = await changeNeed(tx, need, { dueOn: due, ...set, state })
  const step = { needId: need.id, areaCode: need.areaCode, kind: act, state, party: by.party, note, isTold }
  await addStep(tx, step, by)
  await settleMessages(tx, `/needs/${need.id}`, by.now)
  if (isTold) await tellResidents(tx, { ...need, ...set, state }, act, note, by.now)
  await changed(tx, need.areaPath)
  if (act === 'confirm') await enqueue(tx, 'needs.confirmed', { needId: need.id })
  return { version }
}

/** Sends one sentence to who told it and to who told the same. Who told it without a name is reached by the account alone. */
export async function tellResidents(tx: Tx, need: Need, act: Act | 'take-in', note: string, now: Date): Promise<void> {
  const words = wordsFor(act, { title: need.title, unit: need.ownerUnit, note })
  if (!words) return
  const same = await seeingAll(tx, () => mergedInto(tx, need.id))
  for (const one of act === 'take-in' ? [need] : [need, ...same])
    if (one.reporterAccountId) await notify(tx, [one.reporterAccountId], { ...words, link: `/m/needs/${one.id}` }, now)
}

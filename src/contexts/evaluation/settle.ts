import { gradeOf } from '#contexts/scoring/public.ts'
import type { Doer } from '#platform/access/doer.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { limitsOn } from './limits.ts'
import type { Mark } from './rules/marks.ts'
import { vacantPlaces } from './rules/panel.ts'
import { isApart, resultOf, spreadOf } from './rules/result.ts'
import { afterScoring, settledAs } from './rules/states.ts'
import { addStep, type Change, changeOccasion, type Occasion, stepsOf, vetoesOn } from './store/occasions.ts'
import { marksOf, type Seat, seatsOf } from './store/seats.ts'

/** The members of the round that still sit. */
export const sitting = (seats: readonly Seat[], round: number): Seat[] =>
  seats.filter((seat) => seat.round === round && seat.state !== 'withdrawn')

const totalsOf = (seats: readonly Seat[]): number[] => seats.flatMap(({ totalCenti }) => totalCenti ?? [])

/** The mean, its grade, and what is vetoed, as the occasion would keep them. Errors: nobody scored; no sheet. */
export async function resultFor(tx: Tx, occasion: Occasion, totals: readonly number[]): Promise<Change> {
  if (!occasion.tableId) throw new Error('a result without a table')
  const totalCenti = resultOf(totals)
  const vetoed = (await vetoesOn(tx, occasion.id)).length > 0
  const { title } = await gradeOf(tx, occasion.tableId, totalCenti, vetoed)
  return { totalCenti, grade: title, vetoed }
}

/**
 * When the last member has handed in: together, and there is a result; too far apart, and they talk it over first
 * (domain.md §11.3). The same marks on the same sheet always come to the same result.
 */
export async function settleIfAllIn(tx: Tx, occasion: Occasion, today: string, by: Doer): Promise<void> {
  const seats = sitting(await seeingAll(tx, () => seatsOf(tx, occasion.id)), occasion.round)
  if (seats.some(({ state }) => state !== 'submitted')) return
  // The place of somebody who left is filled first: the result is of as many as began.
  if (vacantPlaces((await stepsOf(tx, occasion.id)).map(({ kind }) => kind)) > 0) return
  const totals = totalsOf(seats)
  const { mostSpreadCenti } = await limitsOn(tx, today)
  const apart = isApart(totals, mostSpreadCenti)
  const state = afterScoring(occasion.round, apart)
  const result = apart ? {} : await resultFor(tx, occasion, totals)
  await changeOccasion(tx, occasion, { ...result, state, spreadCenti: spreadOf(totals), discussion: '' })
  if (!apart) await addStep(tx, occasion.id, occasion.round === 1 ? 'settled' : 'reviewed', '', by)
}

/** After the discussion the totals as they stand then. */
export async function settleAfterTalk(tx: Tx, occasion: Occasion, reason: string, by: Doer): Promise<void> {
  const seats = sitting(await seeingAll(tx, () => seatsOf(tx, occasion.id)), occasion.round)
  const totals = totalsOf(seats)
  const result = await resultFor(tx, occasion, totals)
  const state = settledAs(occasion.round)
  await changeOccasion(tx, occasion, { ...result, state, spreadCenti: spreadOf(totals), discussion: reason })
  await addStep(tx, occasion.id, 'discussed', reason, by)
}

export type Marked = { seat: Seat; marks: Mark[] }
/** The marks of every member who has handed in, with their seat. */
export async function marksOfAll(tx: Tx, seats: readonly Seat[]): Promise<Marked[]> {
  const marked = []
  for (const seat of seats) if (seat.state === 'submitted') marked.push({ seat, marks: await marksOf(tx, seat.id) })
  return marked
}

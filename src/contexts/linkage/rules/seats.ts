import { daysBetween } from '#kernel/time.ts'
import type { ActKind, Party, SeatStand } from '../vocabulary.ts'

/** One recorded act of a party, found in the context where it happened. `on`: the day. */
export type Act = { party: Party; kind: ActKind; id: string; on: string }
/** When a party was last asked, and by when it should have moved. */
export type Asked = { party: Party; on: string; dueOn: string }

/**
 * Where a seat stands. An act fills it whether anybody asked or not; being asked, reminded or named never does.
 * Late: asked, the day is past, and still no act.
 */
export function standOf(hasActed: boolean, asked: Pick<Asked, 'dueOn'> | undefined, today: string): SeatStand {
  if (hasActed) return 'acted'
  if (!asked) return 'named'
  return asked.dueOn < today ? 'late' : 'asked'
}

/** How many of the five have moved: distinct parties with an act on record. */
export const completenessOf = (acts: readonly Pick<Act, 'party'>[]): number =>
  new Set(acts.map(({ party }) => party)).size

/** The first act of each party, in the order of days; of one day the one that comes first in the list. */
export function firstActs<A extends Pick<Act, 'party' | 'on'>>(acts: readonly A[]): Map<Party, A> {
  const first = new Map<Party, A>()
  for (const act of acts) {
    const before = first.get(act.party)
    if (!before || act.on < before.on) first.set(act.party, act)
  }
  return first
}

/** Days since anything moved: since the last act or, where none was, since the start. Never below 0. */
export function stillDaysOf(acts: readonly Pick<Act, 'on'>[], startedOn: string, today: string): number {
  const last = acts.reduce((latest, { on }) => (on > latest && on <= today ? on : latest), startedOn)
  return Math.max(0, daysBetween(last, today))
}

/** How the committee of a fund decides (domain.md 6.3; the shares are those of the Hunan guide, taken as default). */

/** One seat that may vote; `choice` null: not yet. */
export type Seat = { recused: boolean; choice: 'for' | 'against' | 'abstain' | null }
export type Outcome = 'open' | 'passed' | 'rejected' | 'lapsed'
export type Tally = {
  seats: number
  recused: number
  entitled: number
  for: number
  against: number
  abstain: number
  waiting: number
}

export function tallyOf(seats: readonly Seat[]): Tally {
  const entitled = seats.filter(({ recused }) => !recused)
  const count = (choice: Seat['choice']) => entitled.filter((seat) => seat.choice === choice).length
  return {
    seats: seats.length,
    recused: seats.length - entitled.length,
    entitled: entitled.length,
    for: count('for'),
    against: count('against'),
    abstain: count('abstain'),
    waiting: count(null),
  }
}

/** Whole numbers: `most` of `of` is more than a half, or two thirds at least where the matter is major. */
const isEnough = (votes: number, of: number, isMajor: boolean): boolean =>
  isMajor ? votes * 3 >= of * 2 : votes * 2 > of
const isQuorate = (present: number, of: number): boolean => of > 0 && present * 3 >= of * 2

/** Half of the seats or more have an interest: the committee cannot decide, the host does. */
export const tooFewLeft = ({ seats, entitled }: Tally): boolean => entitled * 2 <= seats

/**
 * Measured against all who are entitled, not against who came: passed as soon as enough are for it and two thirds have
 * voted, rejected as soon as enough can no longer be; at the deadline what isn't passed is rejected, or lapsed where two thirds did not vote.
 */
export function outcomeOf(tally: Tally, { isMajor, isOver }: { isMajor: boolean; isOver: boolean }): Outcome {
  if (tooFewLeft(tally)) return 'lapsed'
  const { entitled, waiting } = tally
  const present = entitled - waiting
  if (isQuorate(present, entitled) && isEnough(tally.for, entitled, isMajor)) return 'passed'
  if (!isEnough(tally.for + waiting, entitled, isMajor)) return 'rejected'
  if (!isOver) return 'open'
  return isQuorate(present, entitled) ? 'rejected' : 'lapsed'
}

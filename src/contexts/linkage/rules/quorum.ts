/** More than so many per cent of those invited have signed in. Half is not more than half; an empty list has no quorum. */
export const hasQuorum = (present: number, invited: number, percent: number): boolean =>
  invited > 0 && present * 100 > invited * percent

/** The least number that makes a quorum. */
export const leastPresent = (invited: number, percent: number): number => Math.floor((invited * percent) / 100) + 1

export type Votes = { for: number; against: number; abstain: number }
/** What is wrong with a count of votes at a meeting of `present` people; undefined when it holds. */
export function faultOfVotes(votes: Votes, present: number): 'too-many' | 'not-half' | undefined {
  if (votes.for + votes.against + votes.abstain > present) return 'too-many'
  return votes.for * 2 > present ? undefined : 'not-half'
}

/** Who a mark is about: a sign-up, somebody on the sheet already, or somebody who just came by. */
export type Who = { signUpId: string } | { personId: string } | { walkIn: { name: string; phone: string } }

/**
 * One mark of the roll-call on the leader's phone. `at` is by the phone's clock, `phoneClockOffset` what the server's was
 * ahead of it (milliseconds). `told`: the server's sentence, once it has answered.
 */
export type Mark = {
  key: string
  shiftId: string
  who: Who
  name: string
  kind: 'in' | 'out'
  at: string
  phoneClockOffset: number
  state: 'waiting' | 'recorded' | 'refused'
  told?: string
}
export type Queue = readonly Mark[]
export type Answer = { key: string; outcome: 'recorded' | 'refused'; told: string }

const MOST_AT_ONCE = 100

const idOf = ({ who, shiftId }: Pick<Mark, 'who' | 'shiftId'>): string => `${shiftId}/${JSON.stringify(who)}`
export const isSame = (one: Pick<Mark, 'who' | 'shiftId'>, other: Pick<Mark, 'who' | 'shiftId'>): boolean =>
  idOf(one) === idOf(other)

/** Puts a mark at the end. Pressed twice it is there once; a refused one may be tried anew. */
export function add(queue: Queue, mark: Mark): Queue {
  const isThere = queue.some((one) => isSame(one, mark) && one.kind === mark.kind && one.state !== 'refused')
  return isThere ? queue : [...queue, mark]
}

/** Takes back a mark that was not sent yet; one that was sent stays. */
export const takeBack = (queue: Queue, key: string): Queue =>
  queue.filter((one) => one.key !== key || one.state !== 'waiting')

/** What to send next: the oldest that wait, in the order they were made. */
export const nextBatch = (queue: Queue): Queue =>
  queue.filter(({ state }) => state === 'waiting').slice(0, MOST_AT_ONCE)

/** Notes what the server said to each; what it said nothing to still waits. */
export function settle(queue: Queue, answers: readonly Answer[]): Queue {
  const byKey = new Map(answers.map((answer) => [answer.key, answer]))
  return queue.map((mark) => {
    const answer = byKey.get(mark.key)
    return answer ? { ...mark, state: answer.outcome, told: answer.told } : mark
  })
}

/** The last mark about somebody: what their row shows. */
export const lastOf = (queue: Queue, about: Pick<Mark, 'who' | 'shiftId'>): Mark | undefined =>
  queue.findLast((mark) => isSame(mark, about))

export const countWaiting = (queue: Queue): number => queue.filter(({ state }) => state === 'waiting').length

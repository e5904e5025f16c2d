import { daysBetween } from '#kernel/time.ts'
import { plainName } from './giver.ts'

/** A bank credit that somebody has to place. `payer` and `note` as the bank wrote them. */
export type Credit = { fen: number; serial: string; happenedOn: string; payer: string; note: string }
/** What it may be: one declared gift, or all orders that a giving platform settled together. */
export type Candidate = {
  fen: number
  serial: string | null
  declaredOn: string
  givers: readonly string[]
  /** Numbers that a payer may have written into the note: of the gift, the order, the settlement. */
  numbers: readonly string[]
}
export type Likeness = { score: number; reasons: string[] }

const NEAR_DAYS = 3
const FAR_DAYS = 15

function likeDay(credit: Credit, { declaredOn }: Candidate): [number, string] | undefined {
  const days = Math.abs(daysBetween(declaredOn, credit.happenedOn))
  if (days <= NEAR_DAYS) return [15, days === 0 ? '同一天' : `相差${days}天`]
  return days <= FAR_DAYS ? [5, `相差${days}天`] : undefined
}

function likePayer({ payer, note }: Credit, { givers }: Candidate): [number, string] | undefined {
  const names = givers.map(plainName).filter((name) => name.length >= 2)
  if (payer !== '' && names.includes(plainName(payer))) return [30, '付款人与捐赠人一致']
  return names.some((name) => plainName(note).includes(name)) ? [20, '附言中写有捐赠人'] : undefined
}

const likeNumber = ({ note }: Credit, { numbers }: Candidate): [number, string] | undefined => {
  const written = numbers.find((number) => number.length >= 4 && plainName(note).includes(plainName(number)))
  return written === undefined ? undefined : [35, `附言中写有编号${written}`]
}

/**
 * How much a bank credit looks like a gift, from 0 to 180, with the reasons in words; undefined where it cannot be: the
 * amounts must be equal to the fen, and a serial number that was declared must be this one.
 */
export function likenessOf(credit: Credit, candidate: Candidate): Likeness | undefined {
  if (credit.fen !== candidate.fen) return undefined
  if (candidate.serial !== null && candidate.serial !== credit.serial) return undefined
  const found = [
    candidate.serial === null ? undefined : ([60, '银行流水号一致'] as [number, string]),
    [40, '金额一致'] as [number, string],
    likePayer(credit, candidate),
    likeNumber(credit, candidate),
    likeDay(credit, candidate),
  ].filter((one) => one !== undefined)
  return { score: found.reduce((sum, [points]) => sum + points, 0), reasons: found.map(([, reason]) => reason) }
}

/** Candidates that this credit may be, the likeliest first. */
export function proposalsFor<C extends Candidate>(credit: Credit, candidates: readonly C[]): (C & Likeness)[] {
  return candidates
    .flatMap((one) => {
      const likeness = likenessOf(credit, one)
      return likeness ? [{ ...one, ...likeness }] : []
    })
    .sort((a, b) => b.score - a.score || a.declaredOn.localeCompare(b.declaredOn))
}

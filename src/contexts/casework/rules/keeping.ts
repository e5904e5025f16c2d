import { addMonths } from '#kernel/time.ts'
import type { PaperKind } from '../vocabulary.ts'

/** Years after closure, and for a child the years after coming of age, whichever ends later (domain.md §8.9). */
export type Keeping = { years: number; minorYears: number }

/** The last day a closed case is kept at least. `adultOn`: the day a minor comes of age. */
export function keptUntil(closedOn: string, adultOn: string | null, { years, minorYears }: Keeping): string {
  const usual = addMonths(closedOn, years * 12)
  const forChild = adultOn === null ? usual : addMonths(adultOn, minorYears * 12)
  return [usual, forChild].toSorted().at(-1) ?? usual
}

const EIGHTEEN = 18 * 12
/** The day somebody born then comes of age; null for who has on `day`. */
export function adultOn(birthDate: string | null, day: string): string | null {
  if (birthDate === null) return null
  const on = addMonths(birthDate, EIGHTEEN)
  return on > day ? on : null
}

type File = {
  kinds: readonly PaperKind[]
  contacts: number
  followUpsOpen: number
  isReferred: boolean
  isRejected: boolean
}
const WHOLE: readonly (readonly [PaperKind, string])[] = [
  ['intake', '接案登记表'],
  ['consent', '知情同意书'],
  ['assessment', '需求预估表'],
  ['plan', '服务计划书'],
  ['evaluation', '评估表'],
  ['closure', '结案表'],
]

/** What a file still lacks before it may be archived: only whole sets are (domain.md §8.9). None when it is whole. */
export function missingOf({ kinds, contacts, followUpsOpen, isReferred, isRejected }: File): string[] {
  if (isRejected) return []
  if (isReferred) return kinds.includes('receipt') ? [] : ['转介回执']
  const isCut = !kinds.includes('plan-approved')
  const papers = WHOLE.filter(
    ([kind]) => !kinds.includes(kind) && !(isCut && kind !== 'evaluation' && kind !== 'closure'),
  )
  return [
    ...papers.map(([, title]) => title),
    ...(contacts === 0 && !isCut ? ['过程记录'] : []),
    ...(followUpsOpen > 0 ? [`${followUpsOpen}次回访记录`] : []),
  ]
}

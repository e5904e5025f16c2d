import { type Fen, showYuan } from '#kernel/money.ts'
import { GIFT_STATES, type GiftState, RESTRICTIONS, type RestrictionKind, USES, type Use } from '../vocabulary.ts'

export const yuan = (fen: number): string => showYuan(fen as Fen)

/** Choices of a select from a table of words. */
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))

export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

export const STATE_COLORS: Record<GiftState, string> = {
  pledged: 'default',
  received: 'gold',
  confirmed: 'green',
  receipted: 'green',
  refunded: 'default',
  voided: 'red',
}
export const stateWords = (state: GiftState, declined: boolean): string =>
  state === 'confirmed' && declined ? '已确认，放弃票据' : GIFT_STATES[state]

type Bound = { restriction: RestrictionKind; use: Use | null; restrictionText: string; restrictedUntil?: string | null }
export const boundTo = ({ restriction, use, restrictionText, restrictedUntil }: Bound): string => {
  if (restriction === 'none') return RESTRICTIONS.none
  return [use ? USES[use] : RESTRICTIONS[restriction], restrictionText, restrictedUntil ? `${restrictedUntil}前` : '']
    .filter((words) => words !== '')
    .join('：')
}

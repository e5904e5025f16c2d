import { type Fen, showYuan } from '#kernel/money.ts'

/** Fen as yuan with two decimals; — for none. */
export const yuan = (fen: number | null): string => (fen === null ? '—' : showYuan(fen as Fen))

/** Hands that are still missing: 负责人1人、会计1人. */
export const handsWords = ({ managers, accountants }: { managers: number; accountants: number }): string =>
  [managers > 0 && `负责人${managers}人`, accountants > 0 && `会计${accountants}人`].filter(Boolean).join('、')

/** Hundredths of a point as points: 8650 → 86.50. */
export const points = (hundredths: number): string =>
  `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`

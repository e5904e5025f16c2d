import { type Fen, showYuan } from '#kernel/money.ts'

/** Fen as yuan with two decimals; — for none. */
export const yuan = (fen: number | null): string => (fen === null ? '—' : showYuan(fen as Fen))

/** Hundredths of a point as points: 8650 → 86.50. */
export const points = (hundredths: number): string =>
  `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`

/**
 * The way of a lot of donated goods, every piece and every fen of it: what was handed out, what left otherwise, what is still in
 * store. Pieces and fen are whole numbers; days 'YYYY-MM-DD'.
 */
export type Going = {
  areaName: string
  day: string
  use: string
  pieces: number
  fen: number
  receivers: number
}
/** `pieces` below zero: found when counting. */
export type Gone = { kind: 'sold' | 'destroyed' | 'counted'; day: string; pieces: number; fen: number }
export type LotLeft = { quantity: number; valueFen: number; stock: number; leftFen: number }

/**
 * Refuses a way that does not add up: then stock and lists disagree, and nothing half-true is shown. A lot that is not in stock yet
 * has nothing to add up.
 */
export function mustAddUp(lot: LotLeft, handed: readonly Going[], gone: readonly Gone[]): void {
  const went = [...handed, ...gone]
  const pieces = went.reduce((sum, one) => sum + one.pieces, lot.stock)
  const fen = went.reduce((sum, one) => sum + one.fen, lot.leftFen)
  if (pieces !== lot.quantity || fen !== lot.valueFen)
    throw new RangeError(`the way of ${lot.quantity} pieces worth ${lot.valueFen} fen adds up to ${pieces} and ${fen}`)
}

const WORDS = { sold: '依法变卖', destroyed: '不能使用，已销毁' } as const

/** What happened to pieces that were not handed out, for the giver. */
export const goneWords = ({ kind, pieces }: Pick<Gone, 'kind' | 'pieces'>): string => {
  if (kind !== 'counted') return WORDS[kind]
  return pieces < 0 ? '盘点时多出' : '盘点时短少'
}

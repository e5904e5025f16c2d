import type { SheetItem } from '#contexts/scoring/contract.ts'

/** One member's mark of one item, in centi-points; `reason`: why it is below what the records come to, or off the anchors. */
export type Mark = { item: string; centi: number; reason: string }
export type MarkFault = 'unknown' | 'raised' | 'too-much' | 'unexplained'

const same = (item: SheetItem, centi: number): boolean =>
  item.kind === 'computed' ? centi === (item.computedCenti ?? 0) : item.anchors.some((anchor) => anchor.centi === centi)

/**
 * Why a mark can't stand (domain.md §11.2): what the records come to may be lowered with a reason and never raised; a judged
 * item stays within its full points, and off its anchors it wants a reason.
 */
export function faultOf(item: SheetItem | undefined, { centi, reason }: Mark): MarkFault | undefined {
  if (!item) return 'unknown'
  if (item.kind === 'computed' && centi > (item.computedCenti ?? 0)) return 'raised'
  if (centi > item.fullCenti) return 'too-much'
  return !same(item, centi) && reason.trim().length < 4 ? 'unexplained' : undefined
}

/** What a member's marks come to for one item: their own, or for a computed item they left alone what the records say. */
export function centiOf(item: SheetItem, marks: readonly Mark[]): number | undefined {
  const own = marks.find(({ item: code }) => code === item.code)
  if (own) return own.centi
  return item.kind === 'computed' ? (item.computedCenti ?? 0) : undefined
}

/** The judged items a member has not marked yet. */
export const missingOf = (items: readonly SheetItem[], marks: readonly Mark[]): string[] =>
  items.filter((item) => centiOf(item, marks) === undefined).map(({ code }) => code)

/** A member's total in centi-points; items not marked count nothing. */
export const totalOf = (items: readonly SheetItem[], marks: readonly Mark[]): number =>
  items.reduce((sum, item) => sum + (centiOf(item, marks) ?? 0), 0)

/** The most that may be given for an item: what the records come to, or its full points where experts judge. Centi-points. */
export const mostOf = (item: {
  kind: 'computed' | 'judged'
  computedCenti: number | null
  fullCenti: number
}): number => (item.kind === 'computed' ? (item.computedCenti ?? 0) : item.fullCenti)

/** Points as typed, 3.25, to whole centi-points; nothing typed is none. */
export const typedCenti = (points: number | null): number => Math.round((points ?? 0) * 100)

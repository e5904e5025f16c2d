/** Centi-points as people read them: 350 is 3.50. */
export const points = (centi: number): string => (centi / 100).toFixed(2)

/** A count of people as those see it who may not see the list: below five it is not told, so that nobody is guessed from it. */
export const LEAST_TOLD = 5

/** Null stands for “<5”. Nought is told: it points at nobody. */
export const told = (people: number): number | null => (people > 0 && people < LEAST_TOLD ? null : people)

/** The sum over parts is told only while no part is hidden: the hidden one would be what is left over. */
export const sumTold = (parts: readonly number[]): number | null =>
  parts.some((one) => told(one) === null) ? null : parts.reduce((sum, one) => sum + one, 0)

export const showCount = (people: number | null): string => (people === null ? '<5' : people.toLocaleString('zh-CN'))

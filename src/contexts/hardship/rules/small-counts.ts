/** A count of people as those see it who may not see the list: below five it is not told, so that nobody is guessed from it. */
export const LEAST_TOLD = 5

/** Null stands for “<5”. Nought is told: it points at nobody. */
export const told = (people: number): number | null => (people > 0 && people < LEAST_TOLD ? null : people)

/** A part held back so that another hidden one is not what is left over. */
export const WITHHELD = 'withheld'
export type Told = number | null | typeof WITHHELD

/**
 * Parts of a whole that can be known another way: where exactly one part is hidden, it would be the rest of the whole, so
 * the smallest of the others is held back with it.
 */
export function partsTold(parts: readonly number[]): Told[] {
  const shown: Told[] = parts.map(told)
  if (shown.filter((one) => one === null).length !== 1) return shown
  const others = parts.filter((one) => one >= LEAST_TOLD)
  const held = parts.indexOf(Math.min(...others))
  return shown.map((one, index) => (index === held && others.length > 0 ? WITHHELD : one))
}

/** The sum over parts is told only while every part is. */
export const sumTold = (parts: readonly Told[]): number | null =>
  parts.reduce<number | null>((sum, one) => (typeof one === 'number' && sum !== null ? sum + one : null), 0)

export function showCount(people: Told): string {
  if (people === WITHHELD) return '不列出'
  return people === null ? '<5' : people.toLocaleString('zh-CN')
}

/** A scoring item; weights are whole percent and make 100 together. */
export type Criterion = { title: string; weight: number }

export const weightsMake100 = (criteria: readonly Criterion[]): boolean =>
  criteria.reduce((sum, { weight }) => sum + weight, 0) === 100

/** Marks 0–100, one an item, weighted: hundredths of a point, exact (weights are whole percent). */
export function weighted(criteria: readonly Criterion[], marks: readonly number[]): number {
  if (marks.length !== criteria.length) throw new RangeError('one mark an item')
  return criteria.reduce((sum, { weight }, index) => sum + weight * (marks[index] ?? 0), 0)
}

/** What the marks given so far make, hundredths of a point, and whether every item has its mark. For the page while typing. */
export function weightedSoFar(criteria: readonly Criterion[], marks: readonly (number | null | undefined)[]) {
  const given = criteria.map((_, at) => marks[at])
  const isWhole = given.every((mark) => typeof mark === 'number' && Number.isInteger(mark) && mark >= 0 && mark <= 100)
  const known = given.map((mark) => (typeof mark === 'number' && Number.isFinite(mark) ? mark : 0))
  return { hundredths: weighted(criteria, known), isWhole }
}

/** Mean as sum and count, never rounded; shown in hundredths, rounded down. Spread: highest less lowest, hundredths. */
export type Standing = { count: number; sum: number; meanHundredths: number; spreadHundredths: number }

export function standingOf(scores: readonly number[]): Standing | undefined {
  if (scores.length === 0) return undefined
  const sum = scores.reduce((total, one) => total + one, 0)
  return {
    count: scores.length,
    sum,
    meanHundredths: Math.floor(sum / scores.length),
    spreadHundredths: Math.max(...scores) - Math.min(...scores),
  }
}

/** Orders by the exact mean, highest first: a/b against c/d without dividing. */
export const byMean = (a: Standing | undefined, b: Standing | undefined): number =>
  (b?.sum ?? 0) * (a?.count ?? 1) - (a?.sum ?? 0) * (b?.count ?? 1)

/** One line of the bench: a value beside its bar and beside the thing that ran next to it. */
export type Result = {
  id: string
  what: string
  value: number
  unit: string
  bar: string
  holds: boolean
  reference: { what: string; value: number; unit: string; ratio?: number } | null
  /** Further figures of the same run. */
  more?: Record<string, number | string>
}

const sorted = (values: readonly number[]): number[] => values.toSorted((one, other) => one - other)
export const median = (values: readonly number[]): number => quantile(values, 0.5)
export const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
/** Three significant digits are what a noisy machine can say. */
export const rounded = (value: number): number => Number(value.toPrecision(3))
export const ratioOf = (value: number, reference: number): number => rounded(value / reference)

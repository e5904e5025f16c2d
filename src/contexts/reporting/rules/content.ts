import type { Figure, PointLine, ReportKind } from '../vocabulary.ts'

/** What a signature stands for: everything on the paper, and who handed it over. */
export type Content = {
  kind: ReportKind
  period: string
  title: string
  districtCode: string
  districtName: string
  fromOn: string
  asOf: string
  dueOn: string
  round: number
  handedBy: string
  figures: readonly Figure[]
  points: readonly PointLine[]
  parts: readonly { title: string; text: string }[]
}

/**
 * The one text of a report's content that is signed: JSON with the keys of every object in the order of their names, so that the same
 * content is the same text whatever it was read from.
 */
export const canonicalText = (content: Content): string => JSON.stringify(ordered(content))

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, ordered(one)]),
  )
}

/** Words that inspection, evaluation, closing and reporting share. Points are whole centi-points: 400 is 4 points. */

/** 中期评估, 末期评估, 复评. */
export type Stage = 'mid' | 'final' | 're'
export const STAGES: Readonly<Record<Stage, string>> = { mid: '中期评估', final: '末期评估', re: '复评' }

/** Where a figure came from: what was looked at, what it says, and the page that shows it. */
export type Source = { title: string; detail: string; page: string | null }

export type Anchor = { centi: number; text: string }

/** One third-level indicator of a point's sheet. */
export type SheetItem = {
  code: string
  dimension: string
  dimensionTitle: string
  second: string
  title: string
  fullCenti: number
  kind: 'computed' | 'judged'
  /** What the records come to; null where there is no data, or where experts judge. Nobody may raise it. */
  computedCenti: number | null
  part: number | null
  whole: number | null
  /** How it is scored, in the table's words. */
  rule: string
  /** Why it came to this, in words. */
  reason: string
  anchors: Anchor[]
  sources: Source[]
}

/** The score sheet of a point for a stage: a preview (id null), or one sealed for an occasion. */
export type Sheet = {
  id: string | null
  pointId: string
  stage: Stage
  tableId: string
  tableTitle: string
  version: number
  asOf: string
  /** An instant in ISO form. */
  sealedAt: string | null
  digest: string | null
  items: SheetItem[]
}

/** A grade holds from `fromCenti` up to the next higher one. */
export type Grade = { code: string; title: string; fromCenti: number }
/** 一票否决事项. */
export type Veto = { code: string; title: string; basis: string }

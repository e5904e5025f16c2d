import type { PointsRule } from '#contexts/programme/contract.ts'

/** What was counted. `whole` stands only where the item has one; null `part`: nothing is known. Whole numbers, never below zero. */
export type Counted = { part: number | null; whole: number | null }

/**
 * The points that a count comes to, in centi-points: never above `fullCenti`, never below 0, always rounded down. Null where
 * there is no data: no part, or a share of nothing. The same input gives the same points: nothing else is asked.
 */
export function pointsOf(by: PointsRule, { part, whole }: Counted, fullCenti: number): number | null {
  if (part === null) return null
  const raw = rawPoints(by, part, whole, fullCenti)
  return raw === null ? null : Math.max(0, Math.min(fullCenti, raw))
}

function rawPoints(by: PointsRule, part: number, whole: number | null, full: number): number | null {
  switch (by.way) {
    case 'each':
      return part * by.centi
    case 'minus':
      return full - part * by.centi
    case 'steps':
      return by.steps.find(({ count }) => part >= count)?.centi ?? 0
    default:
      return whole === null || whole === 0 ? null : shareOfPoints(by, part, whole, full)
  }
}

/** Compared by whole numbers, so that 89.999 % never passes for 90 %. */
function shareOfPoints(
  by: Extract<PointsRule, { way: 'ratio' | 'tiers' | 'bands' }>,
  part: number,
  whole: number,
  full: number,
): number {
  const parts = BigInt(part)
  const all = BigInt(whole)
  if (by.way === 'ratio') return Number((BigInt(full) * (parts < all ? parts : all)) / all)
  const atLeast = (percent: number) => parts * 100n >= BigInt(percent) * all
  const atMost = (percent: number) => parts * 100n <= BigInt(percent) * all
  if (by.way === 'tiers') return by.tiers.find(({ percent }) => atLeast(percent))?.centi ?? 0
  return Math.max(0, ...by.bands.filter(({ from, to }) => atLeast(from) && atMost(to)).map(({ centi }) => centi))
}

/** 400 → '4', 325 → '3.25'. */
export const showPoints = (centi: number): string => (centi / 100).toString()

/** The rule's own words: '每项得1分'. Shown beside the points; the table's sentence says what is counted. */
export function wordsOfRule(by: PointsRule): string {
  switch (by.way) {
    case 'ratio':
      return '按比例得分'
    case 'each':
      return `每项得${showPoints(by.centi)}分`
    case 'minus':
      return `每项扣${showPoints(by.centi)}分`
    case 'steps':
      return by.steps.map(({ count, centi }) => `计到${count}得${showPoints(centi)}分`).join('，')
    case 'tiers':
      return by.tiers.map(({ percent, centi }) => `${percent}%以上得${showPoints(centi)}分`).join('，')
    case 'bands':
      return by.bands.map(({ from, to, centi }) => `${from}%至${to}%得${showPoints(centi)}分`).join('，')
  }
}

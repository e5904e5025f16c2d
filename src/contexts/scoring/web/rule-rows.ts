import type { PointsRule } from '#contexts/programme/contract.ts'

/** A rule as lines of a form: from which number, up to which, how many points (not centi-points). */
export type RuleRow = { at?: number; to?: number; points?: number }

export const pointsOfCenti = (centi: number): number => centi / 100
export const centiOfPoints = (points: number | undefined): number => Math.round((points ?? 0) * 100)

export function rowsOf(by: PointsRule | null): RuleRow[] {
  switch (by?.way) {
    case 'each':
    case 'minus':
      return [{ points: pointsOfCenti(by.centi) }]
    case 'tiers':
      return by.tiers.map(({ percent, centi }) => ({ at: percent, points: pointsOfCenti(centi) }))
    case 'steps':
      return by.steps.map(({ count, centi }) => ({ at: count, points: pointsOfCenti(centi) }))
    case 'bands':
      return by.bands.map(({ from, to, centi }) => ({ at: from, to, points: pointsOfCenti(centi) }))
    default:
      return []
  }
}

/** The same rule with what the lines now say; its way stays. */
export function ruleOf(by: PointsRule | null, rows: readonly RuleRow[]): PointsRule | null {
  switch (by?.way) {
    case 'each':
    case 'minus':
      return { way: by.way, centi: centiOfPoints(rows[0]?.points) }
    case 'tiers':
      return { way: 'tiers', tiers: rows.map(({ at = 0, points }) => ({ percent: at, centi: centiOfPoints(points) })) }
    case 'steps':
      return { way: 'steps', steps: rows.map(({ at = 0, points }) => ({ count: at, centi: centiOfPoints(points) })) }
    case 'bands':
      return {
        way: 'bands',
        bands: rows.map(({ at = 0, to = 0, points }) => ({ from: at, to, centi: centiOfPoints(points) })),
      }
    default:
      return by
  }
}

import type { Source } from '../vocabulary.ts'

export type Planned = { source: Source; plannedFen: number; spentFen: number }
export type Sum = { source: Source; plannedFen: number; spentFen: number }

const ORDER: readonly Source[] = ['fiscal', 'charity', 'lottery', 'own']

/**
 * Lines added up, each source by itself, and all of them. Fen. `charitySpentFen`: what the fund's book says of the year; lines of
 * charity have no spending of their own.
 */
export function sumsOf(
  lines: readonly Planned[],
  charitySpentFen: number,
): { bySource: Sum[]; total: Omit<Sum, 'source'> } {
  const bySource = ORDER.flatMap((source) => {
    const own = lines.filter((line) => line.source === source)
    if (own.length === 0) return []
    const plannedFen = own.reduce((sum, line) => sum + line.plannedFen, 0)
    const spentFen = source === 'charity' ? charitySpentFen : own.reduce((sum, line) => sum + line.spentFen, 0)
    return [{ source, plannedFen, spentFen }]
  })
  const add = (key: 'plannedFen' | 'spentFen') => bySource.reduce((sum, one) => sum + one[key], 0)
  return { bySource, total: { plannedFen: add('plannedFen'), spentFen: add('spentFen') } }
}

/** Spent against planned in hundredths of a percent, rounded down; null where nothing is planned. */
export const executedBp = ({ plannedFen, spentFen }: { plannedFen: number; spentFen: number }): number | null =>
  plannedFen === 0 ? null : Number((BigInt(spentFen) * 10_000n) / BigInt(plannedFen))

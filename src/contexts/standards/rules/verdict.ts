import type { Criterion } from '#contexts/programme/public.ts'
import { atLeast, missingToReach, type Ratio } from '#kernel/ratio.ts'

export type Verdict = 'met' | 'not-met' | 'no-data'
/** What a criterion asks for on a day: a number of records, or a share of a whole. */
export type Floor = { kind: 'count'; atLeast: number } | { kind: 'share'; share: Ratio }
/** What was counted. `whole` stands only where the measure has one; `fault` is a further rule that is broken. */
export type Counted = { part: number; whole: number | null; seen: boolean; fault: string | null }
export type Judgement = { verdict: Verdict; missing: number; reason: string }

/**
 * The floor in force on a day: later lines replace earlier ones, so a new notice adds a line and old figures keep theirs.
 * A floor taken from the point's own row (the yearly amount of the fund) falls to “more than nothing” where it has none.
 */
export function floorOn(
  { floor }: Pick<Criterion, 'floor'>,
  day: string,
  fundThresholdFen: number | null,
): Floor | undefined {
  const line = floor.findLast(({ from }) => from <= day)
  if (!line) return undefined
  if (line.percent !== undefined) return { kind: 'share', share: { part: line.percent, whole: 100 } }
  if (line.atLeast !== undefined) return { kind: 'count', atLeast: line.atLeast }
  return { kind: 'count', atLeast: fundThresholdFen ?? 1 }
}

/** Missing data is never a pass: no record at all, or an empty whole, is 尚无数据. Integers are compared, not rounded shares. */
export function judge({ part, whole, seen, fault }: Counted, floor: Floor | undefined): Judgement {
  if (!floor) return { verdict: 'no-data', missing: 0, reason: '该日期尚无适用的下限' }
  if (!seen) return { verdict: 'no-data', missing: 0, reason: '' }
  const missing = missingOf(part, whole, floor)
  if (missing === undefined) return { verdict: 'no-data', missing: 0, reason: '' }
  if (missing > 0) return { verdict: 'not-met', missing, reason: fault ?? '' }
  return fault ? { verdict: 'not-met', missing: 0, reason: fault } : { verdict: 'met', missing: 0, reason: '' }
}

function missingOf(part: number, whole: number | null, floor: Floor): number | undefined {
  if (floor.kind === 'count') return Math.max(0, floor.atLeast - part)
  if (whole === null || whole === 0) return undefined
  return atLeast({ part, whole }, floor.share) ? 0 : missingToReach({ part, whole }, floor.share)
}

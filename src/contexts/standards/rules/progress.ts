import type { Criterion, Milestone } from '#contexts/programme/public.ts'
import { daysBetween } from '#kernel/time.ts'
import type { Verdict } from './verdict.ts'

/** Shares of a task are whole basis points: 10,000 is all of it. Every division rounds down, so nothing seems done early. */
export const WHOLE = 10_000

export type Result = {
  criterion: string
  verdict: Verdict
  part: number | null
  whole: number | null
  floorPart: number | null
  floorWhole: number | null
}

/** How far one result is along its floor. Short of `met` it never counts as whole, whatever the figures. */
export function completionOf({ verdict, part, whole, floorPart, floorWhole }: Result): number {
  if (verdict === 'met') return WHOLE
  if (verdict === 'no-data' || part === null || !floorPart) return 0
  if (floorWhole === null) return Math.min(WHOLE - 1, down(part, floorPart))
  if (!whole) return 0
  return Math.min(
    WHOLE - 1,
    Number((BigInt(part) * BigInt(floorWhole) * BigInt(WHOLE)) / (BigInt(whole) * BigInt(floorPart))),
  )
}

const down = (part: number, whole: number): number => Number((BigInt(part) * BigInt(WHOLE)) / BigInt(whole))

export type CriterionState = {
  code: string
  standard: number
  weight: number
  completion: number
  done: boolean
  met: number
  of: number
  noData: number
}

/** One criterion of one point: over several communities the mean, but done only when every one meets it (“每个社区”). */
export function stateOf({ code, standard, weight }: Criterion, results: readonly Result[]): CriterionState {
  const of = results.length
  const met = results.filter(({ verdict }) => verdict === 'met').length
  const completion = of === 0 ? 0 : Math.floor(results.reduce((total, one) => total + completionOf(one), 0) / of)
  const noData = results.filter(({ verdict }) => verdict === 'no-data').length
  return { code, standard, weight, completion, done: of > 0 && met === of, met, of, noData }
}

/** A point's progress in basis points: the weighted mean of its criteria. */
export function progressOf(states: readonly CriterionState[]): number {
  const weight = states.reduce((total, one) => total + one.weight, 0)
  if (weight === 0) return 0
  return Math.floor(states.reduce((total, one) => total + one.weight * one.completion, 0) / weight)
}

/** Where progress should stand on a day: a straight line from the start through each milestone, in basis points. */
export function scheduleOn(day: string, startsOn: string, milestones: readonly Milestone[]): number {
  let from = { on: startsOn, share: 0 }
  for (const { dueOn, percent } of milestones) {
    const share = percent * 100
    if (day <= from.on) return from.share
    if (day <= dueOn)
      return from.share + Math.floor(((share - from.share) * daysBetween(from.on, day)) / daysBetween(from.on, dueOn))
    from = { on: dueOn, share }
  }
  return from.share
}

export type Light = 'green' | 'yellow' | 'red' | 'grey'

/** Green on schedule, yellow behind by no more than `lag` percentage points, red beyond; grey where nothing is known. */
export function lightOf(completion: number, schedule: number, lag: number, { known }: { known: boolean }): Light {
  if (!known) return 'grey'
  if (completion >= schedule) return 'green'
  return schedule - completion <= lag * 100 ? 'yellow' : 'red'
}

export type PointState = { progress: number; states: readonly CriterionState[] }
export type Readings = { A: Reading; B: Reading; C: Reading }
/** `share` of points (or tasks) that reach the milestone, as two counts, and whether the reading is satisfied. */
export type Reading = { title: string; part: number; whole: number; holds: boolean }

/**
 * The notice says “50 % of the creation tasks” and leaves three readings; all stand side by side.
 * A: every point has that much weighted progress. B: that share of all tasks is wholly done. C: that share of the points
 * has that much progress.
 */
export function readingsOf(points: readonly PointState[], percent: number): Readings {
  const floor = percent * 100
  const reached = points.filter(({ progress }) => progress >= floor).length
  const tasks = points.flatMap(({ states }) => states)
  const done = tasks.filter((one) => one.done).length
  const half = (part: number, whole: number) => whole > 0 && part * 100 >= percent * whole
  return {
    A: {
      title: `每个创建点加权进度都达到${percent}%`,
      part: reached,
      whole: points.length,
      holds: points.length > 0 && reached === points.length,
    },
    B: {
      title: `全部任务中已完成的占${percent}%以上`,
      part: done,
      whole: tasks.length,
      holds: half(done, tasks.length),
    },
    C: {
      title: `进度达到${percent}%的创建点占${percent}%以上`,
      part: reached,
      whole: points.length,
      holds: half(reached, points.length),
    },
  }
}

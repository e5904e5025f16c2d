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
  mandatory: boolean
  completion: number
  done: boolean
  met: number
  of: number
  noData: number
}

/** One criterion of one point: over several communities the mean, but done only when every one meets it (“每个社区”). */
export function stateOf({ code, standard, weight, mandatory }: Criterion, results: readonly Result[]): CriterionState {
  const of = results.length
  const met = results.filter(({ verdict }) => verdict === 'met').length
  const completion = of === 0 ? 0 : Math.floor(results.reduce((total, one) => total + completionOf(one), 0) / of)
  const noData = results.filter(({ verdict }) => verdict === 'no-data').length
  return { code, standard, weight, mandatory, completion, done: of > 0 && met === of, met, of, noData }
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
 * The notice says “50 % of the creation tasks” and leaves three readings; all stand side by side (docs/decisions/0040).
 * A: every point has that much weighted progress. B: that share of all tasks is wholly done. C: that share of the points
 * has that much progress. `places` is the quota: a place nobody was nominated for has reached nothing. At 100 % (“all
 * completed”) a point has reached it when every mandatory criterion is done, and no surplus offsets a missing one.
 */
export function readingsOf(points: readonly PointState[], percent: number, places: number): Readings {
  const whole = Math.max(places, points.length)
  const reached = points.filter((point) => hasReached(point, percent)).length
  const tasks = points.map(({ states }) => tasksFor(states, percent))
  const perPoint = Math.max(0, ...tasks.map(({ length }) => length))
  const allTasks = tasks.flat().length + (whole - points.length) * perPoint
  const done = tasks.flat().filter((one) => one.done).length
  const enough = (part: number, of: number) => of > 0 && part * 100 >= percent * of
  const share = percent === 100 ? '100%' : `${percent}%以上`
  const tasksOf = percent === 100 ? '全部必达任务' : '全部任务'
  const level = percent === 100 ? '全部必达指标' : `加权进度${percent}%`
  return {
    A: { title: `每个创建点都达到${level}`, part: reached, whole, holds: whole > 0 && reached === whole },
    B: { title: `${tasksOf}中已完成的占${share}`, part: done, whole: allTasks, holds: enough(done, allTasks) },
    C: { title: `达到${level}的创建点占${share}`, part: reached, whole, holds: enough(reached, whole) },
  }
}

const tasksFor = (states: readonly CriterionState[], percent: number): readonly CriterionState[] =>
  percent === 100 ? states.filter(({ mandatory }) => mandatory) : states

const hasReached = ({ progress, states }: PointState, percent: number): boolean =>
  percent === 100 ? states.length > 0 && tasksFor(states, percent).every(({ done }) => done) : progress >= percent * 100

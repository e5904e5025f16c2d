import { type Criterion, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { figureView, wordsOf } from './actions/read-point.ts'
import { type PointReading, readPoints, type Viewed } from './board.ts'
import { completionOf, scheduleOn } from './rules/progress.ts'
import type { Verdict } from './rules/verdict.ts'
import { isFew } from './rules/words.ts'
import { type Measurement, OF_POINT } from './store/measurements.ts'
import { findSnapshotOf } from './store/snapshots.ts'

/** What one criterion came to at one place: the point itself, or one of its communities. */
export type CriterionPlace = {
  place: string
  communityId: string | null
  verdict: Verdict
  part: number | null
  whole: number | null
  /** The number or per cent that its floor asks for. */
  atLeast: number | null
  /** How far along its floor, in basis points: 10,000 once it is met. */
  completion: number
  /** The figure and what is missing, in words. */
  shown: string
  missing: string
  /** Whether its numbers might point at somebody: then only the words may be shown. */
  isHidden: boolean
}
/** A criterion of a point: `part` of `whole` where it is the point's own, else how many communities meet it, of how many. */
export type CriterionOfPoint = {
  code: string
  title: string
  mandatory: boolean
  verdict: Verdict
  part: number | null
  whole: number | null
  reason: string
  places: CriterionPlace[]
}

/**
 * Every criterion of a point as it stands on a day, measured now where it was not yet. Counts all rows, whoever asks, so
 * that the same day gives the same figures. Empty where there is no programme, or the point did not stand on that day.
 */
export async function criteriaOfPoint(tx: Tx, pointId: string, asOf: string): Promise<CriterionOfPoint[]> {
  const found = await readingOf(tx, pointId, asOf)
  if (!found) return []
  return found.viewed.programme.criteria.map((criterion) => criterionOf(criterion, found.reading))
}

export type MilestoneOfPoint = {
  code: string
  title: string
  dueOn: string
  /** What it asks for, in per cent, and what the point had on its day, in basis points. */
  percent: number
  progress: number
  reached: boolean
  /** Whether the figures of that day are frozen. */
  isFrozen: boolean
}

/** The milestones that were due by a day, each with what the point had reached on its own day: the frozen figure where there is one. */
export async function milestonesOfPoint(tx: Tx, pointId: string, asOf: string): Promise<MilestoneOfPoint[]> {
  const programme = await programmeOf(tx)
  const due = (programme?.milestones ?? []).filter(({ dueOn }) => dueOn <= asOf)
  const found: MilestoneOfPoint[] = []
  for (const milestone of due) {
    const snapshot = await findSnapshotOf(tx, milestone.code)
    const frozen = snapshot?.content.points.find((one) => one.pointId === pointId)
    const live = await readingOf(tx, pointId, milestone.dueOn)
    const progress = frozen?.progress ?? live?.reading.progress ?? 0
    const allDone = (live?.reading.states ?? []).filter(({ mandatory }) => mandatory).every(({ done }) => done)
    const reached = milestone.percent === 100 ? live !== undefined && allDone : progress >= milestone.percent * 100
    const { code, title, dueOn, percent } = milestone
    found.push({ code, title, dueOn, percent, progress, reached, isFrozen: frozen !== undefined })
  }
  return found
}

/** When the day began: results that are found only now are as old as their day, and never newer than what a board has seen. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

async function readingOf(tx: Tx, pointId: string, asOf: string) {
  const programme = await programmeOf(tx)
  if (!programme || asOf < programme.startsOn) return undefined
  const viewed: Viewed = {
    programme,
    asOf,
    schedule: scheduleOn(asOf, programme.startsOn, programme.milestones),
    lag: 0,
  }
  const [reading] = await readPoints({ tx, now: startOf(asOf) }, viewed, { pointIds: [pointId] })
  return reading && { viewed, reading }
}

function criterionOf(criterion: Criterion, { point, measurements }: PointReading): CriterionOfPoint {
  const own = measurements.filter(({ criterion: code }) => code === criterion.code)
  const places = own.map((one) => placeOf(one, criterion, point))
  const verdict = verdictOf(places)
  const single = own.length === 1 && own[0]?.communityId === OF_POINT ? own[0] : undefined
  const reason = places
    .filter(({ missing }) => missing !== '')
    .map(({ place, communityId, missing }) => (communityId ? `${place}：${missing}` : missing))
    .join('；')
  return {
    code: criterion.code,
    title: criterion.title,
    mandatory: criterion.mandatory,
    verdict,
    ...countsOf(places, single),
    reason,
    places,
  }
}

/** The point's own numbers, hidden where few; else how many communities meet it, of how many. */
function countsOf(places: readonly CriterionPlace[], single: Measurement | undefined) {
  if (!single) return { part: places.filter(({ verdict }) => verdict === 'met').length, whole: places.length }
  return places[0]?.isHidden ? { part: null, whole: null } : { part: single.part, whole: single.whole }
}

function placeOf(measurement: Measurement, { measure }: Criterion, point: PointReading['point']): CriterionPlace {
  const { place, communityId, verdict, shown, missing } = figureView(measurement, measure, point)
  const { part, whole, floorPart: atLeast } = measurement
  const isHidden = wordsOf(measure).hidesFew === true && (isFew(part ?? 0) || isFew(whole ?? 0))
  return {
    place,
    communityId,
    verdict,
    part,
    whole,
    atLeast,
    completion: completionOf(measurement),
    shown,
    missing,
    isHidden,
  }
}

/** Met only where every place meets it; without data where some place has none and no other falls short. */
function verdictOf(places: readonly CriterionPlace[]): Verdict {
  if (places.some(({ verdict }) => verdict === 'not-met')) return 'not-met'
  return places.length === 0 || places.some(({ verdict }) => verdict === 'no-data') ? 'no-data' : 'met'
}

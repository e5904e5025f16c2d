import type { Programme } from '#contexts/programme/public.ts'
import { progressOfPoints } from '#contexts/standards/public.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { type Counted, computeFigures } from './rules/compute.ts'
import { asOfDay, type Duty } from './rules/duties.ts'
import {
  type ClosingFacts,
  closingsOf,
  learningOf,
  type MendFacts,
  type PointFacts,
  pointsOf,
  type ResultFacts,
  rectificationsOf,
  resultsOf,
} from './store/facts.ts'
import type { District } from './store/reports.ts'
import type { Computed, PointLine, ReportKind } from './vocabulary.ts'

type Moment = Pick<Call, 'tx' | 'now' | 'today'>
type ToCount = Pick<Duty, 'kind' | 'fromOn' | 'toOn'>

const STAGES: Readonly<Record<ReportKind, readonly string[]>> = {
  'half-year': ['mid', 'final', 're'],
  mid: ['mid'],
  final: ['final', 're'],
}
/** Below this grade nobody is qualified; a veto is none either. */
export const UNQUALIFIED = '不合格'

/** A district's figures and points as the platform holds them now. What happened is counted to the end of a half-year; results of an evaluation to today. */
export async function countFor(
  moment: Moment,
  programme: Programme,
  district: Pick<District, 'code' | 'quotaTowns' | 'quotaCommunities'>,
  duty: ToCount,
): Promise<{ asOf: string; figures: Computed[]; points: PointLine[] }> {
  const { tx, today } = moment
  const asOf = asOfDay(duty, today)
  const until = duty.kind === 'half-year' ? asOf : today
  const found = await pointsOf(tx, [district.code], asOf)
  const ids = found.map(({ pointId }) => pointId)
  const progress = await progressOfPoints(tx, ids, { ...moment, asOf })
  const results = await resultsOf(tx, ids, STAGES[duty.kind], until)
  const mends = await rectificationsOf(tx, ids, until)
  const closings = await closingsOf(tx, ids, until)
  const points = found.map((one, index) => lineOf(one, index, { progress, results, mends, closings }))
  const counted: Counted = {
    districtCode: district.code,
    ...{ quotaTowns: district.quotaTowns, quotaCommunities: district.quotaCommunities },
    pilots: sumOf(found, ({ pilots }) => pilots),
    points,
    milestonePercent: percentOn(programme, asOf),
    criteria: criteriaOf(programme, progress),
    results: standingOf(results),
    rectifications: {
      ...{ demanded: sumOf(mends, (one) => one.demanded), done: sumOf(mends, (one) => one.done) },
      late: sumOf(mends, (one) => one.late),
    },
    closings: {
      applied: closings.filter(({ appliedOn }) => appliedOn !== null).length,
      closed: closings.filter(({ closedOn }) => closedOn !== null).length,
    },
    learned: await learningOf(tx, district.code, duty.fromOn, until),
  }
  return { asOf, figures: computeFigures(duty.kind, counted), points }
}

type Around = {
  progress: Awaited<ReturnType<typeof progressOfPoints>>
  results: ResultFacts[]
  mends: MendFacts[]
  closings: ClosingFacts[]
}

function lineOf(point: PointFacts, index: number, around: Around): PointLine {
  const of = <T extends { pointId: string }>(list: readonly T[]) => list.find((one) => one.pointId === point.pointId)
  const own = around.results.filter(({ pointId }) => pointId === point.pointId)
  const [district, city] = ['district', 'city'].map((level) => own.find((one) => one.level === level))
  const progress = of(around.progress)
  const mandatory = progress?.states.filter((one) => one.mandatory) ?? []
  return {
    pointId: point.pointId,
    seq: index + 1,
    ...{ town: point.town, kind: point.kind, communities: point.communities },
    progress: progress?.progress ?? null,
    mandatoryMet: mandatory.filter(({ done }) => done).length,
    mandatory: mandatory.length,
    scoreCenti: district?.totalCenti ?? null,
    grade: district?.grade ?? null,
    vetoed: district?.vetoed ?? false,
    cityGrade: city?.grade ?? null,
    rectifications: of(around.mends)?.demanded ?? 0,
    rectified: of(around.mends)?.done ?? 0,
    closedOn: of(around.closings)?.closedOn ?? null,
  }
}

const sumOf = <T>(list: readonly T[], pick: (one: T) => number): number =>
  list.reduce((total, one) => total + pick(one), 0)

/** What the last milestone asked for, or before any the first will. */
const percentOn = ({ milestones }: Programme, day: string): number =>
  (milestones.findLast(({ dueOn }) => dueOn <= day) ?? milestones[0])?.percent ?? 100

/** Results of a district's own evaluations; the city's stand beside them and are not counted in. */
export function standingOf(results: readonly ResultFacts[]) {
  const own = results.filter(({ level, totalCenti }) => level === 'district' && totalCenti !== null)
  return {
    evaluated: own.length,
    sumCenti: sumOf(own, ({ totalCenti }) => totalCenti ?? 0),
    qualified: own.filter(({ grade, vetoed }) => !vetoed && grade !== UNQUALIFIED).length,
    excellent: own.filter(({ grade }) => grade === '优秀').length,
    vetoed: own.filter(({ vetoed }) => vetoed).length,
  }
}

const criteriaOf = ({ criteria }: Programme, progress: Around['progress']): Counted['criteria'] =>
  criteria.map(({ code, title }) => {
    const states = progress.flatMap(({ states: list }) => list.filter((one) => one.code === code))
    return { code, title, met: states.filter(({ done }) => done).length, of: states.length }
  })

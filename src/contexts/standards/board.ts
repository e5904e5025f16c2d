import { type Programme, parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { standardsErrors } from './errors.ts'
import { measureMissing } from './measuring.ts'
import { type PointResults, resultsOf } from './results.ts'
import { type CriterionState, lightOf, progressOf, readingsOf, scheduleOn } from './rules/progress.ts'
import { currentDay } from './rules/year.ts'
import { listPoints, type PointSubject } from './store/subjects.ts'

export type Viewed = { programme: Programme; asOf: string; schedule: number; lag: number }

/** The programme as of a day between its start and today. Errors: no programme, a day before it, a day to come. */
export async function viewAsOf({ tx, today }: Pick<Call, 'tx' | 'today'>, day: string | undefined): Promise<Viewed> {
  const programme = await programmeOf(tx)
  if (!programme) throw standardsErrors.noProgramme()
  const asOf = day ?? currentDay(programme, today)
  if (asOf > today) throw standardsErrors.inFuture()
  if (asOf < programme.startsOn) throw standardsErrors.beforeStart(programme.startsOn)
  const schedule = scheduleOn(asOf, programme.startsOn, programme.milestones)
  return { programme, asOf, schedule, lag: parameterOn(programme, 'light.lag-points', asOf) }
}

export type PointReading = PointResults & { point: PointSubject }

/** Points with their results of the day; those not measured yet are measured now. */
export async function readPoints(
  { tx, now }: Pick<Call, 'tx' | 'now'>,
  { programme, asOf }: Viewed,
  which: Parameters<typeof listPoints>[2],
): Promise<PointReading[]> {
  const points = await listPoints(tx, asOf, which)
  const ids = points.map(({ pointId }) => pointId)
  let results = await resultsOf(tx, programme, asOf, ids)
  if (results.size < points.length) {
    await measureMissing(tx, programme, points, { asOf, now })
    results = await resultsOf(tx, programme, asOf, ids)
  }
  return points.flatMap((point) => {
    const found = results.get(point.pointId)
    return found ? [{ point, ...found }] : []
  })
}

/** One line of the board: the point, and a light for each standard against the schedule. */
export function boardLine({ point, states, progress }: PointReading, { programme, schedule, lag }: Viewed) {
  const known = (list: readonly CriterionState[]) => list.some(({ of, noData }) => of > noData)
  const cells = programme.standards.map(({ number }) => {
    const own = states.filter(({ standard }) => standard === number)
    const completion = progressOf(own)
    const total = (pick: (state: CriterionState) => number) => own.reduce((sum, one) => sum + pick(one), 0)
    return {
      standard: number,
      completion,
      light: lightOf(completion, schedule, lag, { known: known(own) }),
      met: own.filter(({ done }) => done).length,
      of: own.length,
      noData: total(({ of, noData }) => (of > 0 && noData === of ? 1 : 0)),
    }
  })
  return {
    pointId: point.pointId,
    kind: point.kind,
    seq: point.seq,
    districtCode: point.districtCode,
    districtName: point.districtName,
    townCode: point.townCode,
    townName: point.townName,
    communities: point.communities.length,
    unnamed: point.communities.filter(({ areaCode }) => areaCode === null).length,
    progress,
    light: lightOf(progress, schedule, lag, { known: known(states) }),
    cells,
  }
}

/** The share of 50 % (or whatever the coming milestone asks) under the three readings. */
export function readingsFor(readings: readonly PointReading[], { programme, asOf }: Viewed, places: number) {
  const coming = programme.milestones.find(({ dueOn }) => dueOn >= asOf) ?? programme.milestones.at(-1)
  return readingsOf(readings, coming?.percent ?? 100, places)
}

import type { Handler } from '#platform/http/pipeline.ts'
import { boardLine, type PointReading, readPoints, type Viewed, viewAsOf } from '../board.ts'
import type { standardsContract } from '../contract.ts'
import { standardsErrors } from '../errors.ts'
import { measureOf } from '../measures/index.ts'
import { lightOf } from '../rules/progress.ts'
import { type FigureWords, showFigure, showFloor, showMissing } from '../rules/words.ts'
import { type Measurement, OF_POINT } from '../store/measurements.ts'
import { type PointSubject, placeOfSubject } from '../store/subjects.ts'

/** One point: every criterion with its figure for the point, or for each of its communities. */
export const readPoint: Handler<typeof standardsContract.endpoints.readPoint> = async (
  { pointId, asOf: day },
  call,
) => {
  const place = await placeOfSubject(call.tx, pointId, null)
  if (!place) throw standardsErrors.noPoint()
  call.allow(place)
  const viewed = await viewAsOf(call, day)
  const [reading] = await readPoints(call, viewed, { pointIds: [pointId] })
  if (!reading) throw standardsErrors.noPoint()
  const { asOf, schedule, programme } = viewed
  return {
    asOf,
    schedule,
    standards: [...programme.standards],
    point: boardLine(reading, viewed),
    criteria: criteriaOf(reading, viewed),
  }
}

function criteriaOf({ point, measurements, states }: PointReading, { programme, schedule, lag }: Viewed) {
  return programme.criteria.map(({ floor: _, measure, ...criterion }, index) => {
    const state = states[index]
    const own = measurements.filter((one) => one.criterion === criterion.code)
    const known = own.some(({ verdict }) => verdict !== 'no-data')
    return {
      ...criterion,
      completion: state?.completion ?? 0,
      done: state?.done ?? false,
      light: lightOf(state?.completion ?? 0, schedule, lag, { known }),
      figures: inOrder(own, point).map((one) => figureView(one, measure, point)),
    }
  })
}

const inOrder = (measurements: readonly Measurement[], { communities }: PointSubject): Measurement[] => {
  const positions = new Map(communities.map(({ id, position }) => [id, position]))
  return measurements.toSorted(
    (one, other) => (positions.get(one.communityId) ?? 0) - (positions.get(other.communityId) ?? 0),
  )
}

export function wordsOf(measureName: string): FigureWords {
  const { unit, noDataHint, part, whole, hidesFew = false } = measureOf(measureName)
  return { partTitle: part.title, wholeTitle: whole?.title ?? null, unit, noDataHint, hidesFew }
}

export function figureView(measurement: Measurement, measureName: string, { communities, townName }: PointSubject) {
  const words = wordsOf(measureName)
  return {
    communityId: measurement.communityId === OF_POINT ? null : measurement.communityId,
    place: communities.find(({ id }) => id === measurement.communityId)?.name ?? townName,
    verdict: measurement.verdict,
    shown: showFigure(measurement, words),
    floor: showFloor(measurement, words),
    missing: showMissing(measurement, words),
  }
}

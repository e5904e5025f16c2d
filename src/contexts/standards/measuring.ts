import { createHash } from 'node:crypto'
import { type Criterion, type Programme, parameterOn } from '#contexts/programme/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { libraryDigest, measureOf } from './measures/index.ts'
import type { Question } from './measures/measure.ts'
import { floorOn, judge } from './rules/verdict.ts'
import { programmeYearFrom } from './rules/year.ts'
import { countSubjects, type Subject } from './store/counting.ts'
import {
  forgetOtherDays,
  forgetPoint,
  type Measurement,
  notMeasured,
  OF_POINT,
  replaceMeasurements,
  takeTurn,
} from './store/measurements.ts'
import { listPoints, type PointSubject, pointsTouching } from './store/subjects.ts'

type Moment = { asOf: string; now: Date }
/** A place with what its floor depends on. Unnamed: its community waits for a person to confirm which it is. */
type Place = Subject & { communityId: string; fundThresholdFen: number | null; unnamed: boolean }

export const questionOf = (programme: Programme, asOf: string): Question => ({
  asOf,
  yearFrom: programmeYearFrom(programme.startsOn, asOf),
  parameter: (code) => parameterOn(programme, code, asOf),
})

const definitions = new WeakMap<Programme, string>()

/** Changes whenever a criterion, a parameter or the library's words do: results of another definition are measured anew. */
export function definitionOf(programme: Programme): string {
  const { criteria, parameters } = programme
  const definition =
    definitions.get(programme) ??
    createHash('sm3')
      .update(JSON.stringify([criteria, parameters, libraryDigest]))
      .digest('hex')
      .slice(0, 16)
  definitions.set(programme, definition)
  return definition
}

/** Measures the points that have no results for the day yet; returns how many. Safe at any time, by anybody. */
export async function measureMissing(
  tx: Tx,
  programme: Programme,
  points: readonly PointSubject[],
  { asOf, now }: Moment,
): Promise<number> {
  const definition = definitionOf(programme)
  const ids = points.map(({ pointId }) => pointId)
  if ((await notMeasured(tx, asOf, definition, ids)).length === 0) return 0
  await takeTurn(tx)
  const missing = new Set(await notMeasured(tx, asOf, definition, ids))
  const toMeasure = points.filter(({ pointId }) => missing.has(pointId))
  await seeingAll(tx, async () => {
    const results = await measurePlaces(tx, programme, toMeasure, asOf)
    await replaceMeasurements(tx, { asOf, definition, now }, { pointIds: [...missing] }, results)
  })
  return missing.size
}

/**
 * Measures again what a change in these areas touches, and nothing else: the communities themselves, and the points'
 * own criteria. Results of other days are forgotten and found again when asked for. Returns how many results are new.
 */
export async function measureAgain(
  tx: Tx,
  programme: Programme,
  areaCodes: readonly string[],
  { asOf, now }: Moment,
): Promise<number> {
  const pointIds = await pointsTouching(tx, areaCodes)
  if (pointIds.length === 0) return 0
  const definition = definitionOf(programme)
  await takeTurn(tx)
  const unknown = new Set(await notMeasured(tx, asOf, definition, pointIds))
  const known = (await listPoints(tx, asOf, { pointIds })).filter(({ pointId }) => !unknown.has(pointId))
  const touched = known.map((point) => ({
    ...point,
    communities: point.communities.filter(({ areaCode }) => areaCode !== null && areaCodes.includes(areaCode)),
  }))
  const communityIds = [...touched.flatMap(({ communities }) => communities.map(({ id }) => id)), OF_POINT]
  const results = await seeingAll(tx, () => measurePlaces(tx, programme, touched, asOf))
  const which = { pointIds: known.map(({ pointId }) => pointId), communityIds }
  await replaceMeasurements(tx, { asOf, definition, now }, which, results)
  await forgetOtherDays(tx, asOf, pointIds)
  return results.length
}

/** A point whose communities or state changed is measured whole again, whatever the day. */
export async function measurePointAnew(
  tx: Tx,
  programme: Programme,
  pointId: string,
  { asOf, now }: Moment,
): Promise<void> {
  await takeTurn(tx)
  await forgetPoint(tx, pointId)
  await measureMissing(tx, programme, await listPoints(tx, asOf, { pointIds: [pointId] }), { asOf, now })
}

async function measurePlaces(
  tx: Tx,
  programme: Programme,
  points: readonly PointSubject[],
  asOf: string,
): Promise<Measurement[]> {
  const question = questionOf(programme, asOf)
  const own = points.map(placeOfPoint)
  const communities = points.flatMap(placesOfCommunities)
  const results: Measurement[] = []
  for (const criterion of programme.criteria)
    results.push(...(await measureOne(tx, criterion, criterion.level === 'community' ? communities : own, question)))
  return results
}

/** The subject that a point, or one of its communities, is to a measure. */
export const placeOfPoint = (point: PointSubject): Place => ({
  subjectId: point.pointId,
  pointId: point.pointId,
  communityId: OF_POINT,
  areaCode: point.townCode,
  townCode: point.townCode,
  fromDate: point.startsOn,
  fundThresholdFen: point.fundThresholdFen,
  unnamed: false,
})
export const placesOfCommunities = (point: PointSubject): Place[] =>
  point.communities.map(({ id, areaCode }) => ({
    ...placeOfPoint(point),
    subjectId: id,
    communityId: id,
    areaCode: areaCode ?? '',
    unnamed: areaCode === null,
  }))

/** The number a criterion asks for on a day, whatever the point; 0 where it asks for a share or a sum of the point's own. */
function countAskedOn(criterion: Criterion, day: string): number {
  const floor = floorOn(criterion, day, null)
  return floor?.kind === 'count' ? floor.atLeast : 0
}

async function measureOne(
  tx: Tx,
  criterion: Criterion,
  places: readonly Place[],
  question: Question,
): Promise<Measurement[]> {
  const measure = measureOf(criterion.measure)
  const counted = await countSubjects(
    tx,
    measure,
    places.filter(({ unnamed }) => !unnamed),
    question,
    countAskedOn(criterion, question.asOf),
  )
  return places.map((place) => {
    const floor = floorOn(criterion, question.asOf, place.fundThresholdFen)
    const found = counted.get(place.subjectId) ?? { part: 0, whole: null, seen: false, fault: null }
    const judgement = judge(found, floor)
    const known = judgement.verdict !== 'no-data'
    return {
      pointId: place.pointId,
      criterion: criterion.code,
      areaCode: place.areaCode,
      communityId: place.communityId,
      ...judgement,
      reason: place.unnamed ? '社区名称待确认，确认后即可测量' : judgement.reason,
      part: known ? found.part : null,
      whole: known ? found.whole : null,
      floorPart: floor?.kind === 'share' ? floor.share.part : (floor?.atLeast ?? null),
      floorWhole: floor?.kind === 'share' ? floor.share.whole : null,
    }
  })
}

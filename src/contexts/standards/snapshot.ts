import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Programme } from '#contexts/programme/public.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { boardLine, type PointReading, readingsFor, readPoints, type Viewed, viewAsOf } from './board.ts'
import type { Readings } from './contract.ts'
import { standardsErrors } from './errors.ts'
import { measureOf } from './measures/index.ts'
import type { Question } from './measures/measure.ts'
import { placeOfPoint, placesOfCommunities, questionOf } from './measuring.ts'
import { digestPopulations } from './store/counting.ts'
import { OF_POINT } from './store/measurements.ts'
import { findSnapshotOf, saveSnapshot } from './store/snapshots.ts'

/** One frozen figure; `records` is the SM3 of the ids it counted, so that even a swap of one person for another shows. */
export type FrozenFigure = {
  pointId: string
  town: string
  communityId: string
  place: string
  criterion: string
  verdict: string
  part: number | null
  whole: number | null
  records: string | null
}
export type Frozen = {
  readings: z.infer<typeof Readings>
  points: ReturnType<typeof boardLine>[]
  figures: FrozenFigure[]
}

type Moment = Pick<Call, 'tx' | 'now' | 'today'>

/** Freezes all figures of a milestone's day for good. Errors: unknown milestone, a day to come, already frozen. */
export async function freeze(
  moment: Moment,
  programme: Programme,
  code: string,
  by: string | null,
): Promise<{ id: string; digest: string }> {
  const milestone = programme.milestones.find((one) => one.code === code)
  if (!milestone) throw standardsErrors.noMilestone(code)
  if (await findSnapshotOf(moment.tx, code)) throw standardsErrors.alreadyFrozen(code)
  const content = await contentAsOf(moment, milestone.dueOn)
  const digest = createHash('sm3').update(JSON.stringify(content)).digest('hex')
  const row = {
    milestone: code,
    asOf: milestone.dueOn,
    reading: programme.halfReading,
    content,
    digest,
    frozenBy: by,
    frozenAt: moment.now,
  }
  return { id: await saveSnapshot(moment.tx, row), digest }
}

export async function contentAsOf(moment: Moment, asOf: string): Promise<Frozen> {
  const viewed = await viewAsOf(moment, asOf)
  const readings = await readPoints(moment, viewed, {})
  const figures = await seeingAll(moment.tx, () => frozenFigures(moment, viewed, readings))
  return {
    readings: readingsFor(readings, viewed, viewed.programme.totals.towns),
    points: readings.map((one) => boardLine(one, viewed)),
    figures,
  }
}

async function frozenFigures(
  { tx }: Moment,
  { programme, asOf }: Viewed,
  readings: readonly PointReading[],
): Promise<FrozenFigure[]> {
  const question: Question = questionOf(programme, asOf)
  const points = readings.map(({ point }) => point)
  const places = {
    point: points.map(placeOfPoint),
    community: points.flatMap(placesOfCommunities).filter(({ unnamed }) => !unnamed),
  }
  const digests = new Map<string, Map<string, string>>()
  for (const { code, measure: name, level } of programme.criteria) {
    const measure = measureOf(name)
    digests.set(
      code,
      await digestPopulations(tx, measure, level === 'community' ? places.community : places.point, question),
    )
  }
  return readings.flatMap(({ point, measurements }) =>
    measurements.map(({ pointId, communityId, criterion, verdict, part, whole }) => ({
      pointId,
      communityId,
      criterion,
      verdict,
      part,
      whole,
      town: `${point.districtName}${point.townName}`,
      place: point.communities.find(({ id }) => id === communityId)?.name ?? point.townName,
      records: digests.get(criterion)?.get(communityId === OF_POINT ? pointId : communityId) ?? null,
    })),
  )
}

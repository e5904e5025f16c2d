import type { Handler } from '#platform/http/pipeline.ts'
import type { programmeContract } from '../contract.ts'
import { programmeErrors } from '../errors.ts'
import { movedOf, movePoint, pointOf } from './move-point.ts'

type Endpoints = typeof programmeContract.endpoints

/**
 * The district's letter asks for another town, the city agrees. What the old point did stays with it; its place and its
 * communities are free for a new nomination.
 */
export const replacePoint: Handler<Endpoints['replacePoint']> = async (
  { pointId, version, reason, letterNo, endedOn },
  call,
) => {
  const point = await pointOf(call, pointId)
  const begun = point.startsOn ?? endedOn
  if (endedOn < begun || endedOn > call.today) throw programmeErrors.badEnd(endedOn, begun, call.today)
  const why = `依据来函${letterNo}：${reason}`
  return movedOf(await movePoint(call, point, 'replace', { version, reason: why, change: { endedOn } }))
}

/** A point or an approved nomination ends without another in its place. */
export const stopPoint: Handler<Endpoints['stopPoint']> = async ({ pointId, version, reason }, call) =>
  movedOf(await movePoint(call, await pointOf(call, pointId), 'stop', { version, reason }))

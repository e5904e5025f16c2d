import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { programmeErrors } from '../errors.ts'
import { changePoint, findPoint, type Point } from '../store/points.ts'
import { movePoint, tellChange } from './move-point.ts'

/**
 * How a point ends, for 整改与结项, which has settled who may do it. Each step stands in the point's history with the hand and the
 * reason. Errors: no such point; the point is not being created (409).
 */

async function mustFind({ tx }: Call, pointId: string): Promise<Point> {
  const point = await findPoint(tx, pointId)
  if (!point) throw programmeErrors.noPoint()
  return point
}

/** 结项: the evaluation was passed and everything handed over. Its communities stay its own. */
export async function closePoint(call: Call, pointId: string, { reason }: { reason: string }): Promise<void> {
  const point = await mustFind(call, pointId)
  const change = { isRectifying: false }
  await movePoint(call, point, 'close', { version: point.version, reason, change })
}

/** 终止: what was asked for was not done twice. Its place on the quota and its communities are free again. */
export async function stopPoint(call: Call, pointId: string, { reason }: { reason: string }): Promise<void> {
  const point = await mustFind(call, pointId)
  await movePoint(call, point, 'terminate', { version: point.version, reason, change: { isRectifying: false } })
}

/** 整改中, or no longer. Errors: somebody changed the point at the same time (409 stale). */
export async function markRectifying(call: Call, pointId: string, isRectifying: boolean): Promise<void> {
  const point = await mustFind(call, pointId)
  if (point.isRectifying === isRectifying) return
  if (point.status !== 'active') throw accessErrors.stale()
  await changePoint(call.tx, pointId, point.version, { isRectifying })
  await tellChange(call, pointId)
}

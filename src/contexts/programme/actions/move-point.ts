import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { programmeErrors } from '../errors.ts'
import { leadsTo, OVER, STATUSES, VERBS, type Verb, verbsFrom } from '../rules/states.ts'
import { recordEvent } from '../store/events.ts'
import {
  changePoint,
  closeCommunities,
  findPoint,
  listCommunities,
  type Point,
  type PointChange,
} from '../store/points.ts'
import { tellNext } from './tell-next.ts'

/** The point a call is about, with its place settled. `notBy`: hands that may not do this. */
export async function pointOf(
  call: Call,
  pointId: string,
  notBy: (point: Point) => (string | null)[] = () => [],
): Promise<Point> {
  const point = await findPoint(call.tx, pointId)
  if (!point) throw programmeErrors.noPoint()
  call.allow({ areaPath: point.areaPath }, { notBy: notBy(point) })
  call.about('programme.point', pointId)
  return point
}

type Step = { version: number; reason?: string; change?: PointChange }

/**
 * One step along the road: the status, the event, the communities set free when it is over, the fact. Returns the point
 * as it then is. Errors: somebody was first (409 stale); the step is not open from this status.
 */
export async function movePoint(call: Call, point: Point, verb: Verb, step: Step): Promise<Point> {
  const { tx, actor, now } = call
  const { version, reason = '', change = {} } = step
  if (version !== point.version) throw accessErrors.stale()
  const status = leadsTo(verb, point.status)
  if (!status) throw notOpen(verb, point)
  const ended = OVER.includes(status) ? { endedOn: change.endedOn ?? call.today } : {}
  await changePoint(tx, point.id, version, { ...change, ...ended, status })
  if (ended.endedOn) await closeCommunities(tx, point.id, ended.endedOn)
  const events = { pointId: point.id, verb, fromStatus: point.status, toStatus: status, reason }
  await recordEvent(tx, { ...events, actedBy: actor.accountId, actorName: actor.name, actedAt: now })
  await tellChange(call, point.id)
  const moved = { ...point, ...change, ...ended, status, version: version + 1 }
  await tellNext(call, moved, reason)
  return moved
}

function notOpen(verb: Verb, { status }: Point) {
  const open = verbsFrom(status).map((one) => VERBS[one])
  const possible = open.length > 0 ? `现在可以办理：${open.join('、')}` : '此申报已经结束'
  return programmeErrors.notNow(VERBS[verb], STATUSES[status], possible)
}

/** Tells who counts points that this one, with its communities, is another than before. */
export async function tellChange({ tx, tell }: Pick<Call, 'tx' | 'tell'>, pointId: string): Promise<void> {
  const communities = await listCommunities(tx, [pointId])
  const areaCodes = communities.flatMap(({ areaCode }) => (areaCode === null ? [] : [areaCode]))
  await tell('programme.point-changed', { pointId, areaCodes })
}

export const movedOf = ({ version, status }: Point) => ({ version, status })

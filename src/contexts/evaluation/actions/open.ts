import { findArea, findRoot } from '#contexts/directory/public.ts'
import { handOf } from '#platform/access/doer.ts'

import type { Handler } from '#platform/http/pipeline.ts'
import type { evaluationContract } from '../contract.ts'
import { evaluationErrors } from '../errors.ts'
import { addOccasion, addStep, openOccasionOf } from '../store/occasions.ts'
import { pointOn, pointsOn } from '../store/points.ts'
import { LEVELS } from '../vocabulary.ts'
import { mustBeAbleTo, take, theOccasion } from './the.ts'

type Endpoints = typeof evaluationContract.endpoints

/** Points the caller may have evaluated, and by whom: the city its joint points, a district all of its own (五（三）). */
export const listPoints: Handler<Endpoints['listPoints']> = async (_, call) => {
  call.reach()
  const root = await findRoot(call.tx)
  const points = await pointsOn(call.tx, call.today)
  const rows = points.flatMap(({ id, kind, place, districtPath }) => {
    const mayAt = (areaPath: string | undefined): boolean =>
      areaPath !== undefined && call.may('evaluation.panel.form', { areaPath })
    const levels = [
      ...(kind === 'joint' && mayAt(root?.path) ? (['city'] as const) : []),
      ...(mayAt(districtPath) ? (['district'] as const) : []),
    ]
    return levels.length > 0 ? [{ pointId: id, place, isJoint: kind === 'joint', levels }] : []
  })
  return { rows }
}

/** Opens an occasion. Two at once for one point: the second is refused, by the database too. */
export const openOccasion: Handler<Endpoints['openOccasion']> = async (input, call) => {
  const { tx, today, allow, about } = call
  const host = await findArea(tx, input.areaCode)
  if (!host) throw evaluationErrors.notHost()
  allow({ areaPath: host.path })
  const point = await pointOn(tx, input.pointId, today)
  if (!point) throw evaluationErrors.noPoint()
  const root = await findRoot(tx)
  const isHost = input.level === 'city' ? host.code === root?.code : host.code === point.districtCode
  if (!isHost) throw evaluationErrors.notHost()
  if (input.level === 'city' && point.kind !== 'joint') throw evaluationErrors.notJoint()
  if (input.asOf > today) throw evaluationErrors.inFuture()
  const known = await openOccasionOf(tx, input)
  if (known) throw evaluationErrors.alreadyOpen(known.no)
  const { pointId, stage, level, asOf } = input
  const one = { pointId, stage, level, asOf, areaCode: point.townCode, hostCode: host.code }
  const occasionId = await addOccasion(tx, one, handOf(call))
  const opened = await openOccasionOf(tx, input)
  if (!occasionId) throw evaluationErrors.alreadyOpen(opened?.no ?? '')
  about('evaluation.occasion', occasionId)
  await addStep(tx, occasionId, 'opened', LEVELS[level], handOf(call))
  return { occasionId, no: opened?.no ?? '' }
}

export const cancelOccasion: Handler<Endpoints['cancelOccasion']> = async ({ reason, ...ref }, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('cancel', occasion)
  return take(call, occasion, 'cancelled', { note: reason, set: { state: 'cancelled', reason } })
}

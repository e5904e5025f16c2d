import type { Handler } from '#platform/http/pipeline.ts'
import type { programmeContract } from '../contract.ts'
import { movedOf, movePoint, pointOf } from './move-point.ts'

type Endpoints = typeof programmeContract.endpoints

export const reviewNomination: Handler<Endpoints['reviewNomination']> = async ({ pointId, version, reason }, call) =>
  movedOf(await movePoint(call, await pointOf(call, pointId), 'review', { version, reason }))

/** Goes back to the town with what to put right; it draws on the quota no longer. */
export const returnNomination: Handler<Endpoints['returnNomination']> = async ({ pointId, version, reason }, call) =>
  movedOf(await movePoint(call, await pointOf(call, pointId), 'return', { version, reason }))

/** The district stands behind it. Never by the hand that submitted it. */
export const approveNomination: Handler<Endpoints['approveNomination']> = async (
  { pointId, version, reason },
  call,
) => {
  const point = await pointOf(call, pointId, ({ submittedBy }) => [submittedBy])
  const change = { approvedBy: call.actor.accountId }
  return movedOf(await movePoint(call, point, 'approve', { version, reason, change }))
}

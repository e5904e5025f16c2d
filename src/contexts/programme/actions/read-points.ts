import type { Call, Handler } from '#platform/http/pipeline.ts'
import { admit, mustFindTown, mustHaveProgramme } from '../admission.ts'
import type { programmeContract } from '../contract.ts'
import { minCommunitiesOn } from '../programme.ts'
import { conflictOf } from '../rules/conflict.ts'
import { EDITABLE, statusOf, TRANSITIONS, VERBS, type Verb, verbsFrom } from '../rules/states.ts'
import { listEvents, type PointEvent } from '../store/events.ts'
import { listPoints as findPoints, listTownsWithoutPoint } from '../store/lists.ts'
import { listCommunities, type Point, type PointCommunity } from '../store/points.ts'
import { findQuota } from '../store/quotas.ts'
import { pointOf } from './move-point.ts'

type Endpoints = typeof programmeContract.endpoints

export const listPoints: Handler<Endpoints['listPoints']> = (input, { tx, reach }) =>
  findPoints(tx, { ...input, reach: reach() })

/** Towns that have no point and may be nominated, each with its real communities. */
export const townsToNominate: Handler<Endpoints['townsToNominate']> = ({ districtCode }, { tx, reach }) =>
  listTownsWithoutPoint(tx, { reach: reach(), districtCode })

/** One point with its communities, its history, and what the caller may do next. */
export const getPoint: Handler<Endpoints['getPoint']> = async ({ pointId }, call) => {
  const { tx, today } = call
  const point = await pointOf(call, pointId)
  const communities = await listCommunities(tx, [pointId])
  const min = minCommunitiesOn(await mustHaveProgramme(tx), today)
  const quota = await findQuota(tx, point.districtCode, min)
  const editable = EDITABLE.includes(point.status)
  const refusals = editable ? await refusalsNow(call, point, communities) : []
  return {
    ...point,
    communities,
    history: (await listEvents(tx, pointId)).map(shownEvent),
    next: nextOf(call, point, refusals),
    mayEdit: editable && call.may('programme.point.nominate', { areaPath: point.areaPath }),
    refusals,
    conflict: (quota && conflictOf(quota.districtName, quota, min)) ?? null,
  }
}

const OTHER_VERBS: Record<string, string> = { load: '数据包装入', draft: '填写申报', 'name-clash': '名称重复' }

const shownEvent = ({ verb, toStatus, reason, actorName, actedAt }: PointEvent) => ({
  title: OTHER_VERBS[verb] ?? VERBS[verb as Verb],
  toStatus: statusOf(toStatus),
  reason,
  actorName,
  actedAt: actedAt.toISOString(),
})

async function refusalsNow({ tx, today }: Call, point: Point, communities: readonly PointCommunity[]) {
  const town = await mustFindTown(tx, point.townCode)
  const choices = communities.flatMap(({ areaCode, role }) => (areaCode === null ? [] : [{ areaCode, role }]))
  return (await admit(tx, { town, pointId: point.id, choices, startsOn: point.startsOn }, today)).refusals
}

/** The steps open to the caller's posts, each with why it cannot be taken, if so. */
function nextOf({ may, actor }: Call, point: Point, refusals: readonly { message: string }[]) {
  const refusalOf = (verb: Verb): string | null => {
    if (verb === 'submit' && refusals.length > 0) return refusals.map(({ message }) => message).join('；')
    const others = verb === 'approve' ? [point.submittedBy] : []
    if (TRANSITIONS[verb].needs === 'point.file') others.push(point.submittedBy, point.approvedBy)
    return others.includes(actor.accountId) ? '经办与审批不能为同一人，请由另一位同事办理' : null
  }
  const mayTake = (verb: Verb): boolean => {
    const { needs } = TRANSITIONS[verb]
    return needs !== undefined && may(`programme.${needs}`, { areaPath: point.areaPath })
  }
  return verbsFrom(point.status)
    .filter(mayTake)
    .map((verb) => ({
      verb,
      title: VERBS[verb],
      needsReason: TRANSITIONS[verb].reason === true,
      refusal: refusalOf(verb),
    }))
}

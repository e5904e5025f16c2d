import type { z } from 'zod'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { type Admission, admit, type Choice, mustFindTown } from '../admission.ts'
import type { programmeContract } from '../contract.ts'
import { programmeErrors } from '../errors.ts'
import type { NominationRefusal, RefusalCode } from '../rules/nomination.ts'
import { EDITABLE, STATUSES } from '../rules/states.ts'
import { recordEvent } from '../store/events.ts'
import { changePoint, insertPoint, listCommunities, type Point, putCommunities } from '../store/points.ts'
import { movedOf, movePoint, pointOf } from './move-point.ts'

type Endpoints = typeof programmeContract.endpoints
type Form = z.infer<Endpoints['draftNomination']['input']>

/** What a draft may still lack; everything else is refused at once. */
const LATER: readonly RefusalCode[] = ['too-few-communities', 'no-pilot', 'quota-towns', 'quota-communities']

const refuseAny = (refusals: readonly NominationRefusal[]): void => {
  if (refusals.length > 0) throw programmeErrors.refused(refusals)
}

/** Shows, while one fills in, what submission would be refused for. Writes nothing. */
export const checkNomination: Handler<Endpoints['checkNomination']> = async (
  { townCode, pointId, startsOn, communities },
  { tx, today, allow },
) => {
  const town = await mustFindTown(tx, townCode)
  allow({ areaPath: town.path })
  const nomination = { town, choices: communities, startsOn, ...(pointId && { pointId }) }
  const { refusals, conflict, left } = await admit(tx, nomination, today)
  return { refusals, conflict: conflict ?? null, left }
}

/** A town's nomination is opened, and submitted at once when asked to. Errors: the rules of rules/nomination.ts. */
export const draftNomination: Handler<Endpoints['draftNomination']> = async ({ townCode, ...form }, call) => {
  const { tx, actor, now, today, allow, about } = call
  const town = await mustFindTown(tx, townCode)
  allow({ areaPath: town.path })
  const admission = await admit(tx, { town, choices: form.communities, startsOn: form.startsOn }, today)
  refuseAny(admission.refusals.filter(({ code }) => !LATER.includes(code)))
  const pointId = await insertPoint(tx, {
    kind: 'district',
    districtCode: town.parentCode,
    townCode,
    townName: town.name,
    status: 'draft',
    ...contentOf(form, `${town.name}“五社联动”示范项目`),
    createdBy: actor.accountId,
    createdAt: now,
  })
  about('programme.point', pointId)
  await putCommunities(tx, pointId, communitiesOf(admission), form.startsOn ?? today)
  const draft = { pointId, verb: 'draft', fromStatus: null, toStatus: 'draft', reason: '' }
  await recordEvent(tx, { ...draft, actedBy: actor.accountId, actorName: actor.name, actedAt: now })
  if (!form.submit) return { pointId, version: 1, status: 'draft' }
  refuseAny(admission.refusals)
  const point = await pointOf(call, pointId)
  return { pointId, ...movedOf(await submit(call, point, 1)) }
}

/** A draft or a returned nomination is put right. */
export const editNomination: Handler<Endpoints['editNomination']> = async ({ pointId, version, ...form }, call) => {
  const { tx, today } = call
  const point = await pointOf(call, pointId)
  if (!EDITABLE.includes(point.status))
    throw programmeErrors.notNow('修改申报', STATUSES[point.status], '退回后才能修改')
  if (version !== point.version) throw accessErrors.stale()
  const admission = await admitPoint(call, point, form.communities, form.startsOn)
  refuseAny(admission.refusals.filter(({ code }) => !LATER.includes(code)))
  const content = contentOf(form, point.projectName)
  await changePoint(tx, pointId, version, content)
  await putCommunities(tx, pointId, communitiesOf(admission), form.startsOn ?? today)
  const edited = { ...point, ...content, version: version + 1 }
  if (!form.submit) return movedOf(edited)
  refuseAny(admission.refusals)
  return movedOf(await submit(call, edited, edited.version))
}

/** The town's word is given: from here the nomination draws on the quota. */
export const submitNomination: Handler<Endpoints['submitNomination']> = async ({ pointId, version, reason }, call) => {
  const point = await pointOf(call, pointId)
  const communities = await listCommunities(call.tx, [pointId])
  const choices = communities.flatMap(({ areaCode, role }) => (areaCode === null ? [] : [{ areaCode, role }]))
  if (EDITABLE.includes(point.status)) refuseAny((await admitPoint(call, point, choices, point.startsOn)).refusals)
  return movedOf(await submit(call, point, version, reason))
}

export const withdrawNomination: Handler<Endpoints['withdrawNomination']> = async (
  { pointId, version, reason },
  call,
) => movedOf(await movePoint(call, await pointOf(call, pointId), 'withdraw', { version, reason }))

const submit = (call: Call, point: Point, version: number, reason = ''): Promise<Point> =>
  movePoint(call, point, 'submit', { version, reason, change: { submittedBy: call.actor.accountId } })

async function admitPoint({ tx, today }: Call, point: Point, choices: readonly Choice[], startsOn: string | null) {
  const town = await mustFindTown(tx, point.townCode)
  return admit(tx, { town, pointId: point.id, choices, startsOn }, today)
}

const contentOf = (
  { projectName, leaderName, contactPhone, eligibility, startsOn }: Omit<Form, 'townCode'>,
  usualName: string,
) => ({ projectName: projectName || usualName, leaderName, contactPhone, eligibility, startsOn })

const communitiesOf = ({ communities }: Admission) =>
  communities.map(({ code, name, role }) => ({ writtenName: name, areaCode: code, nameMatchId: null, role }))

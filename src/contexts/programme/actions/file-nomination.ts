import type { Call, Handler } from '#platform/http/pipeline.ts'
import { mustHaveProgramme } from '../admission.ts'
import type { programmeContract } from '../contract.ts'
import { programmeErrors } from '../errors.ts'
import { tasksOf } from '../load-package.ts'
import { minCommunitiesOn, type Programme } from '../programme.ts'
import { leftOf } from '../rules/conflict.ts'
import { refusalsOfDate } from '../rules/nomination.ts'
import { listCommunities, openCommunities, type Point } from '../store/points.ts'
import { findQuota, lockQuota } from '../store/quotas.ts'
import { putTasks } from '../store/tasks.ts'
import { movedOf, movePoint, pointOf } from './move-point.ts'

type Endpoints = typeof programmeContract.endpoints

/** Neither the town's hand nor the district's. */
const otherHands = ({ submittedBy, approvedBy }: Point) => [submittedBy, approvedBy]

/**
 * The city takes it on its list; with `through: 'active'` it is published and begins in the same stroke.
 * Errors: it relies on covered-only communities that nobody has agreed to (附件1 against 三（二）).
 */
export const fileNomination: Handler<Endpoints['fileNomination']> = async (
  { pointId, version, reason, through, startsOn },
  call,
) => {
  const point = await pointOf(call, pointId, otherHands)
  const filed = await movePoint(call, point, 'file', { version, reason })
  await mustBeAgreed(call, filed)
  if (through === 'filed') return movedOf(filed)
  const published = await movePoint(call, filed, 'publish', { version: filed.version })
  return movedOf(await activate(call, published, published.version, startsOn))
}

export const rejectNomination: Handler<Endpoints['rejectNomination']> = async ({ pointId, version, reason }, call) =>
  movedOf(await movePoint(call, await pointOf(call, pointId, otherHands), 'reject', { version, reason }))

export const publishNomination: Handler<Endpoints['publishNomination']> = async ({ pointId, version, reason }, call) =>
  movedOf(await movePoint(call, await pointOf(call, pointId, otherHands), 'publish', { version, reason }))

/** The point begins: its communities are its own from this day, and it has a task for every criterion. */
export const activateNomination: Handler<Endpoints['activateNomination']> = async (
  { pointId, version, reason, startsOn },
  call,
) => movedOf(await activate(call, await pointOf(call, pointId, otherHands), version, startsOn, reason))

async function activate(call: Call, point: Point, version: number, chosen: string | null, reason = ''): Promise<Point> {
  const { tx, today } = call
  const programme = await mustHaveProgramme(tx)
  const startsOn = chosen ?? point.startsOn ?? usualStart(programme, today)
  const limits = { programmeStartsOn: programme.startsOn, programmeEndsOn: programme.endsOn }
  const refusals = refusalsOfDate({ startsOn, today }, limits)
  if (refusals.length > 0) throw programmeErrors.refused(refusals)
  await openCommunities(tx, point.id, startsOn)
  const active = await movePoint(call, point, 'activate', { version, reason, change: { startsOn } })
  await putTasks(tx, tasksOf(programme), point.id)
  return active
}

/** Today while the programme runs; else its first day. */
const usualStart = ({ startsOn, endsOn }: Programme, today: string): string =>
  today >= startsOn && today <= endsOn ? today : startsOn

/** A point whose pilots are fewer than the least number needs the city's decision (b), or enough others do without. */
async function mustBeAgreed({ tx, today }: Call, point: Point): Promise<void> {
  const programme = await mustHaveProgramme(tx)
  const min = minCommunitiesOn(programme, point.startsOn ?? today)
  const communities = await listCommunities(tx, [point.id])
  if (communities.filter(({ role }) => role === 'pilot').length >= min) return
  await lockQuota(tx, point.districtCode)
  const quota = await findQuota(tx, point.districtCode, min)
  const open = quota ? Math.max(0, -leftOf(quota).covered) : 0
  if (open > 0) throw programmeErrors.undecidedCover(open)
}

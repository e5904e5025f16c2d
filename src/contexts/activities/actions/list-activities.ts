import { codesWithin } from '#contexts/directory/public.ts'
import { dateOf } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { activitiesContract } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { ageOn } from '../rules/minors.ts'
import { isLive, isOpenToEdit, mayTake, PUBLISHED, type Step } from '../rules/states.ts'
import {
  type Activity,
  type ActivitySearch,
  countActivities,
  findActivity,
  listActivities as list,
} from '../store/activities.ts'
import { countInside } from '../store/attendance.ts'
import { listPolicies } from '../store/papers.ts'
import { phoneOf } from '../store/people.ts'
import { listSheet } from '../store/sheet.ts'
import { listShifts, uninsuredDay } from '../store/shifts.ts'
import { warningsOf } from './review-activity.ts'
import { placeOf, theActivity } from './the-activity.ts'
import { isOverdue, openDetail, openView, rowView, sheetView, shiftView } from './views.ts'

type Endpoints = typeof activitiesContract.endpoints

export const browseActivities: Handler<Endpoints['browseActivities']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, now },
) => {
  // Recruiting is public: everything below the area asked for, whoever asks.
  const codes = areaCode ? await codesWithin(tx, [areaCode.slice(0, 2)], areaCode) : null
  const search: ActivitySearch = { ...filter, codes, comingFrom: now }
  const rows = await list(tx, search, { order: 'soonest', page, pageSize })
  return { rows: rows.map(openView), total: await countActivities(tx, search) }
}

const isPublic = ({ state }: Activity): boolean => [...PUBLISHED, 'cancelled'].includes(state)

export const viewActivity: Handler<Endpoints['viewActivity']> = async ({ activityId }, { tx }) => {
  const activity = await findActivity(tx, activityId)
  // What was called off before it was published never was for the public.
  if (!activity || !isPublic(activity) || !activity.reviewedBy) throw activitiesErrors.noOpenActivity()
  const shifts = await listShifts(tx, activityId)
  return openDetail(activity, shifts, (await uninsuredDay(tx, activityId)) === undefined)
}

export const listActivities: Handler<Endpoints['listActivities']> = async (
  { areaCode, page, pageSize, overdue, ...filter },
  { tx, today, reach },
) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const search = { ...filter, codes, overdueOn: overdue ? today : undefined }
  const rows = await list(tx, search, { order: 'latest', page, pageSize })
  const inside = await countInside(
    tx,
    rows.map(({ id }) => id),
  )
  const viewOf = (row: Activity) => rowView(row, { today, missingOut: inside.get(row.id)?.missingOut ?? 0 })
  return { rows: rows.map(viewOf), total: await countActivities(tx, search) }
}

export const countToDo: Handler<Endpoints['countToDo']> = async (_, { tx, today, reach }) => {
  const codes = await codesWithin(tx, reach())
  const ended = { codes, state: 'ended' as const }
  const open = await list(tx, ended, { order: 'latest', page: 1, pageSize: 1000 })
  const inside = await countInside(
    tx,
    open.map(({ id }) => id),
  )
  return {
    toReview: await countActivities(tx, { codes, state: 'reviewing' }),
    overdue: await countActivities(tx, { codes, overdueOn: today }),
    missingOut: [...inside.values()].reduce((sum, { missingOut }) => sum + missingOut, 0),
  }
}

const STEP_PERMISSIONS = {
  submit: 'activities.activity.plan',
  cancel: 'activities.activity.plan',
  approve: 'activities.activity.review',
  return: 'activities.activity.review',
  close: 'activities.activity.lead',
  reopen: 'activities.activity.lead',
  run: 'activities.activity.lead',
  end: 'activities.activity.lead',
} as const satisfies Partial<Record<Step, string>>

/** What the caller may do with it now: the steps, and 'edit', 'lead', 'policy'. */
function mayNow({ may, actor }: Pick<Call, 'may' | 'actor'>, activity: Activity): string[] {
  const at = placeOf(activity)
  const isOwnHand = [activity.createdBy, activity.submittedBy].includes(actor.accountId)
  const steps = Object.entries(STEP_PERMISSIONS).filter(
    ([step, permission]) =>
      mayTake(step as Step, activity.state) &&
      may(permission, at) &&
      !(isOwnHand && permission === 'activities.activity.review'),
  )
  const leads = may('activities.activity.lead', at)
  return [
    ...steps.map(([step]) => step),
    ...(isOpenToEdit(activity.state) && may('activities.activity.plan', at) ? ['edit'] : []),
    ...(leads && (isLive(activity.state) || activity.state === 'ended') ? ['lead'] : []),
    ...(leads && (mayTake('submit', activity.state) || mayTake('cancel', activity.state)) ? ['policy'] : []),
  ]
}

export const getActivity: Handler<Endpoints['getActivity']> = async ({ activityId }, call) => {
  const { tx, today } = call
  const activity = await theActivity(call, activityId)
  const shifts = await listShifts(tx, activityId)
  const inside = (await countInside(tx, [activityId])).get(activityId)
  const { leaderPersonId } = activity
  return {
    ...openDetail(activity, shifts, (await uninsuredDay(tx, activityId)) === undefined),
    audiences: activity.audiences,
    teamId: activity.teamId,
    projectId: activity.projectId,
    leaderPersonId,
    leaderPhone: leaderPersonId ? await phoneOf(tx, leaderPersonId) : null,
    waiting: activity.waiting,
    inNow: (inside?.inNow ?? 0) + (inside?.missingOut ?? 0),
    returnReason: activity.state === 'returned' ? activity.reason : null,
    createdByName: activity.createdByName,
    submittedByName: activity.submittedByName,
    reviewedByName: activity.reviewedByName,
    reviewedAt: activity.reviewedAt?.toISOString() ?? null,
    recordDueOn: activity.recordDueOn,
    recordedOn: activity.recordedOn,
    isOverdue: isOverdue(activity, today),
    policies: await listPolicies(tx, activityId),
    warnings: isLive(activity.state) || mayTake('cancel', activity.state) ? await warningsOf(tx, activity) : [],
    may: mayNow(call, activity),
    version: activity.version,
  }
}

export const getRollSheet: Handler<Endpoints['getRollSheet']> = async ({ activityId, shiftId }, call) => {
  const { tx, now, actor } = call
  const activity = await theActivity(call, activityId)
  const shifts = await listShifts(tx, activityId)
  const day = dateOf(activity.startsAt)
  const { ages } = await limitsOf(tx, day)
  const isLeader = actor.personId !== null && actor.personId === activity.leaderPersonId
  const over = new Set(shifts.filter(({ endsAt }) => endsAt <= now).map(({ id }) => id))
  const rows = await listSheet(tx, activityId, shiftId)
  return {
    now: now.toISOString(),
    areaCode: activity.areaCode,
    shifts: shifts.map(shiftView),
    rows: rows.map((row) => {
      const isMinor = (ageOn(row.birthDate, day) ?? ages.adult) < ages.adult
      return sheetView(row, { isLeader, isMinor, isOver: over.has(row.shiftId) })
    }),
  }
}

export const listLedActivities: Handler<Endpoints['listLedActivities']> = async ({ when, page, pageSize }, call) => {
  const { tx, now, actor, own } = call
  own()
  const nothing = { rows: [], total: 0, now: now.toISOString() }
  if (!actor.personId) return nothing
  const search = { codes: null, ledBy: { personId: actor.personId, when } }
  const rows = await list(tx, search, { order: when === 'open' ? 'soonest' : 'latest', page, pageSize })
  const inside = await countInside(
    tx,
    rows.map(({ id }) => id),
  )
  return {
    ...nothing,
    rows: rows.map((one) => ({
      id: one.id,
      title: one.title,
      areaCode: one.areaCode,
      place: one.place,
      state: one.state,
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
      taken: one.taken,
      waiting: one.waiting,
      inNow: inside.get(one.id)?.inNow ?? 0,
      missingOut: inside.get(one.id)?.missingOut ?? 0,
      recordDueOn: one.recordDueOn,
      version: one.version,
    })),
    total: await countActivities(tx, search),
  }
}

import { addMinutes, dateOf, showDate } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { findFile } from '#platform/files/store.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import type { activitiesContract } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { isLive, isOpenToEdit } from '../rules/states.ts'
import { type Activity, changeActivity } from '../store/activities.ts'
import { addPolicyRow } from '../store/papers.ts'
import { listShifts, uninsuredDay } from '../store/shifts.ts'
import { mustAllow, tellOf, theActivity } from './the-activity.ts'

type Endpoints = typeof activitiesContract.endpoints

export const pageOf = (activityId: string): string => `/activities/${activityId}`

/** What whoever plans and reviews should know before people come: told, not refused, as long as nobody can check in. */
export async function warningsOf(tx: Tx, { id, riskLevel, hazards, minAge }: Activity): Promise<string[]> {
  const bare = riskLevel === 'low' ? undefined : await uninsuredDay(tx, id)
  return [
    ...(bare
      ? [`风险等级为中或高，${showDate(bare)}还没有有效的人身意外伤害保险。不登记保单，当天不能开始和签到`]
      : []),
    ...(hazards.length > 0 && (minAge ?? 0) < 18 ? ['涉及未成年人不得参加的情形，未成年人报名时会被拒绝'] : []),
  ]
}

export const submitActivity: Handler<Endpoints['submitActivity']> = async ({ activityId, version }, call) => {
  const { tx, now, today, actor, tell } = call
  const activity = await theActivity(call, activityId)
  mustAllow('submit', activity)
  if (activity.endsAt <= now) throw activitiesErrors.shiftPast(1)
  const by = { submittedBy: actor.accountId, submittedByName: actor.name, reason: '' }
  await changeActivity(tx, { id: activityId, version }, { state: 'reviewing', ...by })
  const reviewers = await accountsWith(tx, 'activities.activity.review', activity.areaPath, today)
  const others = reviewers.filter((one) => one !== actor.accountId && one !== activity.createdBy)
  const title = `活动“${activity.title}”待审核`
  await notify(tx, others, { title, body: activity.areaName, link: pageOf(activityId) }, now)
  await tellOf(tell, [activity.areaCode])
  return { version: version + 1, warnings: await warningsOf(tx, activity) }
}

/** The second hand: neither who made the activity nor who handed it in (and the database refuses it too). */
export const reviewActivity: Handler<Endpoints['reviewActivity']> = async (
  { activityId, version, verdict, reason },
  call,
) => {
  const { tx, now, actor, tell } = call
  const activity = await theActivity(call, activityId)
  mustAllow(verdict, activity)
  if ([activity.createdBy, activity.submittedBy].includes(actor.accountId)) throw activitiesErrors.sameHandReviews()
  if (verdict === 'return' && reason.length < 4) throw activitiesErrors.returnNeedsReason()
  const by = { reviewedBy: actor.accountId, reviewedByName: actor.name, reviewedAt: now, reason }
  const state = verdict === 'approve' ? 'recruiting' : 'returned'
  await changeActivity(tx, { id: activityId, version }, { state, ...by })
  if (verdict === 'approve') await closeShiftsLater(tx, activity)
  await settleMessages(tx, pageOf(activityId), now)
  const title =
    verdict === 'approve' ? `活动“${activity.title}”已通过并发布` : `活动“${activity.title}”被退回：${reason}`
  await notify(tx, [activity.submittedBy ?? activity.createdBy], { title, link: pageOf(activityId) }, now)
  await tellOf(tell, [activity.areaCode])
  return { version: version + 1, warnings: await warningsOf(tx, activity) }
}

/** Each shift is closed when its time and what may be overrun are past; the daily round finds what this misses. */
async function closeShiftsLater(tx: Tx, activity: Activity): Promise<void> {
  const { overrunMinutes } = await limitsOf(tx, dateOf(activity.startsAt))
  for (const { id, endsAt } of await listShifts(tx, activity.id))
    await enqueue(
      tx,
      'activities.close-shifts',
      {},
      { key: `close ${id}`, runAt: addMinutes(endsAt, overrunMinutes + 1) },
    )
}

export const addPolicy: Handler<Endpoints['addPolicy']> = async ({ activityId, version, ...form }, call) => {
  const { tx, now, actor } = call
  const activity = await theActivity(call, activityId)
  if (!isLive(activity.state) && !isOpenToEdit(activity.state) && activity.state !== 'reviewing')
    throw activitiesErrors.wrongStep('登记保险', activity.state)
  if (form.toDate < form.fromDate) throw activitiesErrors.policyBackwards()
  await mustBeOfPlace(tx, form.fileId, activity.areaPath)
  await changeActivity(tx, { id: activityId, version }, {})
  await addPolicyRow(tx, { ...form, activityId, by: actor.accountId, now })
  return { version: version + 1 }
}

/** A paper belongs to the activity's own place: nobody attaches, and so opens, another place's file. */
export async function mustBeOfPlace(tx: Tx, fileId: string | null, areaPath: string): Promise<void> {
  if (fileId === null) return
  const file = await findFile(tx, fileId)
  if (file?.areaPath !== areaPath) throw activitiesErrors.noSuchFile()
}

import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import { leave } from '../attending.ts'
import type { activitiesContract } from '../contract.ts'
import { type Activity, changeActivity } from '../store/activities.ts'
import { findAtDoor, holdDoor, type Inside, listInside } from '../store/attendance.ts'
import { listShifts } from '../store/shifts.ts'
import { cancelAll } from '../store/sign-ups.ts'
import { mustAllow, tellOf, theActivity } from './the-activity.ts'

type Endpoints = typeof activitiesContract.endpoints

/**
 * Called off, also while people are at it: they keep the time until this moment. Whoever comes through the door at the
 * same moment either is in before, and is closed here, or finds it cancelled: both go through the shift's door.
 */
export const cancelActivity: Handler<Endpoints['cancelActivity']> = async ({ activityId, version, reason }, call) => {
  const { tx, now, tell } = call
  const activity = await theActivity(call, activityId)
  mustAllow('cancel', activity)
  for (const { id } of await listShifts(tx, activityId)) await holdDoor(tx, id, { alone: true })
  await changeActivity(tx, { id: activityId, version }, { state: 'cancelled', reason })
  const { closedOut, signedUp, accounts } = await seeingAll(tx, async () => {
    const inside = await listInside(tx, activityId)
    for (const one of inside) await closeOut(call, one)
    return { closedOut: inside.length, ...(await cancelAll(tx, { activityId, reason: '活动取消', now })) }
  })
  const title = `活动“${activity.title}”已取消：${reason}`
  await notify(tx, accounts, { title, link: `/m/activities/${activityId}` }, now)
  await tellOf(tell, [activity.areaCode])
  return { version: version + 1, signedUp, closedOut, told: toldOf(activity, signedUp, closedOut) }
}

async function closeOut({ tx, now, today, actor }: Call, { attendanceId, shiftId, personId, inAt }: Inside) {
  const door = await findAtDoor(tx, { shiftId, personId, day: today })
  if (!door) return
  const at = now > inAt ? now : new Date(inAt.getTime() + 1)
  const witness = { at, source: 'cancelled', byAccount: actor.accountId, byName: actor.name, now } as const
  await leave(tx, door, { personId, attendanceId, inAt, isOwn: true }, witness)
}

function toldOf({ title }: Activity, signedUp: number, closedOut: number): string {
  const inside = closedOut > 0 ? `，其中${closedOut}人已在现场，时间计到现在` : ''
  return `“${title}”已取消。${signedUp}人报名${inside}，已发消息告知`
}

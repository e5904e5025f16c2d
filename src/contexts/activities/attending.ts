import { addDraft } from '#contexts/volunteering/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { Verdict } from './rules/presence.ts'
import { type AtDoor, addDeparture, type Witness } from './store/attendance.ts'

export type Leaving = { personId: string; attendanceId: string; inAt: Date; isOwn: boolean }

/**
 * Writes that somebody left and, for an activity of volunteers, their draft of hours: both or neither. False when they
 * had left already. `isOwn`: the caller sees their own registration; otherwise it is looked up with the sight of all.
 */
export async function leave(
  tx: Tx,
  door: AtDoor,
  { personId, attendanceId, inAt, isOwn }: Leaving,
  witness: Witness,
): Promise<{ verdict: Verdict; minutes: number | null } | undefined> {
  const drafting = () => draftOf(tx, door, { personId, attendanceId, inAt, witness })
  const judged = isOwn ? await drafting() : await seeingAll(tx, drafting)
  const isNew = await addDeparture(tx, { attendanceId, ...judged }, witness)
  return isNew ? judged : undefined
}

type Drafting = Omit<Leaving, 'isOwn'> & { witness: Witness }

async function draftOf(
  tx: Tx,
  door: AtDoor,
  { personId, attendanceId, inAt, witness }: Drafting,
): Promise<{ verdict: Verdict; minutes: number | null }> {
  if (door.audience !== 'volunteers') return { verdict: 'not-counted', minutes: null }
  const { verdict, minutes } = await addDraft(tx, {
    personId,
    activityId: door.activityId,
    shiftId: door.shiftId,
    attendanceId,
    activity: door.title,
    content: door.content,
    place: door.place,
    organiser: door.organiser,
    organiserAreaCode: door.areaCode,
    category: door.category,
    leaderPersonId: door.leaderPersonId,
    leaderName: door.leaderName,
    inAt,
    outAt: witness.at,
    plannedFrom: door.startsAt,
    plannedTo: door.endsAt,
    source: witness.source === 'cancelled' ? 'roll-call' : witness.source,
    recordedBy: witness.byAccount,
    recordedByName: witness.byName,
    now: witness.now,
  })
  return { verdict, minutes: verdict === 'recorded' ? minutes : 0 }
}

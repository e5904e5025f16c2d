import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { plannedOnce } from '#platform/db/driver.ts'
import type { Source } from '../rules/draft-words.ts'
import type { Registration } from './registrations.ts'

/** One volunteer's presence at one activity, as the context that watched it tells. Times are moments, not days. */
export type Attended = {
  personId: string
  activityId: string | null
  shiftId: string | null
  attendanceId: string | null
  activity: string
  content: string
  place: string
  organiser: string
  /** The community or town of the activity: it confirms and verifies. */
  organiserAreaCode: string
  category: string | null
  leaderPersonId: string | null
  leaderName: string
  inAt: Date
  outAt: Date
  plannedFrom: Date
  plannedTo: Date
  source: 'qr' | 'roll-call' | 'paper'
  recordedBy: string | null
  recordedByName: string
  now: Date
}
export type DraftVerdict = 'recorded' | 'not-registered' | 'overlaps' | 'too-short'

export type NewDraft = {
  attended: Omit<Attended, 'source'> & { source: Source }
  registration: Registration
  servedOn: string
  startedAt: Date
  endedAt: Date
  minutes: number
  flags: readonly string[]
  recordDueOn: string
  /** The draft that this one corrects, and the paper that shows it. */
  correctsId?: string | null
  evidenceFileId?: string | null
}

/** Adds a draft and its first step, and gives its id; undefined when the person already serves elsewhere at that time. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<string | undefined> {
  const { attended: a, registration, servedOn, startedAt, endedAt, minutes, flags, recordDueOn } = draft
  const { correctsId = null, evidenceFileId = null } = draft
  const { rows } = await sql<{ id: string }>`
    with ${plannedOnce} added as (
      insert into volunteering.draft_record (id, person_id, volunteer_id, area_code, organiser_area_code, activity_id, shift_id, attendance_id,
        activity, content, place, organiser, category, leader_person_id, leader_name, served_on, started_at, ended_at, minutes, source, flags,
        activity_ended_at, record_due_on, recorded_by, recorded_at, corrects_id, evidence_file_id)
      values (${randomUUID()}, ${a.personId}, ${registration.volunteerId}, ${registration.areaCode}, ${a.organiserAreaCode}, ${a.activityId},
        ${a.shiftId}, ${a.attendanceId}, ${a.activity}, ${a.content}, ${a.place}, ${a.organiser}, ${a.category}, ${a.leaderPersonId}, ${a.leaderName},
        ${servedOn}, ${startedAt}, ${endedAt}, ${minutes}, ${a.source}, ${flags}, ${a.plannedTo}, ${recordDueOn}, ${a.recordedBy}, ${a.now}, ${correctsId}, ${evidenceFileId})
      on conflict do nothing returning id)
    insert into volunteering.draft_step (id, draft_id, step, by_account, by_name, taken_at)
    select ${randomUUID()}, id, 'recorded', ${a.recordedBy}, ${a.recordedByName}, ${a.now} from added returning draft_id as id`.execute(
    tx,
  )
  return rows[0]?.id
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { samplePerson } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function volunteer(tx: Tx, areaCode: string, now: Date): Promise<{ id: string; personId: string }> {
  const id = randomUUID()
  const personId = await samplePerson(tx, areaCode, now)
  await sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
    values (${id}, ${personId}, ${areaCode}, '2023-08-01', ${now})`.execute(tx)
  return { id, personId }
}

/** A draft of two hours on 2023-10-01, waiting to be confirmed. */
const draft: MakeSample = async (tx, areaCode, now) => {
  const id = randomUUID()
  const { id: volunteerId, personId } = await volunteer(tx, areaCode, now)
  await sql`insert into volunteering.draft_record (id, person_id, volunteer_id, area_code, organiser_area_code, activity, served_on,
      started_at, ended_at, minutes, source, activity_ended_at, record_due_on, recorded_at)
    values (${id}, ${personId}, ${volunteerId}, ${areaCode}, ${areaCode}, '样例活动', '2023-10-01',
      '2023-10-01T09:00+08', '2023-10-01T11:00+08', 120, 'qr', '2023-10-01T11:00+08', '2023-10-20', ${now})`.execute(tx)
  await sql`insert into volunteering.draft_step (id, draft_id, step, taken_at) values (${randomUUID()}, ${id}, 'recorded', ${now})`.execute(
    tx,
  )
  return id
}

export const hoursSamples: Record<string, MakeSample> = {
  'volunteering.draft-record': draft,
  'volunteering.objection': async (tx, areaCode, now) => {
    const id = randomUUID()
    const { id: volunteerId, personId } = await volunteer(tx, areaCode, now)
    await sql`insert into volunteering.objection (id, person_id, volunteer_id, area_code, organiser_area_code, activity, served_on,
        wanted_minutes, reason, raised_by, raised_at, answer_due_on)
      values (${id}, ${personId}, ${volunteerId}, ${areaCode}, ${areaCode}, '样例活动', '2023-10-01', 60, '没有记上这一次',
        ${randomUUID()}, ${now}, '2023-10-20')`.execute(tx)
    return id
  },
  'volunteering.import-flag': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into volunteering.import_flag (id, batch_id, area_code, activity, served_on, minutes, records, raised_at)
      values (${id}, ${randomUUID()}, ${areaCode}, '样例活动', '2023-10-01', 60, 30, ${now})`.execute(tx)
    return id
  },
}

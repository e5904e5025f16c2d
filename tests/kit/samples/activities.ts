import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { samplePerson } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function activity(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into activities.activity (id, area_code, audience, title, content, place, organiser, leader_name, contact, risk_level, risks,
      starts_at, ends_at, created_by, created_by_name, created_at)
    values (${id}, ${areaCode}, 'residents', '样例活动', '样例内容', '样例地点', '样例居委会', '样例负责人', '022-12345678', 'low', '没有明显风险',
      '2024-03-09T09:00+08:00', '2024-03-09T11:00+08:00', ${randomUUID()}, '样例', ${now})`.execute(tx)
  return id
}

async function shift(tx: Tx, activityId: string): Promise<string> {
  const id = randomUUID()
  await sql`insert into activities.shift (id, activity_id, starts_at, ends_at, places, taken, ticket_no)
    values (${id}, ${activityId}, '2024-03-09T09:00+08:00', '2024-03-09T11:00+08:00', 10, 1, ${id.slice(0, 8)})`.execute(
    tx,
  )
  return id
}

export const activitiesSamples: Record<string, MakeSample> = {
  'activities.activity': activity,
  'activities.sign-up': async (tx, areaCode, now) => {
    const id = randomUUID()
    const activityId = await activity(tx, areaCode, now)
    await sql`insert into activities.sign_up (id, activity_id, shift_id, person_id, area_code, state, via, starts_at, ends_at, signed_up_at)
      values (${id}, ${activityId}, ${await shift(tx, activityId)}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, 'placed', 'desk',
        '2024-03-09T09:00+08:00', '2024-03-09T11:00+08:00', ${now})`.execute(tx)
    return id
  },
  'activities.consent': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into activities.consent (id, activity_id, person_id, area_code, guardian_name, relation, guardian_sealed, guardian_masked, scope,
        accompanies, photo, valid_from, valid_to, recorded_by, recorded_at)
      values (${id}, ${await activity(tx, areaCode, now)}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, '样例监护人', '母亲', '\\x00', '120***',
        'activity', true, false, '2024-03-01', '2024-12-31', ${randomUUID()}, ${now})`.execute(tx)
    return id
  },
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { samplePerson, townOf } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function volunteer(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
    values (${id}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, '2023-08-01', ${now})`.execute(tx)
  return id
}

export const peopleSamples: Record<string, MakeSample> = {
  'volunteering.volunteer': volunteer,
  'volunteering.service-record': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, recorded_at)
      values (${id}, ${await volunteer(tx, areaCode, now)}, ${areaCode}, '2023-10-01', 60, '样例活动', ${now})`.execute(
      tx,
    )
    return id
  },
  'workforce.station': async (tx, areaCode, now) => {
    const id = randomUUID()
    const { rows } = await sql<{ id: string }>`insert into workforce.station (id, town_code, name, created_at)
      values (${id}, ${townOf(areaCode)}, '样例社工站', ${now}) on conflict (town_code) do update set name = excluded.name returning id`.execute(
      tx,
    )
    return rows[0]?.id ?? id
  },
  'workforce.service-period': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into workforce.service_period (id, person_id, area_code, kind, from_date, created_at)
      values (${id}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, 'community_worker', '2023-07-01', ${now})`.execute(
      tx,
    )
    return id
  },
  'workforce.certificate': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into workforce.certificate (id, person_id, area_code, level, number, issued_on, created_at)
      values (${id}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, 'assistant_social_worker', ${id}, '2022-01-01', ${now})`.execute(
      tx,
    )
    return id
  },
  'workforce.participation': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into workforce.participation (id, person_id, area_code, took_part_on, activity, recorded_at)
      values (${id}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, '2023-10-01', ${id}, ${now})`.execute(tx)
    return id
  },
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { samplePerson } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function team(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  const lead = await samplePerson(tx, areaCode, now)
  await sql`insert into teams.team (id, area_code, name, organiser_kind, lead_person_id, founded_on, created_at)
    values (${id}, ${areaCode}, ${`样例队伍${id.slice(0, 13)}`}, 'committee', ${lead}, '2023-08-01', ${now})`.execute(
    tx,
  )
  await sql`insert into teams.member (id, team_id, area_code, person_id, state, from_date, created_at)
    values (${randomUUID()}, ${id}, ${areaCode}, ${lead}, 'member', '2023-08-01', ${now})`.execute(tx)
  return id
}

async function training(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into teams.training (id, area_code, name, content, minutes, host, held_on, created_at)
    values (${id}, ${areaCode}, '样例培训', '急救常识', 90, '样例单位', '2023-10-01', ${now})`.execute(tx)
  return id
}

export const teamsSamples: Record<string, MakeSample> = {
  'teams.team': team,
  'teams.member': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into teams.member (id, team_id, area_code, person_id, state, applied_at, created_at)
      values (${id}, ${await team(tx, areaCode, now)}, ${areaCode}, ${await samplePerson(tx, areaCode, now)}, 'applied', ${now}, ${now})`.execute(
      tx,
    )
    return id
  },
  'teams.station': async (tx, areaCode, now) => {
    const { rows } = await sql<{ id: string }>`insert into teams.station (id, area_code, name, opened_on, created_at)
      values (${randomUUID()}, ${areaCode}, '样例站点', '2023-08-01', ${now}) on conflict (area_code) do update set version = 1 returning id`.execute(
      tx,
    )
    return rows[0]?.id ?? ''
  },
  'teams.yearly-plan': async (tx, areaCode, now) => {
    const { rows } = await sql<{ id: string }>`insert into teams.yearly_plan (id, area_code, year, goals, created_at)
      values (${randomUUID()}, ${areaCode}, 2099, '样例目标', ${now}) on conflict (area_code, year) do update set version = 1 returning id`.execute(
      tx,
    )
    return rows[0]?.id ?? ''
  },
  'teams.project': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into teams.project (id, area_code, name, tags, category, from_date, content, created_at)
      values (${id}, ${areaCode}, ${`样例项目${id.slice(0, 13)}`}, array['respect'], '01', '2023-09-01', '上门陪伴', ${now})`.execute(
      tx,
    )
    return id
  },
  'teams.training': training,
  'teams.training-attendance': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into teams.training_attendance (id, training_id, area_code, person_id, minutes, recorded_at)
      values (${id}, ${await training(tx, areaCode, now)}, ${areaCode}, ${await samplePerson(tx, areaCode, now)}, 90, ${now})`.execute(
      tx,
    )
    return id
  },
  'teams.award': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into teams.award (id, area_code, person_id, name, awarded_on, awarding_body, recorded_at)
      values (${id}, ${areaCode}, ${await samplePerson(tx, areaCode, now)}, '优秀志愿者', '2023-12-05', '样例单位', ${now})`.execute(
      tx,
    )
    return id
  },
  'teams.rating': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into teams.rating (id, area_code, person_id, from_date, to_date, quality, rated_on, recorded_at)
      values (${id}, ${areaCode}, ${await samplePerson(tx, areaCode, now)}, '2023-10-01', '2023-10-01', 5, '2023-10-02', ${now})`.execute(
      tx,
    )
    return id
  },
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

async function resource(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into linkage.resource (id, no, area_code, owner_kind, owner_name, kind, title, from_date, state, recorded_by, recorded_name, recorded_at)
    values (${id}, ${`样例-${id}`}, ${areaCode}, 'unit', '样例单位', 'venue', '样例场地', '2024-01-01', 'available', ${randomUUID()}, '样例', ${now})`.execute(
    tx,
  )
  return id
}

async function meeting(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into linkage.meeting (id, no, level, area_code, title, held_on, starts_at, place, chair, state, recorded_by, recorded_name, recorded_at)
    values (${id}, ${`样例-${id}`}, 'community', ${areaCode}, '样例会议', '2024-03-01', '09:00', '样例地点', '样例主持', 'planned', ${randomUUID()},
      '样例', ${now})`.execute(tx)
  return id
}

export const linkageSamples: Record<string, MakeSample> = {
  'linkage.resource': resource,
  'linkage.meeting': meeting,
  'linkage.service': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into linkage.service (id, no, area_code, name, audience, open_times, place, provider, how_to_apply, from_date, recorded_by,
        recorded_name, recorded_at)
      values (${id}, ${`样例-${id}`}, ${areaCode}, '样例服务', '老年人', '周三', '样例地点', '样例单位', '到社区报名', '2024-01-01', ${randomUUID()}, '样例',
        ${now})`.execute(tx)
    return id
  },
  'linkage.match': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into linkage.match (id, need_id, area_code, resource_id, reasons, picked_by, picked_name, picked_at)
      values (${id}, ${randomUUID()}, ${areaCode}, ${await resource(tx, areaCode, now)}, '{就在样例}', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
  'linkage.project': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into linkage.project (id, no, area_code, town_code, title, goal, starts_on, ends_on, lead_account, lead_name, state, started_by,
        started_name, started_at)
      values (${id}, ${`样例-${id}`}, ${areaCode}, ${areaCode.slice(0, 9)}, '样例项目', '样例目标', '2024-03-01', '2024-06-30', ${randomUUID()}, '样例',
        'running', ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
  'linkage.task': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into linkage.task (id, no, area_code, title, owner_party, owner_unit, owner_account, owner_name, due_on, state, made_by, made_name,
        made_at)
      values (${id}, ${`样例-${id}`}, ${areaCode}, '样例任务', 'community', '样例居委会', ${randomUUID()}, '样例', '2024-03-31', 'open', ${randomUUID()},
        '样例', ${now})`.execute(tx)
    return id
  },
}

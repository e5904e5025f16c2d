import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

/** A point of the community's town, made where there is none. */
async function point(tx: Tx, areaCode: string, now: Date): Promise<{ town: string; pointId: string }> {
  const town = areaCode.slice(0, 9)
  const found = await sql<{ id: string }>`select id from programme.point where town_code = ${town} limit 1`.execute(tx)
  const id = found.rows[0]?.id ?? randomUUID()
  if (!found.rows[0]) {
    await sql`insert into programme.point (id, kind, district_code, town_code, town_name, status, starts_on, created_at)
      values (${id}, 'district', ${town.slice(0, 6)}, ${town}, '样例街镇', 'active', '2023-07-01', ${now})`.execute(tx)
  }
  return { town, pointId: id }
}

async function contact(tx: Tx, areaCode: string, now: Date): Promise<{ id: string; town: string; pointId: string }> {
  const place = await point(tx, areaCode, now)
  const [id, personId] = [randomUUID(), randomUUID()]
  await sql`insert into directory.person (id, name, area_code, created_at) values (${personId}, '样例专家', ${place.town}, ${now})`.execute(
    tx,
  )
  await sql`insert into experts.contact (id, kind, person_id, name, area_code, point_id, institution, from_date, recorded_by, recorded_name, recorded_at)
    values (${id}, 'expert', ${personId}, '样例专家', ${place.town}, ${place.pointId}, '样例大学', '2024-01-01', ${randomUUID()}, '样例', ${now})`.execute(
    tx,
  )
  return { id, ...place }
}

async function aCase(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const { town, pointId } = await point(tx, areaCode, now)
  const id = randomUUID()
  await sql`insert into learning.case (id, area_code, point_id, title, tells_of_people, state, written_by, written_name, written_at)
    values (${id}, ${town}, ${pointId}, '样例案例', false, 'draft', ${randomUUID()}, '样例', ${now})`.execute(tx)
  return id
}

export const learningSamples: Record<string, MakeSample> = {
  'experts.contact': async (tx, areaCode, now) => (await contact(tx, areaCode, now)).id,
  'experts.advice': async (tx, areaCode, now) => {
    const { id: contactId, town, pointId } = await contact(tx, areaCode, now)
    const id = randomUUID()
    await sql`insert into experts.advice (id, contact_id, area_code, point_id, given_on, topic, body, answer_due, state, given_by, given_at)
      values (${id}, ${contactId}, ${town}, ${pointId}, '2024-03-01', '样例', '样例意见', '2024-03-31', 'given', ${randomUUID()}, ${now})`.execute(
      tx,
    )
    return id
  },
  'learning.case': aCase,
  'learning.adoption': async (tx, areaCode, now) => {
    const { town, pointId } = await point(tx, areaCode, now)
    const [id, caseId] = [randomUUID(), await aCase(tx, areaCode, now)]
    await sql`insert into learning.adoption (id, case_id, point_id, area_code, adopted_on, plan, ends_on, measure, unit, before_value, state,
        adopted_by, adopted_name, adopted_at)
      values (${id}, ${caseId}, ${pointId}, ${town}, '2024-03-01', '样例', '2024-06-01', '样例', '人次', 1, 'planned', ${randomUUID()}, '样例',
        ${now})`.execute(tx)
    return id
  },
  'learning.publicity': async (tx, areaCode, now) => {
    const { town, pointId } = await point(tx, areaCode, now)
    const id = randomUUID()
    await sql`insert into learning.publicity (id, area_code, point_id, title, kind, media, level, published_on, link, tells_of_people, recorded_by,
        recorded_name, recorded_at)
      values (${id}, ${town}, ${pointId}, ${`样例${id}`}, 'deed', '样例报', 'city', '2024-03-01', 'https://example.com/', false, ${randomUUID()},
        '样例', ${now})`.execute(tx)
    return id
  },
  'learning.research': async (tx, areaCode, now) => {
    const { town, pointId } = await point(tx, areaCode, now)
    const id = randomUUID()
    await sql`insert into learning.research (id, area_code, point_id, title, topic, author, state, started_on, recorded_by, recorded_name, recorded_at)
      values (${id}, ${town}, ${pointId}, '样例研究', 'linkage', '样例', 'under_way', '2024-03-01', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
}

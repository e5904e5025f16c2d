import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { samplePerson, townOf } from './directory.ts'
import { peopleSamples } from './people.ts'
import type { MakeSample } from './samples.ts'

/** Each contract has a day of its own: a station has one at a time. */
let contracts = 0

/** Records of a station beside its people; each sits at the community's town. */
export const workforceSamples: Record<string, MakeSample> = {
  'workforce.contract': async (tx, areaCode, now) => {
    const id = randomUUID()
    const station = await peopleSamples['workforce.station']?.(tx, areaCode, now)
    contracts += 1
    await sql`insert into workforce.contract (id, station_id, town_code, number, purchaser, operator_name, from_date, to_date, created_at)
      values (${id}, ${station}::uuid, ${townOf(areaCode)}, ${id.slice(0, 13)}, '样例街道办事处', '样例机构', '2000-01-01'::date + ${contracts}::int,
        '2000-01-01'::date + ${contracts}::int, ${now})`.execute(tx)
    return id
  },
  'workforce.training': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into workforce.training (id, person_id, area_code, title, kind, held_on, minutes, recorded_at)
      values (${id}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, '样例培训', 'ethics', '2023-10-01', 120, ${now})`.execute(
      tx,
    )
    return id
  },
  'workforce.supervisor': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into workforce.supervisor (id, person_id, area_code, level, side, from_date, created_at)
      values (${id}, ${await samplePerson(tx, areaCode, now)}, ${townOf(areaCode)}, 'supervisor', 'city_team', '2023-07-01', ${now})`.execute(
      tx,
    )
    return id
  },
  'workforce.supervision': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into workforce.supervision (id, no, area_code, supervisor_person_id, supervisor_level, kind, held_on, minutes, topic, problem, advice, created_at)
      values (${id}, ${id}, ${townOf(areaCode)}, ${await samplePerson(tx, areaCode, now)}, 'supervisor', 'individual', '2023-10-09', 120, '样例主题', '样例问题', '样例建议', ${now})`.execute(
      tx,
    )
    await sql`insert into workforce.supervisee (supervision_id, person_id, area_code)
      values (${id}, ${await samplePerson(tx, areaCode, now)}, ${townOf(areaCode)})`.execute(tx)
    return id
  },
  'workforce.city-visit': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into workforce.city_visit (id, area_code, visited_on, visitors, findings, advice, answer_due, recorded_at)
      values (${id}, ${townOf(areaCode)}, '2023-10-16', '样例督导', '样例情况', '样例建议', '2023-11-15', ${now})`.execute(
      tx,
    )
    return id
  },
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { samplePerson, townOf } from './directory.ts'
import type { MakeSample } from './samples.ts'

const PLAN = {
  ...{ idea: '样例', aims: '样例', audience: '样例', recruiting: '样例', contents: [], difficulties: '样例' },
  ...{ evaluation: '样例', safety: '', volunteers: '', supplies: '', budget: [] },
}

async function group(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into fieldwork.group_work (id, kind, type, area_code, town_code, title, line, people, sessions, starts_on, ends_on, plan, budget_fen,
      leader_account, leader_name, state, started_on, created_by, created_name, created_at)
    values (${id}, 'group', 'support', ${areaCode}, ${townOf(areaCode)}, '样例小组', 'elder', 8, 6, '2024-03-01', '2024-05-31', ${JSON.stringify(PLAN)}::jsonb,
      0, ${randomUUID()}, '样例', 'running', '2024-03-01', ${randomUUID()}, '样例', ${now})`.execute(tx)
  return id
}

export const fieldworkSamples: Record<string, MakeSample> = {
  'fieldwork.group': group,
  'fieldwork.session': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into fieldwork.session (id, group_id, area_code, seq, held_on, place, minutes, phase, process, people_count, by_account, by_name, recorded_at)
      values (${id}, ${await group(tx, areaCode, now)}, ${areaCode}, 1, '2024-03-01', '样例', 60, 'whole', '样例过程', 8, ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
  'fieldwork.visit-plan': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into fieldwork.visit_plan (id, area_code, person_id, line, due_on, by_account, by_name, state, planned_by, planned_name, planned_at)
      values (${id}, ${areaCode}, ${await samplePerson(tx, areaCode, now)}, 'elder', '2024-03-08', ${randomUUID()}, '样例', 'planned', ${randomUUID()},
        '样例', ${now})`.execute(tx)
    return id
  },
  'fieldwork.visit': async (tx, areaCode, now) => {
    const id = randomUUID()
    const words = privacy().seal(JSON.stringify({ found: '样例', need: '', action: '', next: '' }))
    await sql`insert into fieldwork.visit (id, area_code, person_id, line, way, outcome, visited_on, by_account, by_name, by_party, sealed, has_need, recorded_at)
      values (${id}, ${areaCode}, ${await samplePerson(tx, areaCode, now)}, 'elder', 'home', 'met', '2024-03-01', ${randomUUID()}, '样例', 'social_worker',
        ${words}, false, ${now})`.execute(tx)
    return id
  },
}

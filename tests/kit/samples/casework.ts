import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { privacy } from '#platform/privacy/keys.ts'
import type { MakeSample } from './samples.ts'

export const caseworkSamples: Record<string, MakeSample> = {
  'casework.case': async (tx, areaCode, now) => {
    const id = randomUUID()
    const sealed = privacy().seal(JSON.stringify({ name: '样例居民', phone: '' }))
    await sql`insert into casework.case (id, no, area_code, town_code, person_id, worker_account_id, worker_person_id, worker_name, lead_person_id,
        lead_name, line, source, risk, is_minor, state, opened_on, sealed, recorded_at)
      values (${id}, ${`样例-${id}`}, ${areaCode}, ${areaCode.slice(0, 9)}, ${randomUUID()}, ${randomUUID()}, ${randomUUID()}, '样例社工', ${randomUUID()},
        '样例负责人', 'elder', 'self', 'low', false, 'intake', '2024-03-01', ${sealed}, ${now})`.execute(tx)
    return id
  },
  'casework.report': async (tx, areaCode, now) => {
    const id = randomUUID()
    const sealed = privacy().seal(JSON.stringify({ who: '样例', facts: '样例', measures: '' }))
    await sql`insert into casework.report (id, no, area_code, town_code, kind, found_at, due_at, sealed, by_account, by_name, at)
      values (${id}, ${`样例-${id}`}, ${areaCode}, ${areaCode.slice(0, 9)}, 'minor', '2024-03-05T00:00:00Z', '2024-03-05T02:00:00Z', ${sealed},
        ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
}

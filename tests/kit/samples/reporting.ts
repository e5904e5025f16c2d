import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MakeSample } from './samples.ts'

export const reportingSamples: Record<string, MakeSample> = {
  'reporting.report': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into reporting.report (id, area_code, kind, period, title, from_on, to_on, as_of, due_on, figures, points, counted_at, writers)
      values (${id}, ${areaCode}, 'half-year', ${`样例-${id}`.slice(0, 20)}, '样例', '2023-07-01', '2023-12-31', '2023-12-31', '2024-01-15', '[]'::jsonb, '[]'::jsonb,
        ${now}, ${[randomUUID()]}::uuid[])`.execute(tx)
    return id
  },
  'reporting.commendation': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into reporting.commendation (id, area_code, stage, title, as_of, weights, least_points, least_total_centi, candidates, state,
        prepared_by, hands, prepared_name, prepared_at, decided_by, decided_name, decided_on)
      values (${id}, ${areaCode}, 'mid', '样例', '2024-01-20', '{"coverage":25,"score":35,"qualified":25,"timely":15}'::jsonb, 2, 8000, '[]'::jsonb, 'refused',
        ${randomUUID()}, '{}', '样例', ${now}, ${randomUUID()}, '样例', '2024-01-20')`.execute(tx)
    return id
  },
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MakeSample } from './samples.ts'

export const needsSamples: Record<string, MakeSample> = {
  'needs.need': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into needs.need (id, no, area_code, town_code, title, description, channel, state, reported_on, due_on, recorded_by, recorded_name, recorded_at)
      values (${id}, ${`样例-${id}`}, ${areaCode}, ${areaCode.slice(0, 9)}, '样例需求', '样例情况', 'grid', 'reported', '2024-03-01', '2024-03-06',
        ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MakeSample } from './samples.ts'

export const calendarSamples: Record<string, MakeSample> = {
  'calendar.plan': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into calendar.plan (id, area_code, year, title, state, recorded_by, recorded_name, recorded_at)
      values (${id}, ${areaCode}, 2024, '样例计划', 'draft', ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
}

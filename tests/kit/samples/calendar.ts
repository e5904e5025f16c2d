import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MakeSample } from './samples.ts'

export const calendarSamples: Record<string, MakeSample> = {
  'calendar.plan': async (tx, areaCode, now) => {
    // One plan a place and year: a second sample there is the first, as new.
    const { rows } = await sql<{ id: string }>`
      insert into calendar.plan (id, area_code, year, title, state, recorded_by, recorded_name, recorded_at)
      values (${randomUUID()}, ${areaCode}, 2020, '样例计划', 'draft', ${randomUUID()}, '样例', ${now})
      on conflict (area_code, year) do update set state = 'draft', version = 1, recorded_by = excluded.recorded_by returning id`.execute(
      tx,
    )
    return rows[0]?.id ?? ''
  },
}

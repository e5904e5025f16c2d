import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MakeSample } from './samples.ts'

/** Of the level of the district, so that both the city and the district may decide. */
export const closingSamples: Record<string, MakeSample> = {
  'closing.rectification': async (tx, areaCode) => {
    const id = randomUUID()
    await sql`insert into closing.rectification (id, point_id, area_code, occasion_id, stage, level, state, issued_on, first_due_on, due_on, demanded_by,
        demanded_name)
      values (${id}, ${randomUUID()}, ${areaCode.slice(0, 9)}, ${randomUUID()}, 'mid', 'district', 'open', '2024-01-01', '2024-01-31', '2024-01-31',
        ${randomUUID()}, '样例')`.execute(tx)
    return id
  },
  'closing.closing': async (tx, areaCode) => {
    const id = randomUUID()
    await sql`insert into closing.closing (id, point_id, area_code, level, state, drafted_by, drafted_name)
      values (${id}, ${randomUUID()}, ${areaCode.slice(0, 9)}, 'district', 'draft', ${randomUUID()}, '样例')`.execute(
      tx,
    )
    return id
  },
}

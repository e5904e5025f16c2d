import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { samplePerson } from './directory.ts'
import type { MakeSample } from './samples.ts'

export const hardshipSamples: Record<string, MakeSample> = {
  'hardship.person': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into hardship.person (id, area_code, person_id, codes, source, from_date, created_at)
      values (${id}, ${areaCode}, ${await samplePerson(tx, areaCode, now)}, array['T02'], 'list', '2023-07-01', ${now})`.execute(
      tx,
    )
    return id
  },
}

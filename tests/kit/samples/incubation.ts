import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

async function organisation(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into incubation.organisation (id, area_code, name, tier, source, state, recorded_name, recorded_at)
    values (${id}, ${areaCode}, ${`样例社${id.slice(0, 18)}`}, 'B', 'desk', 'idea', '样例', ${now})`.execute(tx)
  return id
}

export const incubationSamples: Record<string, MakeSample> = {
  'incubation.organisation': organisation,
  'incubation.service': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into incubation.service (id, organisation_id, area_code, served_on, kind, title, people, by_party, recorded_by, recorded_name, recorded_at)
      values (${id}, ${await organisation(tx, areaCode, now)}, ${areaCode}, '2024-03-01', 'activity', '样例活动', 10, 'community', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
}

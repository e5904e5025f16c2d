import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { samplePerson } from './directory.ts'
import type { MakeSample } from './samples.ts'

export const registrationSamples: Record<string, MakeSample> = {
  'volunteering.application': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into volunteering.application (id, account_id, area_code, source, name, consents, applied_at)
      values (${id}, ${randomUUID()}, ${areaCode}, 'phone', '样例申请人', '[]', ${now})`.execute(tx)
    return id
  },
  'volunteering.erasure': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into volunteering.erasure (id, person_id, area_code, asked_at, due_on)
      values (${id}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, ${now}, '2024-03-26')`.execute(tx)
    return id
  },
}

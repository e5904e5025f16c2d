import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { samplePerson } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function star(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into recognition.star (id, person_id, area_code, level, minutes, applied_via, applied_by, applied_at)
    values (${id}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, 1, 6000, 'phone', ${randomUUID()}, ${now})`.execute(
    tx,
  )
  return id
}

export const recognitionSamples: Record<string, MakeSample> = {
  'recognition.certificate': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into recognition.certificate (id, person_id, issuer_area_code, from_date, to_date, asked_via, asked_by, asked_at, due_on)
      values (${id}, ${await samplePerson(tx, areaCode, now)}, ${areaCode}, '2023-07-01', '2024-01-31', 'phone', ${randomUUID()}, ${now}, '2024-03-12')`.execute(
      tx,
    )
    return id
  },
  'recognition.star': star,
  'recognition.star-objection': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into recognition.star_objection (id, star_id, words, raised_via, raised_by, raised_at)
      values (${id}, ${await star(tx, areaCode, now)}, '样例异议内容', 'desk', ${randomUUID()}, ${now})`.execute(tx)
    return id
  },
}

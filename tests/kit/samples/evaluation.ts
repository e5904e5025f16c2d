import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { samplePerson, townOf } from './directory.ts'
import { programmeSamples } from './programme.ts'
import type { MakeSample } from './samples.ts'

/** Hosted by the town itself, so that who may act on it is told by one place; cancelled, so that several stand beside each other at one point. */
async function occasion(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  const pointId = await programmeSamples['programme.point']?.(tx, areaCode, now)
  const town = townOf(areaCode)
  await sql`insert into evaluation.occasion (id, no, point_id, area_code, level, host_code, stage, state, as_of, opened_by, opened_name, opened_at)
    values (${id}, ${`样例-${id}`}, ${pointId}, ${town}, 'district', ${town}, 'mid', 'cancelled', '2024-03-01', ${randomUUID()}, '样例', ${now})`.execute(
    tx,
  )
  return id
}

async function seat(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into evaluation.seat (id, occasion_id, area_code, round, person_id, name, role, state)
    values (${id}, ${await occasion(tx, areaCode, now)}, ${townOf(areaCode)}, 1, ${await samplePerson(tx, areaCode, now)}, '样例专家', 'member', 'asked')`.execute(
    tx,
  )
  return id
}

export const evaluationSamples: Record<string, MakeSample> = {
  'evaluation.occasion': occasion,
  'evaluation.result': occasion,
  'evaluation.seat': seat,
  'evaluation.challenge': async (tx, areaCode, now) => {
    const id = randomUUID()
    const seatId = await seat(tx, areaCode, now)
    await sql`insert into evaluation.challenge (id, occasion_id, area_code, seat_id, reason, asked_by, asked_name, asked_on, answer_until)
      select ${id}, s.occasion_id, s.area_code, s.id, '样例理由', ${randomUUID()}, '样例', '2024-03-01', '2024-03-06' from evaluation.seat s
      where s.id = ${seatId}`.execute(tx)
    return id
  },
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { townOf } from './directory.ts'
import type { MakeSample } from './samples.ts'

/** The one live point of a community's town, made when there is none. */
async function point(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const town = townOf(areaCode)
  const { rows } = await sql<{ id: string }>`select id from programme.point
    where town_code = ${town} and status = 'active' and ended_on is null`.execute(tx)
  const [known] = rows
  if (known) return known.id
  const id = randomUUID()
  await sql`insert into programme.point (id, kind, district_code, town_code, town_name, status, starts_on, created_at)
    values (${id}, 'district', ${town.slice(0, 6)}, ${town}, '样例街镇', 'active', '2023-07-01', ${now})`.execute(tx)
  return id
}

export const programmeSamples: Record<string, MakeSample> = {
  'programme.point': point,
  'programme.task': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into programme.task (id, point_id, parent_id, criterion, title, weight, due_on)
      values (${id}, ${await point(tx, areaCode, now)}, null, ${`S9.${BigInt(`0x${id.replaceAll('-', '')}`)}`}, '样例任务', 0, '2024-06-30')`.execute(
      tx,
    )
    return id
  },
}

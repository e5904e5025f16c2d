import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

/** A bare sheet: which table it is by does not matter to who may read it. */
async function table(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into scoring.score_table (id, number, title, state, stages, content, drafted_name)
    values (${randomUUID()}, coalesce((select max(number) from scoring.score_table), 0) + 1, '样例评分表', 'dropped', '{}', '{"items":[]}', '样例')
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

export const scoringSamples: Record<string, MakeSample> = {
  'scoring.sheet': async (tx, areaCode, now) => {
    const id = randomUUID()
    const town = areaCode.slice(0, 9)
    await sql`insert into scoring.sheet (id, point_id, area_code, stage, table_id, as_of, content, digest, sha256, sealed_by, sealed_name, sealed_at)
      values (${id}, (select id from programme.point limit 1), ${town}, 'mid', ${await table(tx)}, '2024-03-01', '{"items":[]}', 'x', 'x',
        ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Stage } from '../vocabulary.ts'

export type NewFinding = {
  pointId: string
  areaCode: string
  stage: Stage
  item: string
  part: number
  whole: number | null
  source: { kind: string; id: string; label: string }
  by: Doer
}
export type Finding = { part: number; whole: number | null; sourceLabel: string; foundName: string; foundOn: string }

export async function insertFinding(tx: Tx, { source, by, ...row }: NewFinding): Promise<void> {
  await tx
    .insertInto('scoring.finding')
    .values({
      id: randomUUID(),
      ...row,
      sourceKind: source.kind,
      sourceId: source.id,
      sourceLabel: source.label,
      foundBy: by.accountId,
      foundName: by.name,
      foundAt: by.now,
    })
    .execute()
}

/** The last word on an item of a point's stage. */
export const latestFinding = (
  tx: Tx,
  { pointId, stage, item }: { pointId: string; stage: Stage; item: string },
): Promise<Finding | undefined> =>
  tx
    .selectFrom('scoring.finding')
    .select([
      'part',
      'whole',
      'sourceLabel',
      'foundName',
      sql<string>`to_char(found_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('foundOn'),
    ])
    .where('pointId', '=', pointId)
    .where('stage', '=', stage)
    .where('item', '=', item)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

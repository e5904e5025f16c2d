import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db/database.ts'

export type PointEvent = {
  pointId: string
  verb: string
  fromStatus: string | null
  toStatus: string
  reason: string
  /** Account id; null for what the platform did by itself. */
  actedBy: string | null
  actorName: string
  actedAt: Date
}

export async function recordEvent(tx: Tx, event: PointEvent): Promise<void> {
  await tx
    .insertInto('programme.pointEvent')
    .values({ id: randomUUID(), ...event })
    .execute()
}

/** What happened to a point, oldest first. */
export const listEvents = (tx: Tx, pointId: string): Promise<PointEvent[]> =>
  tx
    .selectFrom('programme.pointEvent')
    .select(['pointId', 'verb', 'fromStatus', 'toStatus', 'reason', 'actedBy', 'actorName', 'actedAt'])
    .where('pointId', '=', pointId)
    .orderBy('seq')
    .execute()

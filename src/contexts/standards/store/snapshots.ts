import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Frozen } from '../snapshot.ts'

export type Snapshot = {
  id: string
  milestone: string
  asOf: string
  reading: string
  content: Frozen
  digest: string
  frozenAt: Date
}

const selectSnapshots = (tx: Tx) =>
  tx
    .selectFrom('standards.snapshot')
    .select(['id', 'milestone', 'asOf', 'reading', 'content', 'digest', 'frozenAt'])
    .orderBy('asOf')
    .$castTo<Snapshot>()

export const listSnapshots = (tx: Tx): Promise<Snapshot[]> => selectSnapshots(tx).execute()
export const findSnapshot = (tx: Tx, id: string): Promise<Snapshot | undefined> =>
  selectSnapshots(tx).where('id', '=', id).executeTakeFirst()
export const findSnapshotOf = (tx: Tx, milestone: string): Promise<Snapshot | undefined> =>
  selectSnapshots(tx).where('milestone', '=', milestone).executeTakeFirst()

type NewSnapshot = Omit<Snapshot, 'id'> & { frozenBy: string | null }

/** The content is kept as text inside jsonb's own order; its digest is of the text as it was given. */
export async function saveSnapshot(tx: Tx, { content, ...row }: NewSnapshot): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('standards.snapshot')
    .values({ id, ...row, content: sql`${JSON.stringify(content)}::json` as never })
    .execute()
  return id
}

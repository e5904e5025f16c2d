import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Hand } from './sql.ts'

/** A hand-out that was wrong and is to be taken back whole; what it brought back is its pieces and its value. */
export type TakeBack = {
  id: string
  handoutId: string
  allocationId: string
  lotId: string
  areaPath: string
  title: string
  unit: string
  quantity: number
  fen: number
  /** What the hand-out was posted as; null where it was worth nothing. */
  entryId: string | null
  reason: string
  state: 'asked' | 'approved' | 'rejected'
  askedBy: string
  askedName: string
}

const select = (where: RawBuilder<unknown>) => sql<TakeBack>`
  select t.id, t.handout_id, h.allocation_id, h.lot_id, a.path as area_path, l.title, l.unit, h.quantity, h.fen, h.entry_id, t.reason,
    coalesce(d.outcome, 'asked') as state, t.asked_by, t.asked_name
  from goods.take_back t join goods.handout h on h.id = t.handout_id join goods.lot l on l.id = h.lot_id
  join directory.area a on a.code = h.area_code left join goods.take_back_decision d on d.take_back_id = t.id
  where ${where} order by t.asked_at desc, t.id`
export const findTakeBacks = async (tx: Tx, ids: readonly string[]): Promise<TakeBack[]> =>
  (await select(sql`t.id = any(${ids}::uuid[])`).execute(tx)).rows

/** The one that waits or was approved; one that was refused leaves the way free for another. */
export async function standingTakeBack(tx: Tx, handoutId: string): Promise<TakeBack | undefined> {
  const where = sql`t.handout_id = ${handoutId} and d.outcome is distinct from 'rejected'`
  return (await select(where).execute(tx)).rows[0]
}

export async function addTakeBack(
  tx: Tx,
  { handoutId, reason }: Pick<TakeBack, 'handoutId' | 'reason'>,
  { by, byName, now }: Hand,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into goods.take_back (id, handout_id, reason, asked_by, asked_name, asked_at)
    values (${id}, ${handoutId}, ${reason}, ${by}, ${byName}, ${now})`.execute(tx)
  return id
}

type Decision = { outcome: 'approved' | 'rejected'; reason: string; entryId: string | null }
/** False when somebody decided first. */
export async function addTakeBackDecision(
  tx: Tx,
  { id, handoutId, askedBy }: TakeBack,
  { outcome, reason, entryId }: Decision,
  { by, byName, now }: Hand,
): Promise<boolean> {
  const { rows } = await sql`
    insert into goods.take_back_decision (take_back_id, handout_id, outcome, asked_by, decided_by, decided_name, reason, decided_at, entry_id)
    values (${id}, ${handoutId}, ${outcome}, ${askedBy}, ${by}, ${byName}, ${reason}, ${now}, ${entryId}) on conflict do nothing
    returning take_back_id`.execute(tx)
  return rows.length > 0
}

/** Pieces of an allocation that were handed out and came back. */
export async function returnHanded(tx: Tx, allocationId: string, pieces: number): Promise<void> {
  await sql`update goods.allocation set handed = handed - ${pieces} where id = ${allocationId}`.execute(tx)
}

/** The receiver of a hand-out as sealed; undefined for one that is not in sight. */
export async function sealedReceiver(tx: Tx, handoutId: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from goods.handout where id = ${handoutId}`.execute(tx)
  return rows[0]?.sealed
}

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { CorrectionState } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type Correction = {
  id: string
  giftId: string
  giftNo: string
  areaPath: string
  fen: number
  reason: string
  redReceipt: string
  askedBy: string
  askedName: string
  askedAt: Date
  state: CorrectionState
  decidedName: string
  decidedAt: Date | null
  decisionNote: string
  version: number
}

const select = (where: RawBuilder<unknown>) => sql<Correction>`
  select c.id, c.gift_id, g.no as gift_no, a.path as area_path, g.fen, c.reason, c.red_receipt, c.asked_by, c.asked_name, c.asked_at, c.state,
    c.decided_name, c.decided_at, c.decision_note, c.version
  from giving.correction c join giving.gift g on g.id = c.gift_id join directory.area a on a.code = g.area_code where ${where} order by c.asked_at, c.id`

export const correctionsOf = async (tx: Tx, giftId: string): Promise<Correction[]> =>
  (await select(sql`c.gift_id = ${giftId}`).execute(tx)).rows
export const findCorrections = async (tx: Tx, ids: readonly string[]): Promise<Correction[]> =>
  (await select(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Undefined when one is waiting already. */
export async function addCorrection(
  tx: Tx,
  { giftId, reason, redReceipt }: { giftId: string; reason: string; redReceipt: string },
  by: Doer,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into giving.correction (id, gift_id, reason, red_receipt, asked_by, asked_name, asked_at, state)
    values (${randomUUID()}, ${giftId}, ${reason}, ${redReceipt}, ${by.accountId}, ${by.name}, ${by.now}, 'asked')
    on conflict (gift_id) where state = 'asked' do nothing returning id`.execute(tx)
  return rows[0]?.id
}

type Decision = { state: 'done' | 'rejected'; decisionNote: string; entryId: string | null }

export async function decideCorrection(
  tx: Tx,
  id: string,
  version: number,
  { state, decisionNote, entryId }: Decision,
  by: Doer,
): Promise<void> {
  const done =
    await sql`update giving.correction set state = ${state}, decision_note = ${decisionNote}, entry_id = ${entryId}::uuid,
      decided_by = ${by.accountId}, decided_name = ${by.name}, decided_at = ${by.now}, version = version + 1
    where id = ${id} and version = ${version} and state = 'asked'`.execute(tx)
  mustHaveChanged({ numUpdatedRows: done.numAffectedRows ?? 0n })
}

/**
 * The gift whose entry was taken back: it never was. It keeps its number and its entry; its private link opens nothing
 * any more, its serial number and bank row are free.
 */
export const voidPosted = (tx: Tx, giftId: string, reason: string) =>
  sql`update giving.gift set state = 'voided', void_reason = ${reason}, row_id = null, token_sealed = null, token_hash = null,
    version = version + 1 where id = ${giftId} and state in ('confirmed', 'receipted')`.execute(tx)

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { RefundState } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type Refund = {
  id: string
  giftId: string
  giftNo: string
  areaPath: string
  lotId: string
  fen: number
  reason: string
  redReceipt: string
  askedBy: string
  askedName: string
  askedAt: Date
  state: RefundState
  decidedName: string
  decidedAt: Date | null
  decisionNote: string
  refundedOn: string | null
  version: number
}

const select = (where: RawBuilder<unknown>) => sql<Refund>`
  select f.id, f.gift_id, g.no as gift_no, a.path as area_path, g.lot_id, f.fen, f.reason, f.red_receipt, f.asked_by, f.asked_name, f.asked_at, f.state,
    f.decided_name, f.decided_at, f.decision_note, f.refunded_on, f.version
  from giving.refund f join giving.gift g on g.id = f.gift_id join directory.area a on a.code = g.area_code where ${where} order by f.asked_at, f.id`

export const refundsOf = async (tx: Tx, giftId: string): Promise<Refund[]> =>
  (await select(sql`f.gift_id = ${giftId}`).execute(tx)).rows
export const findRefunds = async (tx: Tx, ids: readonly string[]): Promise<Refund[]> =>
  (await select(sql`f.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Undefined when one is waiting already. */
export async function addRefund(
  tx: Tx,
  { giftId, fen, reason, redReceipt }: { giftId: string; fen: number; reason: string; redReceipt: string },
  by: Doer,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into giving.refund (id, gift_id, fen, reason, red_receipt, asked_by, asked_name, asked_at, state)
    values (${randomUUID()}, ${giftId}, ${fen}, ${reason}, ${redReceipt}, ${by.accountId}, ${by.name}, ${by.now}, 'asked')
    on conflict (gift_id) where state = 'asked' do nothing returning id`.execute(tx)
  return rows[0]?.id
}

type Decision = { state: 'paid' | 'rejected'; decisionNote: string; refundedOn: string | null; entryId: string | null }

export async function decideRefund(tx: Tx, id: string, version: number, decision: Decision, by: Doer): Promise<void> {
  const hand = { decidedBy: by.accountId, decidedName: by.name, decidedAt: by.now }
  mustHaveChanged(
    await tx
      .updateTable('giving.refund')
      .set({ ...decision, ...hand, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'asked')
      .executeTakeFirstOrThrow(),
  )
}

/** What went back is taken off the gift; all of it, and the gift is refunded. */
export const takeOff = (tx: Tx, giftId: string, fen: number) =>
  sql`update giving.gift set refunded_fen = refunded_fen + ${fen}, state = case when refunded_fen + ${fen} = fen then 'refunded' else state end,
    version = version + 1 where id = ${giftId}`.execute(tx)

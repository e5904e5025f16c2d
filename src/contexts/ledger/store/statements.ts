import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Statement = {
  id: string
  fundId: string
  areaPath: string
  /** First day of the month. */
  month: string
  isLast: boolean
  cashFen: number
  goodsFen: number
  note: string
  recordedName: string
  recordedAt: Date
}
export type Difference = {
  id: string
  holds: 'cash' | 'goods'
  fen: number
  cause: Cause
  reason: string
  explainedName: string
}
type Cause = 'in-transit' | 'host-later' | 'ours-later' | 'valuation' | 'other'
type Hand = { by: string; byName: string; now: Date }

const select = (where: RawBuilder<unknown>) => sql<Statement>`
  select s.id, s.fund_id, a.path as area_path, s.month, s.cash_fen, s.goods_fen, s.note, s.recorded_name, s.recorded_at,
    not exists (select from ledger.statement later where later.fund_id = s.fund_id and later.month = s.month and later.seq > s.seq) as is_last
  from ledger.statement s join ledger.book b on b.fund_id = s.fund_id join directory.area a on a.code = b.area_code
  where ${where} order by s.seq desc`

export const findStatements = async (tx: Tx, ids: readonly string[]): Promise<Statement[]> =>
  (await select(sql`s.id = any(${ids}::uuid[])`).execute(tx)).rows

/** The last statement of a month; undefined when there is none. */
export const statementOf = async (tx: Tx, fundId: string, month: string): Promise<Statement | undefined> =>
  (await select(sql`s.fund_id = ${fundId} and s.month = ${month}`).execute(tx)).rows[0]

/** A corrected statement is another one; its differences are explained anew. */
export async function addStatement(
  tx: Tx,
  {
    fundId,
    month,
    cashFen,
    goodsFen,
    note,
  }: { fundId: string; month: string; cashFen: number; goodsFen: number; note: string },
  { by, byName, now }: Hand,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into ledger.statement (id, fund_id, month, seq, cash_fen, goods_fen, note, recorded_by, recorded_name, recorded_at)
    select ${id}::uuid, ${fundId}::uuid, ${month}::date, coalesce(max(seq), 0) + 1, ${cashFen}::bigint, ${goodsFen}::bigint, ${note}, ${by}::uuid, ${byName}, ${now}::timestamptz
    from ledger.statement where fund_id = ${fundId} and month = ${month}::date`.execute(tx)
  return id
}

export async function addDifference(
  tx: Tx,
  { statementId, holds, fen, cause, reason }: Omit<Difference, 'id' | 'explainedName'> & { statementId: string },
  { by, byName, now }: Hand,
): Promise<void> {
  await sql`insert into ledger.difference (id, statement_id, holds, fen, cause, reason, explained_by, explained_name, explained_at)
    values (${randomUUID()}, ${statementId}, ${holds}, ${fen}, ${cause}, ${reason}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
}

export async function differencesOf(tx: Tx, statementId: string): Promise<Difference[]> {
  const { rows } = await sql<Difference>`select id, holds, fen, cause, reason, explained_name from ledger.difference
    where statement_id = ${statementId} order by explained_at, id`.execute(tx)
  return rows
}

export async function heldUntil(tx: Tx, fundId: string, day: string): Promise<{ cashFen: number; goodsFen: number }> {
  const { rows } = await sql<{
    cashFen: number
    goodsFen: number
  }>`select cash_fen, goods_fen from ledger.held_until(${fundId}, ${day})`.execute(tx)
  return rows[0] ?? { cashFen: 0, goodsFen: 0 }
}

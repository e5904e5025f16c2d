import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { RowState } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type Statement = {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  fundId: string
  account: string
  fromOn: string
  untilOn: string
  openingFen: number
  closingFen: number
  inFen: number
  outFen: number
  rowCount: number
  openRows: number
  importedName: string
  importedAt: Date
}

const selectStatements = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Statement>`
  select s.id, s.area_code, a.path as area_path, a.name as area_name, s.fund_id, s.account, s.from_on, s.until_on, s.opening_fen, s.closing_fen,
    s.in_fen, s.out_fen, s.row_count, s.imported_name, s.imported_at,
    (select count(*)::int from giving.statement_row r where r.statement_id = s.id and r.state = 'open') as open_rows
  from giving.statement s join directory.area a on a.code = s.area_code
  where ${where} order by s.until_on desc, s.account, s.id ${tail}`

export async function listStatements(tx: Tx, { codes, ...paging }: { codes: string[] | null } & Paging) {
  const where = all([inCodes(sql`s.area_code`, codes)])
  const { rows } = await selectStatements(where, limitOf(paging)).execute(tx)
  return { rows, total: await countOf(tx, sql`giving.statement s where ${where}`) }
}
export const findStatements = async (tx: Tx, ids: readonly string[]): Promise<Statement[]> =>
  (await selectStatements(sql`s.id = any(${ids}::uuid[])`).execute(tx)).rows

export type BankRow = {
  id: string
  statementId: string
  areaCode: string
  areaPath: string
  fundId: string
  account: string
  position: number
  serial: string
  happenedOn: string
  fen: number
  balanceFen: number
  payer: string
  note: string
  state: RowState
  reason: string
  settledName: string
  gifts: { id: string; no: string }[]
  version: number
}

const selectRows = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<BankRow>`
  select r.id, r.statement_id, r.area_code, a.path as area_path, r.fund_id, r.account, r.position, r.serial, r.happened_on, r.fen, r.balance_fen,
    r.payer_shown as payer, r.note, r.state, r.reason, r.settled_name, r.version,
    coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'no', g.no) order by g.no) from giving.gift g where g.row_id = r.id), '[]') as gifts
  from giving.statement_row r join directory.area a on a.code = r.area_code
  where ${where} order by r.happened_on, r.account, r.position, r.id ${tail}`

type RowSearch = { codes: string[] | null; statementId?: string | undefined; state?: RowState | undefined }

export async function listRows(tx: Tx, { codes, statementId, state, ...paging }: RowSearch & Paging) {
  const where = all([
    inCodes(sql`r.area_code`, codes),
    statementId !== undefined && sql`r.statement_id = ${statementId}`,
    state !== undefined && sql`r.state = ${state}`,
  ])
  const { rows } = await selectRows(where, limitOf(paging)).execute(tx)
  const { rows: sums } = await sql<{ total: number; sumFen: number }>`
    select count(*)::int as total, coalesce(sum(r.fen), 0)::bigint as sum_fen from giving.statement_row r where ${where}`.execute(
    tx,
  )
  return { rows, total: sums[0]?.total ?? 0, sumFen: sums[0]?.sumFen ?? 0 }
}
export const findRows = async (tx: Tx, ids: readonly string[]): Promise<BankRow[]> =>
  (await selectRows(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

/** One row, held until the transaction ends: of two clerks who claim it, the second finds it taken. */
export async function holdRow(tx: Tx, id: string): Promise<BankRow | undefined> {
  await sql`select 1 from giving.statement_row where id = ${id} for update`.execute(tx)
  return (await findRows(tx, [id]))[0]
}

/** Who paid and from which account, as the bank wrote it; empty where the bank wrote nothing. */
export async function openPayer(tx: Tx, id: string): Promise<{ payer: string; account: string | null }> {
  const { rows } = await sql<{
    sealed: Buffer | null
  }>`select sealed from giving.statement_row where id = ${id}`.execute(tx)
  const sealed = rows[0]?.sealed
  return sealed ? JSON.parse(privacy().open(sealed)) : { payer: '', account: null }
}

type Settled = { state: 'matched' | 'not-gift' | 'open'; reason: string }

export async function settleRow(
  tx: Tx,
  { id, version }: { id: string; version: number },
  to: Settled,
  by: Doer,
): Promise<void> {
  const hand =
    to.state === 'open'
      ? { settledBy: null, settledName: '', settledAt: null }
      : { settledBy: by.accountId, settledName: by.name, settledAt: by.now }
  mustHaveChanged(
    await tx
      .updateTable('giving.statementRow')
      .set({ ...to, ...hand, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Source } from '../vocabulary.ts'

export type Spending = {
  id: string
  lineId: string
  lineTitle: string
  source: Source
  pointId: string
  areaCode: string
  areaPath: string
  areaName: string
  year: number
  fen: number
  spentOn: string
  voucherNo: string
  what: string
  fileId: string | null
  recordedName: string
  voidedName: string | null
  voidReason: string
  version: number
}
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Spending>`
  select s.*, l.source, l.year, a.path as area_path, a.name as area_name,
    (select m.title from budgets.amount m join budgets.budget b on b.id = m.budget_id where m.line_id = l.id order by b.revision desc limit 1) as line_title
  from budgets.spending s join budgets.line l on l.id = s.line_id join directory.area a on a.code = s.area_code
  where ${where} order by s.spent_on desc, s.recorded_at desc, s.id ${tail}`

export type SpendingSearch = { codes: string[] | null; pointId?: string | undefined; year?: number | undefined }
const conditions = ({ codes, pointId, year }: SpendingSearch) =>
  all([
    inCodes(sql`s.area_code`, codes),
    pointId !== undefined && sql`s.point_id = ${pointId}`,
    year !== undefined && sql`s.line_id in (select id from budgets.line where year = ${year})`,
  ])
export const listSpending = async (
  tx: Tx,
  { page, pageSize, ...search }: SpendingSearch & Paging,
): Promise<Spending[]> => (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countSpending = (tx: Tx, search: SpendingSearch): Promise<number> =>
  countOf(tx, sql`budgets.spending s where ${conditions(search)}`)
export const findSpending = async (tx: Tx, ids: readonly string[]): Promise<Spending[]> =>
  (await select(sql`s.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function hasVoucher(tx: Tx, pointId: string, voucherNo: string): Promise<boolean> {
  const n = await countOf(
    tx,
    sql`budgets.spending where point_id = ${pointId} and voucher_no = ${voucherNo} and voided_at is null`,
  )
  return n > 0
}

type NewSpending = Pick<
  Spending,
  'lineId' | 'pointId' | 'areaCode' | 'fen' | 'spentOn' | 'voucherNo' | 'what' | 'fileId'
>
export async function addSpending(tx: Tx, one: NewSpending, by: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into budgets.spending (id, line_id, point_id, area_code, fen, spent_on, voucher_no, what, file_id, recorded_by, recorded_name, recorded_at)
    values (${id}, ${one.lineId}, ${one.pointId}, ${one.areaCode}, ${one.fen}, ${one.spentOn}, ${one.voucherNo}, ${one.what}, ${one.fileId},
      ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
  return id
}

/** Errors: access.stale where somebody was first. */
export async function voidSpending(
  tx: Tx,
  { id, version }: Pick<Spending, 'id' | 'version'>,
  reason: string,
  by: Doer,
) {
  const { numAffectedRows = 0n } =
    await sql`update budgets.spending set voided_at = ${by.now}, voided_name = ${by.name}, void_reason = ${reason},
    version = version + 1 where id = ${id} and version = ${version} and voided_at is null`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
}

/** Whether a scan is kept. */
export const isKept = async (tx: Tx, fileId: string): Promise<boolean> =>
  (await countOf(tx, sql`platform.file where id = ${fileId}`)) > 0

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { PaymentState } from '../vocabulary.ts'

export type Instalment = { position: number; fen: number; condition: string }
export async function putInstalments(tx: Tx, grantId: string, parts: readonly Omit<Instalment, 'position'>[]) {
  for (const [index, { fen, condition }] of parts.entries())
    await sql`insert into grants.instalment (grant_id, position, fen, condition) values (${grantId}, ${index + 1}, ${fen}, ${condition})`.execute(
      tx,
    )
}
export const instalmentsOf = async (tx: Tx, grantId: string): Promise<Instalment[]> =>
  (
    await sql<Instalment>`select position, fen, condition from grants.instalment where grant_id = ${grantId} order by position`.execute(
      tx,
    )
  ).rows

export type Payment = {
  id: string
  grantId: string
  grantNo: string
  grantTitle: string
  applicantName: string
  areaCode: string
  areaPath: string
  position: number
  fen: number
  state: PaymentState
  preparedBy: string
  preparedName: string
  checkedBy: string | null
  checkedName: string | null
  approvedBy: string | null
  approvedName: string | null
  refusal: string
  refusedName: string | null
  paidOn: string | null
  voucherNo: string | null
  entryId: string | null
  entryNo: string | null
  leftFen: number
  version: number
}
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Payment>`
  select p.*, g.no as grant_no, g.title as grant_title, g.applicant_name, g.area_code, a.path as area_path,
    case when p.state = 'paid' then p.fen - coalesce((select sum(m.fen) from grants.money_back m where m.payment_id = p.id), 0) else 0 end::bigint as left_fen
  from grants.payment p join grants.grant g on g.id = p.grant_id join directory.area a on a.code = g.area_code
  where ${where} order by p.prepared_at, p.id ${tail}`

export type PaymentSearch = { codes: string[] | null; states?: readonly PaymentState[] | undefined }
const conditions = ({ codes, states }: PaymentSearch) =>
  all([inCodes(sql`g.area_code`, codes), states !== undefined && sql`p.state = any(${states}::text[])`])
export const listPayments = async (tx: Tx, { page, pageSize, ...search }: PaymentSearch & Paging): Promise<Payment[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countPayments = (tx: Tx, search: PaymentSearch): Promise<number> =>
  countOf(tx, sql`grants.payment p join grants.grant g on g.id = p.grant_id where ${conditions(search)}`)
export const findPayments = async (tx: Tx, ids: readonly string[]): Promise<Payment[]> =>
  (await select(sql`p.id = any(${ids}::uuid[])`).execute(tx)).rows
export const paymentsOf = async (tx: Tx, grantId: string): Promise<Payment[]> =>
  (await select(sql`p.grant_id = ${grantId}`).execute(tx)).rows

/** The grant of the payment is held by the caller. */
export async function addPayment(tx: Tx, part: { grantId: string; position: number; fen: number }, by: Doer) {
  const id = randomUUID()
  await sql`insert into grants.payment (id, grant_id, position, fen, state, prepared_by, prepared_name, prepared_at)
    values (${id}, ${part.grantId}, ${part.position}, ${part.fen}, 'prepared', ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
  return id
}

type Ref = { id: string; version: number }
async function change(tx: Tx, { id, version }: Ref, set: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows = 0n } =
    await sql`update grants.payment set ${set}, version = version + 1 where id = ${id} and version = ${version}`.execute(
      tx,
    )
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
  return version + 1
}
export const setChecked = (tx: Tx, ref: Ref, by: Doer) =>
  change(
    tx,
    ref,
    sql`state = 'checked', checked_by = ${by.accountId}, checked_name = ${by.name}, checked_at = ${by.now}`,
  )
export const setApproved = (tx: Tx, ref: Ref, by: Doer) =>
  change(
    tx,
    ref,
    sql`state = 'approved', approved_by = ${by.accountId}, approved_name = ${by.name}, approved_at = ${by.now}`,
  )
export const setRefused = (tx: Tx, ref: Ref, refusal: string, by: Doer) =>
  change(tx, ref, sql`state = 'refused', refusal = ${refusal}, refused_name = ${by.name}`)
type Posted = { paidOn: string; voucherNo: string; entryId: string; entryNo: string }
export const setPaid = (tx: Tx, ref: Ref, { paidOn, voucherNo, entryId, entryNo }: Posted) =>
  change(
    tx,
    ref,
    sql`state = 'paid', paid_on = ${paidOn}, voucher_no = ${voucherNo}, entry_id = ${entryId}, entry_no = ${entryNo}`,
  )

export type BackRow = { fen: number; returnedOn: string; entryNo: string; recordedName: string }
/** What came back of a grant, with the ledger's number of each. */
export const backsOf = async (tx: Tx, grantId: string): Promise<BackRow[]> =>
  (
    await sql<BackRow>`select m.fen, m.returned_on, coalesce(e.no, '') as entry_no, m.recorded_name from grants.money_back m
      left join ledger.pub_entry e on e.id = m.entry_id where m.grant_id = ${grantId} order by e.no, m.id`.execute(tx)
  ).rows

type Back = { id: string; grantId: string; paymentId: string; fen: number; returnedOn: string; entryId: string }
export async function addMoneyBack(tx: Tx, back: Back, by: Doer): Promise<void> {
  await sql`insert into grants.money_back (id, grant_id, payment_id, fen, returned_on, entry_id, recorded_name, recorded_at)
    values (${back.id}, ${back.grantId}, ${back.paymentId}, ${back.fen}, ${back.returnedOn}, ${back.entryId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
}

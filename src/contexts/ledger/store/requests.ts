import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import { numberOf } from './sql.ts'

export type RequestRow = {
  id: string
  fundId: string
  areaPath: string
  kind: 'reverse' | 'transfer'
  entryId: string | null
  entryNo: string | null
  entryMemo: string | null
  fromPoolId: string | null
  toPoolId: string | null
  fen: number
  consent: string
  reason: string
  state: 'proposed' | 'approved' | 'rejected'
  proposedBy: string
  proposedName: string
  proposedAt: Date
  decidedName: string | null
  decisionReason: string | null
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<RequestRow>`
  select r.id, r.fund_id, a.path as area_path, r.kind, r.entry_id, ${numberOf(sql`e.year`, sql`e.no`)} as entry_no, e.memo as entry_memo,
    r.from_pool_id, r.to_pool_id, coalesce(r.fen, e.fen) as fen, r.consent, r.reason, coalesce(d.outcome, 'proposed') as state,
    r.proposed_by, r.proposed_name, r.proposed_at, d.decided_name, d.reason as decision_reason
  from ledger.request r join ledger.book b on b.fund_id = r.fund_id join directory.area a on a.code = b.area_code
  left join ledger.entry e on e.id = r.entry_id left join ledger.request_decision d on d.request_id = r.id
  where ${where} order by r.proposed_at desc, r.id ${tail}`

export async function listRequests(tx: Tx, { fundId, ...paging }: { fundId: string } & Paging) {
  const { rows } = await select(sql`r.fund_id = ${fundId}`, limitOf(paging)).execute(tx)
  return { rows, total: await countOf(tx, sql`ledger.request r where r.fund_id = ${fundId}`) }
}
export const findRequests = async (tx: Tx, ids: readonly string[]): Promise<RequestRow[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

export const isWaiting = async (tx: Tx, entryId: string): Promise<boolean> =>
  (await select(sql`r.entry_id = ${entryId} and d.outcome is null`).execute(tx)).rows.length > 0

type Hand = { by: string; byName: string; now: Date }
type Asked = { fundId: string; reason: string } & (
  | { kind: 'reverse'; entryId: string }
  | { kind: 'transfer'; fromPoolId: string; toPoolId: string; fen: number; consent: string }
)

export async function addRequest(tx: Tx, asked: Asked, { by, byName, now }: Hand): Promise<string> {
  const id = randomUUID()
  const { entryId, fromPoolId, toPoolId, fen, consent } =
    asked.kind === 'reverse'
      ? { entryId: asked.entryId, fromPoolId: null, toPoolId: null, fen: null, consent: '' }
      : { ...asked, entryId: null }
  await sql`insert into ledger.request (id, fund_id, kind, entry_id, from_pool_id, to_pool_id, fen, consent, reason, proposed_by, proposed_name, proposed_at)
    values (${id}, ${asked.fundId}, ${asked.kind}, ${entryId}, ${fromPoolId}, ${toPoolId}, ${fen}, ${consent}, ${asked.reason}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return id
}

/** False when somebody decided first. */
export async function addDecision(
  tx: Tx,
  { id, proposedBy }: RequestRow,
  { outcome, reason }: { outcome: 'approved' | 'rejected'; reason: string },
  { by, byName, now }: Hand,
): Promise<boolean> {
  const { rows } =
    await sql`insert into ledger.request_decision (request_id, outcome, proposed_by, decided_by, decided_name, reason, decided_at)
    values (${id}, ${outcome}, ${proposedBy}, ${by}, ${byName}, ${reason}, ${now}) on conflict do nothing returning request_id`.execute(
      tx,
    )
  return rows.length > 0
}

export async function addVoucher(
  tx: Tx,
  { fundId, kind, fen, memo }: { fundId: string; kind: string; fen: number; memo: string },
  { by, byName, now }: Hand,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into ledger.voucher (id, fund_id, kind, fen, memo, made_by, made_name, made_at)
    values (${id}, ${fundId}, ${kind}, ${fen}, ${memo}, ${by}, ${byName}, ${now})`.execute(tx)
  return id
}

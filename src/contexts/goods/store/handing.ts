import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Use } from '../vocabulary.ts'
import type { Hand } from './sql.ts'

export type Allocation = {
  id: string
  lotId: string
  lotNo: string
  title: string
  unit: string
  areaCode: string
  areaPath: string
  areaName: string
  use: Use
  purpose: string
  quantity: number
  handed: number
  state: 'open' | 'closed'
  expiresOn: string | null
  allocatedName: string
  version: number
}

const selectAllocations = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Allocation>`
  select x.id, x.lot_id, l.no as lot_no, l.title, l.unit, x.area_code, a.path as area_path, a.name as area_name, x.use, x.purpose, x.quantity, x.handed,
    x.state, l.expires_on, x.allocated_name, x.version
  from goods.allocation x join goods.lot l on l.id = x.lot_id join directory.area a on a.code = x.area_code
  where ${where} order by x.allocated_at desc, x.id ${tail}`

export type AllocationSearch = { codes: string[] | null; lotId?: string | undefined; open: boolean }
export async function listAllocations(tx: Tx, { page, pageSize, codes, lotId, open }: AllocationSearch & Paging) {
  const where = all([
    inCodes(sql`x.area_code`, codes),
    lotId !== undefined && sql`x.lot_id = ${lotId}`,
    open && sql`x.state = 'open' and x.handed < x.quantity`,
  ])
  const { rows } = await selectAllocations(where, limitOf({ page, pageSize })).execute(tx)
  return { rows, total: await countOf(tx, sql`goods.allocation x where ${where}`) }
}
export const findAllocations = async (tx: Tx, ids: readonly string[]): Promise<Allocation[]> =>
  (await selectAllocations(sql`x.id = any(${ids}::uuid[])`).execute(tx)).rows
/** Holds one allocation until the transaction ends. */
export async function holdAllocation(tx: Tx, id: string): Promise<Allocation | undefined> {
  await sql`select 1 from goods.allocation where id = ${id} for update`.execute(tx)
  return (await findAllocations(tx, [id]))[0]
}

type NewAllocation = Pick<Allocation, 'lotId' | 'areaCode' | 'use' | 'purpose' | 'quantity'>
export async function addAllocation(tx: Tx, one: NewAllocation, { by, byName, now }: Hand): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into goods.allocation (id, lot_id, area_code, use, purpose, quantity, allocated_by, allocated_name, allocated_at)
    values (${id}, ${one.lotId}, ${one.areaCode}, ${one.use}, ${one.purpose}, ${one.quantity}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return id
}

export async function shutAllocation(
  tx: Tx,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update goods.allocation set state = 'closed', close_reason = ${reason}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
}

export type HandoutTakeBack = {
  id: string
  state: 'asked' | 'approved' | 'rejected'
  reason: string
  askedBy: string
  askedName: string
  decidedName: string | null
  decisionReason: string
}
export type Handout = {
  id: string
  lotId: string
  lotNo: string
  title: string
  unit: string
  areaCode: string
  areaPath: string
  areaName: string
  receiverKind: 'person' | 'household'
  receiver: string
  use: Use
  quantity: number
  fen: number
  handedOn: string
  handedName: string
  signedOn: string | null
  signatureFileId: string | null
  entryId: string | null
  takeBack: HandoutTakeBack | null
}

const handoutsFrom = sql`goods.handout h join goods.allocation x on x.id = h.allocation_id join goods.lot l on l.id = h.lot_id
  join directory.area a on a.code = h.area_code left join goods.signature s on s.handout_id = h.id
  left join lateral (select * from goods.take_back one where one.handout_id = h.id order by one.asked_at desc limit 1) t on true
  left join goods.take_back_decision d on d.take_back_id = t.id`
const selectHandouts = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Handout>`
  select h.id, h.lot_id, l.no as lot_no, l.title, l.unit, h.area_code, a.path as area_path, a.name as area_name, h.receiver_kind, h.masked as receiver,
    x.use, h.quantity, h.fen, h.handed_on, h.handed_name, s.signed_on, s.file_id as signature_file_id, h.entry_id,
    case when t.id is not null then jsonb_build_object('id', t.id, 'state', coalesce(d.outcome, 'asked'), 'reason', t.reason, 'askedBy', t.asked_by,
      'askedName', t.asked_name, 'decidedName', d.decided_name, 'decisionReason', coalesce(d.reason, '')) end as take_back
  from ${handoutsFrom} where ${where} order by h.handed_on desc, h.handed_at desc, h.id ${tail}`

export type HandoutSearch = {
  codes: string[] | null
  lotId?: string | undefined
  state: 'all' | 'unsigned' | 'signed'
  taking: 'all' | 'standing' | 'waiting' | 'taken'
  from?: string | undefined
  to?: string | undefined
}
const conditions = ({ codes, lotId, state, taking, from, to }: HandoutSearch) =>
  all([
    inCodes(sql`h.area_code`, codes),
    lotId !== undefined && sql`h.lot_id = ${lotId}`,
    state === 'signed' && sql`s.handout_id is not null`,
    // What was taken back needs no signature any more.
    state === 'unsigned' && sql`s.handout_id is null and d.outcome is distinct from 'approved'`,
    taking === 'standing' && sql`d.outcome is distinct from 'approved'`,
    taking === 'waiting' && sql`t.id is not null and d.outcome is null`,
    taking === 'taken' && sql`d.outcome = 'approved'`,
    from !== undefined && sql`h.handed_on >= ${from}`,
    to !== undefined && sql`h.handed_on <= ${to}`,
  ])
export const listHandouts = async (tx: Tx, { page, pageSize, ...search }: HandoutSearch & Paging): Promise<Handout[]> =>
  (await selectHandouts(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countHandouts = (tx: Tx, search: HandoutSearch): Promise<number> =>
  countOf(tx, sql`${handoutsFrom} where ${conditions(search)}`)
export const findHandouts = async (tx: Tx, ids: readonly string[]): Promise<Handout[]> =>
  (await selectHandouts(sql`h.id = any(${ids}::uuid[])`).execute(tx)).rows

export type NewHandout = {
  id: string
  allocationId: string
  lotId: string
  areaCode: string
  receiverKind: 'person' | 'household'
  personId: string | null
  sealed: Buffer
  masked: string
  quantity: number
  fen: number
  entryId: string | null
  handedOn: string
}
export async function addHandout(tx: Tx, one: NewHandout, { by, byName, now }: Hand): Promise<void> {
  const { id, allocationId, lotId, areaCode, receiverKind, personId, sealed, masked, quantity, fen, entryId } = one
  await sql`
    insert into goods.handout (id, allocation_id, lot_id, area_code, receiver_kind, person_id, sealed, masked, quantity, fen, entry_id, handed_on,
      handed_by, handed_name, handed_at)
    values (${id}, ${allocationId}, ${lotId}, ${areaCode}, ${receiverKind}, ${personId}, ${sealed}, ${masked}, ${quantity}, ${fen}, ${entryId},
      ${one.handedOn}, ${by}, ${byName}, ${now})`.execute(tx)
  await sql`update goods.allocation set handed = handed + ${quantity} where id = ${allocationId}`.execute(tx)
}

/** False when somebody did first. */
export async function addSignature(
  tx: Tx,
  { handoutId, fileId, signedOn }: { handoutId: string; fileId: string; signedOn: string },
  { by, byName, now }: Hand,
): Promise<boolean> {
  const { rows } = await sql`
    insert into goods.signature (handout_id, file_id, signed_on, recorded_by, recorded_name, recorded_at)
    values (${handoutId}, ${fileId}, ${signedOn}, ${by}, ${byName}, ${now}) on conflict do nothing returning handout_id`.execute(
    tx,
  )
  return rows.length > 0
}

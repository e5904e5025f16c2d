import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'

export type Adjustment = {
  id: string
  personId: string
  name: string
  areaPath: string
  areaName: string
  points: number
  reason: string
  state: 'proposed' | 'approved' | 'rejected'
  proposedBy: string
  proposedName: string
  proposedAt: Date
  decidedName: string | null
  decisionReason: string | null
}
const state = sql`coalesce(d.outcome, 'proposed')`

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Adjustment>`
  with page as materialized (
    select j.*, ${state} as state, d.decided_name, d.reason as decision_reason from points.adjustment j
    left join points.adjustment_decision d on d.adjustment_id = j.id
    where ${where} order by j.proposed_at desc, j.id ${tail})
  select j.id, j.person_id, p.name, a.path as area_path, a.name as area_name, j.points, j.reason, j.state, j.proposed_by, j.proposed_name, j.proposed_at,
         j.decided_name, j.decision_reason
  from page j
  join directory.people_shown(array(select distinct person_id from page)) as p on p.id = j.person_id
  join directory.area a on a.code = j.area_code
  order by j.proposed_at desc, j.id`

type Search = { codes: string[] | null; state?: string | undefined }

export async function listAdjustments(tx: Tx, { codes, state: wanted, ...paging }: Search & Paging) {
  const where = all([inCodes(sql`j.area_code`, codes), wanted !== undefined && sql`${state} = ${wanted}`])
  const { rows } = await select(where, limitOf(paging)).execute(tx)
  const from = sql`points.adjustment j left join points.adjustment_decision d on d.adjustment_id = j.id where ${where}`
  return { rows, total: await countOf(tx, from) }
}

export const findAdjustments = async (tx: Tx, ids: readonly string[]): Promise<Adjustment[]> =>
  (await select(sql`j.id = any(${ids}::uuid[])`).execute(tx)).rows

type Hand = { by: string; byName: string; now: Date }

export async function addAdjustment(
  tx: Tx,
  { personId, areaCode, points, reason }: { personId: string; areaCode: string; points: number; reason: string },
  { by, byName, now }: Hand,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into points.adjustment (id, person_id, area_code, points, reason, proposed_by, proposed_name, proposed_at)
    values (${id}, ${personId}, ${areaCode}, ${points}, ${reason}, ${by}, ${byName}, ${now})`.execute(tx)
  return id
}

/** False when somebody decided first. */
export async function addAdjustmentDecision(
  tx: Tx,
  { id, proposedBy }: Adjustment,
  { outcome, reason }: { outcome: 'approved' | 'rejected'; reason: string },
  { by, byName, now }: Hand,
): Promise<boolean> {
  const { rows } = await sql`
    insert into points.adjustment_decision (adjustment_id, outcome, proposed_by, decided_by, decided_name, reason, decided_at)
    values (${id}, ${outcome}, ${proposedBy}, ${by}, ${byName}, ${reason}, ${now}) on conflict do nothing returning adjustment_id`.execute(
    tx,
  )
  return rows.length > 0
}

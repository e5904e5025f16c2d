import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import type { Checked, Stage, VisitState } from '../vocabulary.ts'
import { changeOne, narrowed, type Placed, placeColumns, placed, type Search } from './sql.ts'

export type Inspector = { accountId: string; personId: string | null; name: string }
export type Visit = Placed & {
  place: string
  plannedOn: string
  note: string
  state: VisitState
  plannedName: string
  reason: string
  recordId: string | null
  visitedOn: string | null
  checks: Checked[] | null
  listFrom: string | null
  met: string
  summary: string
  latitude: string | null
  longitude: string | null
  accuracyM: number | null
  fileIds: string[]
  recordedBy: string | null
  recordedName: string | null
  recordedAt: Date | null
  confirmedBy: string | null
  confirmedName: string | null
  confirmedAt: Date | null
  remark: string
  inspectors: Inspector[]
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Visit>`
  select r.*, ${placeColumns},
    (select json_agg(json_build_object('accountId', i.account_id, 'personId', i.person_id, 'name', i.name) order by i.name, i.account_id)
      from inspection.inspector i where i.visit_id = r.id) as inspectors
  from inspection.visit r ${placed} where ${where} order by coalesce(r.visited_on, r.planned_on) desc, r.id ${tail}`

export const listVisits = async (tx: Tx, { page, pageSize, ...search }: Search & Paging): Promise<Visit[]> =>
  (await select(narrowed(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countVisits = (tx: Tx, search: Search): Promise<number> =>
  countOf(tx, sql`inspection.visit r where ${narrowed(search)}`)
export const findVisits = async (tx: Tx, ids: readonly string[]): Promise<Visit[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows
/** What an inspector is to do: visits planned and to be put a hand to, and those recorded that wait for another hand. */
export const visitsOfInspector = async (tx: Tx, accountId: string): Promise<Visit[]> =>
  (
    await select(sql`r.state in ('planned', 'recorded') and exists (
      select from inspection.inspector i where i.visit_id = r.id and i.account_id = ${accountId})`).execute(tx)
  ).rows

/** Of these accounts, who they are. */
export async function inspectorsOf(tx: Tx, accountIds: readonly string[]): Promise<Inspector[]> {
  const { rows } = await sql<Inspector>`
    select id as account_id, person_id, display_name as name from platform.account where id = any(${accountIds}::uuid[])
    order by display_name, id`.execute(tx)
  return rows
}

type Plan = {
  id: string
  pointId: string
  areaCode: string
  stage: Stage
  place: string
  plannedOn: string
  note: string
}
export async function addVisit(tx: Tx, plan: Plan, inspectors: readonly Inspector[], by: Doer): Promise<void> {
  await sql`insert into inspection.visit (id, point_id, area_code, stage, place, planned_on, note, state, planned_by, planned_name, planned_at)
    values (${plan.id}, ${plan.pointId}, ${plan.areaCode}, ${plan.stage}, ${plan.place}, ${plan.plannedOn}, ${plan.note}, 'planned',
      ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
  await setInspectors(tx, plan.id, inspectors)
}

async function setInspectors(tx: Tx, visitId: string, inspectors: readonly Inspector[]): Promise<void> {
  await sql`delete from inspection.inspector where visit_id = ${visitId}`.execute(tx)
  for (const { accountId, personId, name } of inspectors)
    await sql`insert into inspection.inspector (visit_id, account_id, person_id, name)
      values (${visitId}, ${accountId}, ${personId}, ${name})`.execute(tx)
}

type Ref = { id: string; version: number }
/** Errors: access.stale. */
export async function changePlan(
  tx: Tx,
  { id, version }: Ref,
  plannedOn: string,
  inspectors: readonly Inspector[],
): Promise<void> {
  await changeOne(
    tx,
    sql`update inspection.visit set planned_on = ${plannedOn}, version = version + 1
      where id = ${id} and version = ${version} and state = 'planned'`,
  )
  await setInspectors(tx, id, inspectors)
}

/** Errors: access.stale. */
export const cancelPlan = (tx: Tx, { id, version }: Ref, reason: string): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.visit set state = 'cancelled', reason = ${reason}, version = version + 1
      where id = ${id} and version = ${version} and state = 'planned'`,
  )

export type Found = {
  recordId: string
  visitedOn: string
  checks: readonly Checked[]
  listFrom: string
  met: string
  summary: string
  position: { latitude: number; longitude: number; accuracyM: number } | null
  fileIds: readonly string[]
}
/** Whose record another visit has already, if any. */
export async function visitWithRecord(tx: Tx, recordId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from inspection.visit where record_id = ${recordId}`.execute(tx)
  return rows[0]?.id
}
/** Errors: access.stale. */
export const writeFound = (tx: Tx, id: string, found: Found, by: Doer): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.visit set state = 'recorded', record_id = ${found.recordId}, visited_on = ${found.visitedOn},
      checks = ${JSON.stringify(found.checks)}::jsonb, list_from = ${found.listFrom}, met = ${found.met}, summary = ${found.summary},
      latitude = ${found.position?.latitude ?? null}, longitude = ${found.position?.longitude ?? null}, accuracy_m = ${found.position?.accuracyM ?? null},
      file_ids = ${found.fileIds}::uuid[], recorded_by = ${by.accountId}, recorded_name = ${by.name}, recorded_at = ${by.now}, version = version + 1
      where id = ${id} and state = 'planned'`,
  )
/** Errors: access.stale. */
export const confirm = (tx: Tx, { id, version }: Ref, remark: string, by: Doer): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.visit set state = 'confirmed', remark = ${remark}, confirmed_by = ${by.accountId}, confirmed_name = ${by.name},
      confirmed_at = ${by.now}, version = version + 1 where id = ${id} and version = ${version} and state = 'recorded'`,
  )

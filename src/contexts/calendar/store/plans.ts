import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { deadlinesOf, inAsk } from '#platform/deadlines.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { PlanState } from '../vocabulary.ts'

export type Item = {
  month: number
  title: string
  owner: string
  standard: '' | 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7'
}
/** `doneOn`: the day it was done, by whom. */
type KeptItem = Item & { position: number; doneOn: string | null; doneName: string | null }
export type Plan = {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  year: number
  title: string
  state: PlanState
  items: number
  note: string
  recordedBy: string
  recordedName: string
  decidedName: string | null
  decidedAt: Date | null
  version: number
}
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Plan>`
  select p.*, a.path as area_path, a.name as area_name,
    (select count(*)::int from calendar.plan_item i where i.plan_id = p.id) as items
  from calendar.plan p join directory.area a on a.code = p.area_code where ${where} order by p.year desc, a.path ${tail}`

export type PlanSearch = { codes: string[] | null; year?: number | undefined }
const conditions = ({ codes, year }: PlanSearch) =>
  all([inCodes(sql`p.area_code`, codes), year !== undefined && sql`p.year = ${year}`])
export const listPlans = async (tx: Tx, { page, pageSize, ...search }: PlanSearch & Paging): Promise<Plan[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countPlans = (tx: Tx, search: PlanSearch): Promise<number> =>
  countOf(tx, sql`calendar.plan p where ${conditions(search)}`)
export const findPlans = async (tx: Tx, ids: readonly string[]): Promise<Plan[]> =>
  (await select(sql`p.id = any(${ids}::uuid[])`).execute(tx)).rows
export const hasPlan = async (tx: Tx, areaCode: string, year: number): Promise<boolean> =>
  (await countOf(tx, sql`calendar.plan where area_code = ${areaCode} and year = ${year}`)) > 0
export const itemsOf = async (tx: Tx, planId: string): Promise<KeptItem[]> =>
  (
    await sql<KeptItem>`select position, month, title, owner, standard, done_on, done_name from calendar.plan_item where plan_id = ${planId}
    order by month, position`.execute(tx)
  ).rows

type NewPlan = { areaCode: string; year: number; title: string }
export async function addPlan(tx: Tx, { areaCode, year, title }: NewPlan, by: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into calendar.plan (id, area_code, year, title, state, recorded_by, recorded_name, recorded_at)
    values (${id}, ${areaCode}, ${year}, ${title}, 'draft', ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
  return id
}
export async function setItems(tx: Tx, planId: string, items: readonly Item[]) {
  await sql`delete from calendar.plan_item where plan_id = ${planId}`.execute(tx)
  await sql`insert into calendar.plan_item (plan_id, position, month, title, owner, standard)
    select ${planId}, row_number() over (), x.month, x.title, x.owner, x.standard
    from unnest(${items.map(({ month }) => month)}::int[], ${items.map(({ title }) => title)}::text[],
      ${items.map(({ owner }) => owner)}::text[], ${items.map(({ standard }) => standard)}::text[]) as x(month, title, owner, standard)`.execute(
    tx,
  )
}

type Change = { state: PlanState; title?: string; note?: string; recorded?: Doer; decided?: Doer | null }
/** Errors: access.stale where somebody was first. */
export async function changePlan(
  tx: Tx,
  { id, version }: { id: string; version: number },
  set: Change,
): Promise<number> {
  const { recorded, decided = null } = set
  const { numAffectedRows = 0n } = await sql`update calendar.plan set version = version + 1, state = ${set.state},
      title = coalesce(${set.title ?? null}, title), note = coalesce(${set.note ?? null}, note),
      recorded_by = coalesce(${recorded?.accountId ?? null}::uuid, recorded_by), recorded_name = coalesce(${recorded?.name ?? null}, recorded_name),
      decided_by = ${decided?.accountId ?? null}::uuid, decided_name = ${decided?.name ?? null}, decided_at = ${decided?.now ?? null}::timestamptz
    where id = ${id} and version = ${version}`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
  return version + 1
}

/** False where there is no such item open. Errors: access.stale where somebody was first. */
export async function finishItem(
  tx: Tx,
  { id, version }: { id: string; version: number },
  { position, doneOn }: { position: number; doneOn: string },
  by: Doer,
): Promise<boolean> {
  const plan =
    await sql`update calendar.plan set version = version + 1 where id = ${id} and version = ${version}`.execute(tx)
  mustHaveChanged({ numUpdatedRows: plan.numAffectedRows ?? 0n })
  const item = await sql`update calendar.plan_item set done_on = ${doneOn}, done_name = ${by.name}
    where plan_id = ${id} and position = ${position} and done_on is null`.execute(tx)
  return item.numAffectedRows === 1n
}

/** Items of approved plans, on the last day of their month. */
export const planItemsDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  deadlinesOf(
    tx,
    ask,
    sql`select i.plan_id || '-' || i.position as id, e.day as "on", '计划：' || i.title || '（' || i.owner || '）' as title, a.name as place,
        p.area_code, i.done_on is not null as done, '/calendar/plans/' || p.id as page
      from calendar.plan p join calendar.plan_item i on i.plan_id = p.id join directory.area a on a.code = p.area_code
      cross join lateral (select (make_date(p.year, i.month, 1) + interval '1 month - 1 day')::date as day) e
      where p.state = 'approved' and ${inAsk(ask, { on: sql`e.day`, area: sql`p.area_code` })}`,
  )

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Due, Line, PlanState } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type Visitor = { accountId: string; personId: string | null; name: string }
export type PlanFacts = {
  areaCode: string
  personId: string
  targetCode: string
  line: Line
  dueOn: string
  dueAt: string
  note: string
}
export type Plan = PlanFacts & {
  id: string
  areaPath: string
  areaName: string
  personName: string
  byAccount: string
  byName: string
  state: PlanState
  lastOn: string | null
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Plan>`
  select p.id, p.area_code, a.path as area_path, a.name as area_name, p.person_id, coalesce(who.name, '') as person_name, p.target_code, p.line,
    p.due_on, p.due_at, p.note, p.by_account, p.by_name, p.state, p.version,
    (select max(v.visited_on) from fieldwork.pub_visit v where v.person_id = p.person_id) as last_on
  from fieldwork.visit_plan p join directory.area a on a.code = p.area_code left join directory.person who on who.id = p.person_id
  where ${where} order by p.due_on, p.due_at, p.id ${tail}`

export type PlanSearch = {
  codes: string[] | null
  today: string
  due?: Due | undefined
  targetCode?: string | undefined
  byAccount?: string | undefined
}
const isDue = (due: Due, today: string): RawBuilder<unknown> =>
  ({
    overdue: sql`p.due_on < ${today}::date`,
    today: sql`p.due_on = ${today}::date`,
    soon: sql`p.due_on > ${today}::date and p.due_on <= ${today}::date + 7`,
    later: sql`p.due_on > ${today}::date + 7`,
  })[due]
const conditions = ({ codes, today, due, targetCode, byAccount }: PlanSearch) =>
  all([
    sql`p.state = 'planned'`,
    inCodes(sql`p.area_code`, codes),
    due !== undefined && isDue(due, today),
    targetCode !== undefined && sql`p.target_code = ${targetCode}`,
    byAccount !== undefined && sql`p.by_account = ${byAccount}`,
  ])

/** Open plans, the oldest due first. */
export const listPlans = async (tx: Tx, { page, pageSize, ...search }: PlanSearch & Paging): Promise<Plan[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows

type Counts = Record<Due, number> & { total: number }
/** How many are due when; `total` of those that the whole search finds. */
export async function countPlans(tx: Tx, search: PlanSearch): Promise<Counts> {
  const { due, today, ...rest } = search
  const count = (one: Due) => sql`count(*) filter (where ${isDue(one, today)})::int`
  const { rows } =
    await sql<Counts>`select ${count('overdue')} as overdue, ${count('today')} as today, ${count('soon')} as soon,
      ${count('later')} as later, ${due ? count(due) : sql`count(*)::int`} as total
    from fieldwork.visit_plan p where ${conditions({ ...rest, today })}`.execute(tx)
  return rows[0] ?? { overdue: 0, today: 0, soon: 0, later: 0, total: 0 }
}

/** What one has to do until a day, with what the phone needs to find the door. */
export const plansOf = async (tx: Tx, accountId: string, until: string): Promise<Plan[]> =>
  (await select(sql`p.state = 'planned' and p.by_account = ${accountId} and p.due_on <= ${until}`).execute(tx)).rows

export const findPlans = async (tx: Tx, ids: readonly string[]): Promise<Plan[]> =>
  (await select(sql`p.id = any(${ids}::uuid[])`).execute(tx)).rows

/** The open plans of these people. */
export const openPlansOf = async (tx: Tx, personIds: readonly string[]): Promise<Plan[]> =>
  (await select(sql`p.state = 'planned' and p.person_id = any(${personIds}::uuid[])`).execute(tx)).rows

/** Adds plans, leaving out people who have an open one already; says how many were added. */
export async function addPlans(tx: Tx, plans: readonly PlanFacts[], visitor: Visitor, by: Doer): Promise<string[]> {
  if (plans.length === 0) return []
  const rows = plans.map((plan) => ({ id: randomUUID(), ...plan }))
  const added = await sql<{ id: string }>`
    insert into fieldwork.visit_plan (id, area_code, person_id, target_code, line, due_on, due_at, note, by_account, by_person_id, by_name,
      state, planned_by, planned_name, planned_at)
    select (one->>'id')::uuid, one->>'areaCode', (one->>'personId')::uuid, one->>'targetCode', one->>'line', (one->>'dueOn')::date, one->>'dueAt',
      one->>'note', ${visitor.accountId}::uuid, ${visitor.personId}::uuid, ${visitor.name}, 'planned', ${by.accountId}::uuid, ${by.name}, ${by.now}
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as one
    on conflict (person_id) where state = 'planned' do nothing returning id`.execute(tx)
  return added.rows.map(({ id }) => id)
}

type PlanChange = {
  dueOn?: string
  dueAt?: string
  byAccount?: string
  byPersonId?: string | null
  byName?: string
  state?: PlanState
  reason?: string
  visitId?: string
}
/** Changes a plan as it was seen. Errors: access.stale. */
export async function changePlan(tx: Tx, { id, version }: Pick<Plan, 'id' | 'version'>, change: PlanChange) {
  mustHaveChanged(
    await tx
      .updateTable('fieldwork.visitPlan')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

/** A visit was made; a plan closed meanwhile stays as it is. */
export async function finishPlan(tx: Tx, id: string, visitId: string): Promise<void> {
  await sql`update fieldwork.visit_plan set state = 'done', visit_id = ${visitId}, version = version + 1
    where id = ${id} and state = 'planned'`.execute(tx)
}
/** Nobody was met: another day. */
export async function movePlan(tx: Tx, id: string, dueOn: string): Promise<void> {
  await sql`update fieldwork.visit_plan set due_on = ${dueOn}, due_at = '', version = version + 1 where id = ${id} and state = 'planned'`.execute(
    tx,
  )
}

/** Accounts by id, as who may be sent. */
export async function visitorsOf(tx: Tx, accountIds: readonly string[]): Promise<Visitor[]> {
  const { rows } = await sql<Visitor>`select id as account_id, person_id, display_name as name from platform.account
    where id = any(${accountIds}::uuid[]) order by display_name, id`.execute(tx)
  return rows
}

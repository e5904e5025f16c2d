import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { PlanMove, PlanState } from '../rules/states.ts'
import { all, countOf, type Paging } from './pages.ts'

export type PlannedActivity = { month: number; name: string; content: string; people: number | null }
export type PlanFacts = { goals: string; budgetNote: string; fileId: string | null }
export type Plan = PlanFacts & {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  year: number
  state: PlanState
  activities: number
  recordedBy: string | null
  submittedBy: string | null
  submittedOn: string | null
  approvedOn: string | null
  fileName: string | null
  version: number
}
export type PlanSearch = {
  codes: string[] | null
  year?: number | undefined
  state?: PlanState | undefined
}

const conditions = ({ codes, year, state }: PlanSearch): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`y.area_code = any(${codes}::text[])`] : []),
    ...(year ? [sql`y.year = ${year}`] : []),
    ...(state ? [sql`y.state = ${state}`] : []),
  ])

async function read(tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<Plan[]> {
  const { rows } = await sql<Plan>`
    select y.id, y.area_code, a.path as area_path, a.name as area_name, town.name as town_name, y.year, y.goals, y.budget_note, y.file_id,
      f.name as file_name, y.state, (select count(*)::int from teams.planned_activity p where p.plan_id = y.id) as activities,
      y.recorded_by, y.submitted_by, (y.submitted_at at time zone 'Asia/Shanghai')::date as submitted_on, y.approved_on, y.version
    from teams.yearly_plan y
    join directory.area a on a.code = y.area_code
    left join directory.area town on town.code = a.parent_code and a.level = 'community'
    left join platform.file f on f.id = y.file_id
    where ${where} ${tail}`.execute(tx)
  return rows
}

const ORDERS = { area: sql`y.area_code`, year: sql`y.year` } as const
export type PlanSorting = { sort: keyof typeof ORDERS; down: boolean }

export const listPlans = (tx: Tx, { sort, down, page, pageSize, ...search }: PlanSearch & PlanSorting & Paging) =>
  read(
    tx,
    conditions(search),
    sql`order by ${ORDERS[sort]} ${down ? sql`desc` : sql`asc`}, y.year desc, y.area_code limit ${pageSize} offset ${(page - 1) * pageSize}`,
  )

export const countPlans = (tx: Tx, search: PlanSearch): Promise<number> =>
  countOf(tx, sql`select from teams.yearly_plan y where ${conditions(search)}`)

export const findPlans = (tx: Tx, ids: readonly string[]): Promise<Plan[]> =>
  read(tx, sql`y.id = any(${ids}::uuid[])`, sql`order by y.year`)

export const plannedIn = (tx: Tx, planId: string): Promise<PlannedActivity[]> =>
  tx
    .selectFrom('teams.plannedActivity')
    .select(['month', 'name', 'content', 'people'])
    .where('planId', '=', planId)
    .orderBy('month')
    .orderBy('position')
    .execute()

export const stepsOf = (tx: Tx, planId: string) =>
  tx
    .selectFrom('teams.planStep')
    .select(['step', 'note', 'byName', 'takenAt'])
    .where('planId', '=', planId)
    .orderBy('takenAt', 'desc')
    .execute()

/** Undefined when the community has a plan for that year already. */
export async function addPlan(
  tx: Tx,
  plan: PlanFacts & { areaCode: string; year: number; recordedBy: string },
  now: Date,
): Promise<string | undefined> {
  const added = await tx
    .insertInto('teams.yearlyPlan')
    .values({ id: randomUUID(), ...plan, createdAt: now })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

/** The rows of a plan, all of them anew: they are the plan's, and nothing else points at them. */
export async function putActivities(tx: Tx, planId: string, planned: readonly PlannedActivity[]): Promise<void> {
  await tx.deleteFrom('teams.plannedActivity').where('planId', '=', planId).execute()
  if (planned.length === 0) return
  const rows = planned.map((one, position) => ({ id: randomUUID(), planId, position, ...one }))
  await tx.insertInto('teams.plannedActivity').values(rows).execute()
}

type PlanChange = Partial<PlanFacts> & {
  state: PlanState
  recordedBy?: string
  submittedBy?: string | null
  submittedAt?: Date | null
  approvedBy?: string | null
  approvedOn?: string | null
}

/** Errors: access.stale when somebody was first. */
export async function changePlan(tx: Tx, id: string, version: number, change: PlanChange): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('teams.yearlyPlan')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

type Step = {
  planId: string
  step: PlanMove | 'drafted'
  note?: string
  byAccount: string
  byName: string
  takenAt: Date
}

export async function addStep(tx: Tx, { note = '', ...step }: Step): Promise<void> {
  await tx
    .insertInto('teams.planStep')
    .values({ id: randomUUID(), note, ...step })
    .execute()
}

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Evaluation, Proposal, Sorts } from '../parts-groups.ts'
import type { GroupState, Kind, Line, Type } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type GroupFacts = {
  type: Type
  title: string
  line: Line
  groups: string[]
  people: number
  sessions: number
  startsOn: string
  endsOn: string
  needId: string | null
  activityId: string | null
  plan: z.output<typeof Proposal>
  budgetFen: number
}
export type Group = GroupFacts & {
  id: string
  kind: Kind
  areaCode: string
  areaPath: string
  areaName: string
  townCode: string
  townName: string
  leaderAccount: string
  leaderName: string
  filedOn: string | null
  filingNo: string
  permitNo: string
  state: GroupState
  sessionsHeld: number
  startedOn: string | null
  closedOn: string | null
  evaluation: z.output<typeof Evaluation> | null
  fileNo: string | null
  createdBy: string
  createdName: string
  version: number
}

type Order = { sort: (typeof Sorts)[number]; down: boolean }
const SORTED = { startsOn: sql`g.starts_on`, endsOn: sql`g.ends_on`, title: sql`g.title` }
const orderOf = ({ sort, down }: Order): RawBuilder<unknown> =>
  sql`order by ${SORTED[sort]} ${down ? sql`desc` : sql`asc`}, g.id`

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Group>`
  select g.*, a.path as area_path, a.name as area_name, t.name as town_name
  from fieldwork.group_work g join directory.area a on a.code = g.area_code join directory.area t on t.code = g.town_code
  where ${where} ${tail}`

export type GroupSearch = {
  codes: string[] | null
  kind?: Kind | undefined
  state?: GroupState | undefined
  line?: Line | undefined
  /** Past its planned end on this day and not done. */
  overdueOn?: string | undefined
  toApprove?: boolean | undefined
}
const OPEN = sql`g.state in ('proposed', 'returned', 'approved', 'recruiting', 'running', 'ended', 'evaluated')`
const conditions = ({ codes, kind, state, line, overdueOn, toApprove }: GroupSearch) =>
  all([
    inCodes(sql`g.area_code`, codes),
    kind !== undefined && sql`g.kind = ${kind}`,
    state !== undefined && sql`g.state = ${state}`,
    line !== undefined && sql`g.line = ${line}`,
    overdueOn !== undefined && sql`g.ends_on < ${overdueOn}::date and ${OPEN}`,
    toApprove === true && sql`g.state in ('proposed', 'evaluated')`,
  ])
export const isOpen = ({ state }: Pick<Group, 'state'>): boolean => state !== 'archived' && state !== 'cancelled'

export const listGroups = async (
  tx: Tx,
  { page, pageSize, sort, down, ...search }: GroupSearch & Order & Paging,
): Promise<Group[]> =>
  (await select(conditions(search), sql`${orderOf({ sort, down })} ${limitOf({ page, pageSize })}`).execute(tx)).rows
export const countGroups = (tx: Tx, search: GroupSearch): Promise<number> =>
  countOf(tx, sql`fieldwork.group_work g where ${conditions(search)}`)
export const findGroups = async (tx: Tx, ids: readonly string[]): Promise<Group[]> =>
  (await select(sql`g.id = any(${ids}::uuid[])`).execute(tx)).rows
/** The group, held until the transaction ends. */
export const holdGroup = async (tx: Tx, id: string): Promise<Group | undefined> =>
  (await select(sql`g.id = ${id}`, sql`for update of g`).execute(tx)).rows[0]

type NewGroup = GroupFacts & { kind: Kind; areaCode: string; townCode: string }
export async function addGroup(tx: Tx, group: NewGroup, by: Doer): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into fieldwork.group_work (id, kind, type, area_code, town_code, station_id, title, line, groups, people, sessions, starts_on, ends_on, plan,
      budget_fen, leader_account, leader_name, need_id, activity_id, state, created_by, created_name, created_at)
    values (${id}, ${group.kind}, ${group.type}, ${group.areaCode}, ${group.townCode},
      (select s.id from workforce.pub_station s where s.town_code = ${group.townCode}), ${group.title}, ${group.line}, ${group.groups}::text[],
      ${group.people}, ${group.sessions}, ${group.startsOn}, ${group.endsOn}, ${JSON.stringify(group.plan)}::jsonb, ${group.budgetFen},
      ${by.accountId}, ${by.name}, ${group.needId}, ${group.activityId}, 'proposed', ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
  return id
}

export type GroupChange = Partial<
  Pick<Group, 'state' | 'filedOn' | 'filingNo' | 'permitNo' | 'sessionsHeld' | 'startedOn' | 'closedOn' | 'fileNo'>
> & { approvedBy?: string; evaluation?: string; facts?: GroupFacts }
/** Changes a group as it was seen. Errors: access.stale. */
export async function changeGroup(
  tx: Tx,
  { id, version }: Pick<Group, 'id' | 'version'>,
  { facts, ...change }: GroupChange,
): Promise<number> {
  const told = facts && { ...facts, plan: JSON.stringify(facts.plan) }
  mustHaveChanged(
    await tx
      .updateTable('fieldwork.groupWork')
      .set({ ...told, ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type Step = { act: string; state: GroupState; note: string; byName: string; at: Date }
export async function addStep(
  tx: Tx,
  { groupId, act, state, note }: { groupId: string; act: string; state: GroupState; note: string },
  by: Doer,
): Promise<void> {
  await sql`insert into fieldwork.step (id, group_id, seq, act, state, note, by_account, by_name, at)
    values (${randomUUID()}, ${groupId}, (select coalesce(max(seq), 0) + 1 from fieldwork.step where group_id = ${groupId}), ${act}, ${state}, ${note},
      ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
}
export const stepsOf = async (tx: Tx, groupId: string): Promise<Step[]> =>
  (
    await sql<Step>`select act, state, note, by_name, at from fieldwork.step where group_id = ${groupId} order by seq`.execute(
      tx,
    )
  ).rows

/** A scheduled activity of context activities, and how many people checked in at it. */
export async function activityOf(tx: Tx, id: string | null) {
  if (id === null) return undefined
  const { rows } = await sql<{ title: string; areaCode: string; checkedIn: number }>`
    select a.title, a.area_code, (select count(distinct t.person_id)::int from activities.pub_attendance t where t.activity_id = a.id) as checked_in
    from activities.pub_activity a where a.id = ${id}`.execute(tx)
  return rows[0]
}

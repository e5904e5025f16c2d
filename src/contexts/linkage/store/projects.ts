import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { BudgetSource, Party, ProjectState, TieKind } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type ProjectFacts = { title: string; goal: string; startsOn: string; endsOn: string }
export type Project = ProjectFacts & {
  id: string
  no: string
  areaCode: string
  areaPath: string
  areaName: string
  townCode: string
  townName: string
  leadAccount: string
  leadName: string
  state: ProjectState
  result: string
  reason: string
  closedOn: string | null
  closedName: string | null
  startedName: string
  startedAt: Date
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Project>`
  select p.*, a.path as area_path, a.name as area_name, t.name as town_name
  from linkage.project p join directory.area a on a.code = p.area_code join directory.area t on t.code = p.town_code
  where ${where} order by p.state <> 'running', p.starts_on desc, p.no desc ${tail}`

export type ProjectSearch = {
  codes: string[] | null
  state?: ProjectState | undefined
  text?: string | undefined
}
const conditions = ({ codes, state, text }: ProjectSearch) =>
  all([
    inCodes(sql`p.area_code`, codes),
    state !== undefined && sql`p.state = ${state}`,
    text !== undefined && text !== '' && sql`strpos(p.title || p.no, ${text}) > 0`,
  ])
export const listProjects = async (
  tx: Tx,
  { paging, ...search }: ProjectSearch & { paging?: Paging | undefined },
): Promise<Project[]> => (await select(conditions(search), limitOf(paging)).execute(tx)).rows
export const countProjects = (tx: Tx, search: ProjectSearch): Promise<number> =>
  countOf(tx, sql`linkage.project p where ${conditions(search)}`)
export const findProjects = async (tx: Tx, ids: readonly string[]): Promise<Project[]> =>
  (await select(sql`p.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Holds one project until the transaction ends: two hands never act on it at once. */
export async function holdProject(tx: Tx, id: string): Promise<Project | undefined> {
  await sql`select 1 from linkage.project where id = ${id} for update`.execute(tx)
  return (await findProjects(tx, [id]))[0]
}

type New = ProjectFacts & { no: string; areaCode: string; townCode: string; leadAccount: string; leadName: string }
export async function addProject(tx: Tx, project: New, { accountId, name, now }: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into linkage.project (id, no, area_code, town_code, title, goal, starts_on, ends_on, lead_account, lead_name, state,
      started_by, started_name, started_at)
    values (${id}, ${project.no}, ${project.areaCode}, ${project.townCode}, ${project.title}, ${project.goal}, ${project.startsOn},
      ${project.endsOn}, ${project.leadAccount}, ${project.leadName}, 'running', ${accountId}, ${name}, ${now})`.execute(
    tx,
  )
  return id
}

type Change = Partial<
  ProjectFacts & Pick<Project, 'leadAccount' | 'leadName' | 'state' | 'result' | 'reason' | 'closedOn' | 'closedName'>
> & { closedBy?: string }
export async function changeProject(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: Change,
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('linkage.project')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export async function addNeeds(tx: Tx, projectId: string, needIds: readonly string[]): Promise<void> {
  await sql`insert into linkage.project_need (project_id, need_id) select ${projectId}::uuid, unnest(${needIds}::uuid[]) on conflict do nothing`.execute(
    tx,
  )
}
export type ProjectNeed = { projectId: string; needId: string }
export const needsOf = async (tx: Tx, projectIds: readonly string[]): Promise<ProjectNeed[]> =>
  (
    await sql<ProjectNeed>`select project_id, need_id from linkage.project_need where project_id = any(${projectIds}::uuid[])`.execute(
      tx,
    )
  ).rows
/** The projects, not stopped, that these needs are in; the needs stay locked for whoever asks next. */
export async function projectsOfNeeds(
  tx: Tx,
  needIds: readonly string[],
): Promise<{ needId: string; projectId: string; title: string; state: ProjectState }[]> {
  const { rows } = await sql<{ needId: string; projectId: string; title: string; state: ProjectState }>`
    select n.need_id, p.id as project_id, p.title, p.state from linkage.project_need n join linkage.project p on p.id = n.project_id
    where n.need_id = any(${needIds}::uuid[]) and p.state <> 'stopped'`.execute(tx)
  return rows
}
/** One need is put into one project at a time. */
export async function lockNeeds(tx: Tx, needIds: readonly string[]): Promise<void> {
  for (const id of needIds.toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended('linkage.need:' || ${id}, 0))`.execute(tx)
}

export type BudgetLine = { source: BudgetSource; fen: number }
export async function putBudget(tx: Tx, projectId: string, lines: readonly BudgetLine[]): Promise<void> {
  await sql`delete from linkage.budget_line where project_id = ${projectId}`.execute(tx)
  for (const { source, fen } of lines)
    await sql`insert into linkage.budget_line (project_id, source, fen) values (${projectId}, ${source}, ${fen})`.execute(
      tx,
    )
}
export const budgetOf = async (tx: Tx, projectId: string): Promise<BudgetLine[]> =>
  (
    await sql<BudgetLine>`select source, fen from linkage.budget_line where project_id = ${projectId} order by fen desc`.execute(
      tx,
    )
  ).rows

export type Seat = { projectId: string; party: Party; unitName: string; unitId: string | null }
export async function putSeats(tx: Tx, projectId: string, seats: readonly Omit<Seat, 'projectId'>[]): Promise<void> {
  for (const { party, unitName, unitId } of seats)
    await sql`insert into linkage.seat (project_id, party, unit_name, unit_id) values (${projectId}, ${party}, ${unitName}, ${unitId})
      on conflict (project_id, party) do update set unit_name = excluded.unit_name, unit_id = excluded.unit_id`.execute(
      tx,
    )
}
export const seatsOf = async (tx: Tx, projectIds: readonly string[]): Promise<Seat[]> =>
  (
    await sql<Seat>`select project_id, party, unit_name, unit_id from linkage.seat where project_id = any(${projectIds}::uuid[])`.execute(
      tx,
    )
  ).rows

export type Request = {
  projectId: string
  party: Party
  what: string
  dueOn: string
  told: number
  askedName: string
  askedAt: Date
}
export async function addRequest(
  tx: Tx,
  request: Omit<Request, 'askedName' | 'askedAt'>,
  { accountId, name, now }: Doer,
): Promise<void> {
  await sql`insert into linkage.request (id, project_id, party, what, due_on, told, asked_by, asked_name, asked_at)
    values (${randomUUID()}, ${request.projectId}, ${request.party}, ${request.what}, ${request.dueOn}, ${request.told}, ${accountId}, ${name},
      ${now})`.execute(tx)
}
export const requestsOf = async (tx: Tx, projectIds: readonly string[]): Promise<Request[]> =>
  (
    await sql<Request>`select project_id, party, what, due_on, told, asked_name, asked_at from linkage.request
      where project_id = any(${projectIds}::uuid[]) order by asked_at`.execute(tx)
  ).rows

export type Reminder = { projectId: string; party: Party; onDate: string; told: number; byName: string }
/** False when this seat was reminded today already. */
export async function addReminder(
  tx: Tx,
  { projectId, party, onDate, told }: Omit<Reminder, 'byName'>,
  { accountId, name, now }: Doer,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into linkage.reminder (project_id, party, on_date, told, by_account, by_name, at)
    values (${projectId}, ${party}, ${onDate}, ${told}, ${accountId}, ${name}, ${now}) on conflict do nothing`.execute(
    tx,
  )
  return numAffectedRows > 0n
}
export const remindersOf = async (tx: Tx, projectIds: readonly string[]): Promise<Reminder[]> =>
  (
    await sql<Reminder>`select project_id, party, on_date, told, by_name from linkage.reminder
      where project_id = any(${projectIds}::uuid[]) order by on_date`.execute(tx)
  ).rows

export type Tie = {
  id: string
  projectId: string
  sourceKind: TieKind
  sourceId: string
  tiedName: string
  tiedAt: Date
}
const liveTies = (where: RawBuilder<unknown>) => sql<Tie>`
  select t.id, t.project_id, t.source_kind, t.source_id, t.tied_name, t.tied_at from linkage.tie t
  where not exists (select from linkage.untied u where u.tie_id = t.id) and ${where} order by t.tied_at`
export const tiesOf = async (tx: Tx, projectId: string): Promise<Tie[]> =>
  (await liveTies(sql`t.project_id = ${projectId}`).execute(tx)).rows
/** The projects that a record is tied to now. */
export const tiesTo = async (tx: Tx, sourceId: string): Promise<Tie[]> =>
  (await liveTies(sql`t.source_id = ${sourceId}`).execute(tx)).rows
export const findTies = async (tx: Tx, ids: readonly string[]): Promise<Tie[]> =>
  (await liveTies(sql`t.id = any(${ids}::uuid[])`).execute(tx)).rows
export async function addTie(
  tx: Tx,
  { projectId, sourceKind, sourceId }: Pick<Tie, 'projectId' | 'sourceKind' | 'sourceId'>,
  { accountId, name, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into linkage.tie (id, project_id, source_kind, source_id, tied_by, tied_name, tied_at)
    values (${id}, ${projectId}, ${sourceKind}, ${sourceId}, ${accountId}, ${name}, ${now})`.execute(tx)
  return id
}
/** False when it was taken off already. */
export async function untie(tx: Tx, tieId: string, reason: string, { accountId, name, now }: Doer): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`insert into linkage.untied (tie_id, reason, by_account, by_name, at)
    values (${tieId}, ${reason}, ${accountId}, ${name}, ${now}) on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n
}

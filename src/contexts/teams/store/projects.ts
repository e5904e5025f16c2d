import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { ProjectState } from '../rules/states.ts'
import { all, countOf, type Paging } from './pages.ts'

export type ProjectFacts = {
  name: string
  teamId: string | null
  tags: string[]
  category: string
  audiences: string[]
  fromDate: string
  toDate: string | null
  content: string
  place: string
  plannedPeople: number | null
  plannedTimes: number | null
}
export type ProjectRow = ProjectFacts & {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  teamName: string | null
  state: ProjectState
  startedOn: string | null
  endedOn: string | null
  endedNote: string
  batchId: string | null
  version: number
}
export type ProjectSearch = {
  codes: string[] | null
  state?: ProjectState | undefined
  tag?: string | undefined
  category?: string | undefined
  teamId?: string | undefined
  projectId?: string | undefined
  words?: string | undefined
}

const conditions = ({ codes, state, tag, category, teamId, projectId, words }: ProjectSearch): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`j.area_code = any(${codes}::text[])`] : []),
    ...(state ? [sql`j.state = ${state}`] : []),
    ...(tag ? [sql`${tag} = any(j.tags)`] : []),
    ...(category ? [sql`j.category = ${category}`] : []),
    ...(teamId ? [sql`j.team_id = ${teamId}`] : []),
    ...(projectId ? [sql`j.id = ${projectId}`] : []),
    ...(words ? [sql`strpos(j.name, ${words}) > 0`] : []),
  ])

async function read(tx: Tx, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`
    select j.id, j.area_code, a.path as area_path, a.name as area_name, town.name as town_name, j.team_id, t.name as team_name, j.name, j.tags,
      j.category, j.audiences, j.from_date, j.to_date, j.content, j.place, j.planned_people, j.planned_times, j.state, j.started_on,
      j.ended_on, j.ended_note, j.batch_id, j.version
    from teams.project j
    join directory.area a on a.code = j.area_code
    left join directory.area town on town.code = a.parent_code and a.level = 'community'
    left join teams.team t on t.id = j.team_id
    where ${where} ${tail}`.execute(tx)
  return rows
}

const ORDERS = { area: sql`j.area_code`, from: sql`j.from_date`, name: sql`j.name` } as const
export type ProjectSorting = { sort: keyof typeof ORDERS; down: boolean }

export const listProjects = (
  tx: Tx,
  { sort, down, page, pageSize, ...search }: ProjectSearch & ProjectSorting & Paging,
) =>
  read(
    tx,
    conditions(search),
    sql`order by ${ORDERS[sort]} ${down ? sql`desc` : sql`asc`}, j.from_date desc, j.id limit ${pageSize} offset ${(page - 1) * pageSize}`,
  )

export const countProjects = (tx: Tx, search: ProjectSearch): Promise<number> =>
  countOf(tx, sql`select from teams.project j where ${conditions(search)}`)

export const findProjects = (tx: Tx, ids: readonly string[]): Promise<ProjectRow[]> =>
  read(tx, sql`j.id = any(${ids}::uuid[])`, sql`order by j.from_date`)

/** Undefined when the community has a project of that name from the same day. */
export async function addProject(
  tx: Tx,
  project: ProjectFacts & { areaCode: string; recordedBy: string },
  now: Date,
): Promise<string | undefined> {
  const added = await tx
    .insertInto('teams.project')
    .values({ id: randomUUID(), ...project, createdAt: now })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export async function isProjectKnown(
  tx: Tx,
  { id, areaCode, name, fromDate }: Record<'id' | 'areaCode' | 'name' | 'fromDate', string>,
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select exists (select from teams.project
    where area_code = ${areaCode} and name = ${name} and from_date = ${fromDate}::date and id <> ${id}) as known`.execute(
    tx,
  )
  return rows[0]?.known ?? false
}

type ProjectChange = Partial<ProjectFacts> & {
  state?: ProjectState
  startedOn?: string
  endedOn?: string
  endedNote?: string
}

/** Errors: access.stale when somebody was first. */
export async function changeProject(tx: Tx, id: string, version: number, change: ProjectChange): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('teams.project')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

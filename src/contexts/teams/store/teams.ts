import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { all, countOf, type Paging } from './pages.ts'

export type OrganiserKind = 'committee' | 'organisation' | 'unit'
export type TeamFacts = {
  name: string
  organiserKind: OrganiserKind
  organisationId: string | null
  leadPersonId: string
  categories: string[]
  contact: string
  about: string
}
/** `leadName` is whole here and masked before it leaves the server for a desk. */
export type TeamRow = TeamFacts & {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  organisationName: string | null
  leadName: string
  foundedOn: string
  endedOn: string | null
  endedReason: string | null
  membersNow: number
  waiting: number
  batchId: string | null
  version: number
}
/** `codes`: the areas to look in, null for all of them. */
export type TeamSearch = {
  codes: string[] | null
  state: 'existing' | 'ended' | 'all'
  organiserKind?: OrganiserKind | undefined
  category?: string | undefined
  words?: string | undefined
  today: string
}

const conditions = ({ codes, state, organiserKind, category, words, today }: TeamSearch): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`t.area_code = any(${codes}::text[])`] : []),
    ...(state === 'existing' ? [sql`coalesce(t.ended_on, 'infinity') > ${today}::date`] : []),
    ...(state === 'ended' ? [sql`t.ended_on <= ${today}::date`] : []),
    ...(organiserKind ? [sql`t.organiser_kind = ${organiserKind}`] : []),
    ...(category ? [sql`${category} = any(t.categories)`] : []),
    ...(words ? [sql`strpos(t.name, ${words}) > 0`] : []),
  ])

type Tail = { order: RawBuilder<unknown>; paging?: Paging }

async function read(tx: Tx, where: RawBuilder<unknown>, today: string, { order, paging }: Tail): Promise<TeamRow[]> {
  const limit = paging ? sql`limit ${paging.pageSize} offset ${(paging.page - 1) * paging.pageSize}` : sql``
  const { rows } = await sql<TeamRow>`
    with one as materialized (
      select t.*, row_number() over (order by ${order}, t.id) as position,
        (select count(*)::int from teams.member m where m.team_id = t.id and m.from_date <= ${today}::date
           and coalesce(m.to_date, 'infinity') >= ${today}::date) as members_now,
        (select count(*)::int from teams.member m where m.team_id = t.id and m.state = 'applied') as waiting
      from teams.team t where ${where} order by position ${limit})
    select one.id, one.area_code, a.path as area_path, a.name as area_name, town.name as town_name, one.name, one.organiser_kind,
      one.organisation_id, o.name as organisation_name, one.lead_person_id, p.name as lead_name, one.founded_on, one.ended_on, one.ended_reason,
      one.categories, one.contact, one.about, one.members_now, one.waiting, one.batch_id, one.version
    from one
    join directory.people_shown(array(select lead_person_id from one)) as p on p.id = one.lead_person_id
    join directory.area a on a.code = one.area_code
    left join directory.area town on town.code = a.parent_code and a.level = 'community'
    left join directory.organisation o on o.id = one.organisation_id
    order by one.position`.execute(tx)
  return rows
}

const ORDERS = {
  area: sql`t.area_code`,
  founded: sql`t.founded_on`,
  members: sql`(select count(*) from teams.member m where m.team_id = t.id and m.state = 'member')`,
} as const
export type TeamSorting = { sort: keyof typeof ORDERS; down: boolean }

export const listTeams = (tx: Tx, { sort, down, page, pageSize, ...search }: TeamSearch & TeamSorting & Paging) =>
  read(tx, conditions(search), search.today, {
    order: sql`${ORDERS[sort]} ${down ? sql`desc` : sql`asc`}, t.name`,
    paging: { page, pageSize },
  })

export const countTeams = (tx: Tx, search: TeamSearch): Promise<number> =>
  countOf(tx, sql`select from teams.team t where ${conditions(search)}`)

export const findTeams = (tx: Tx, ids: readonly string[], today: string): Promise<TeamRow[]> =>
  read(tx, sql`t.id = any(${ids}::uuid[])`, today, { order: sql`t.name` })

/** The name of the team that an organisation stands for already, other than the one given. */
export async function teamOfOrganisation(tx: Tx, organisationId: string, except: string | null) {
  const { rows } = await sql<{ name: string }>`
    select name from teams.team where organisation_id = ${organisationId} and ended_on is null and id is distinct from ${except}::uuid`.execute(
    tx,
  )
  return rows[0]?.name
}

/** Whether a social organisation is of the same place, of its town, or of a community below it. */
export async function organisationFits(tx: Tx, organisationId: string, areaPath: string): Promise<boolean> {
  const { rows } = await sql<{ fits: boolean }>`
    select exists (select from directory.organisation o join directory.area a on a.code = o.area_code
      where o.id = ${organisationId} and o.kind in ('community_social_org', 'volunteer_org')
        and (starts_with(${areaPath} || '.', a.path || '.') and a.level in ('town', 'community') or starts_with(a.path, ${areaPath} || '.'))) as fits`.execute(
    tx,
  )
  return rows[0]?.fits ?? false
}

export type NewTeam = TeamFacts & { areaCode: string; foundedOn: string; recordedBy: string }

/** Undefined when a team of that name exists there. */
export async function addTeam(tx: Tx, team: NewTeam, now: Date): Promise<string | undefined> {
  const added = await tx
    .insertInto('teams.team')
    .values({ id: randomUUID(), ...team, createdAt: now })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export async function isNameTaken(tx: Tx, areaCode: string, name: string, except: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from teams.team where area_code = ${areaCode} and name = ${name} and ended_on is null and id <> ${except}) as taken`.execute(
    tx,
  )
  return rows[0]?.taken ?? false
}

type Change = Partial<TeamFacts> & { endedOn?: string; endedReason?: string }

/** Errors: access.stale when somebody was first. */
export async function changeTeam(tx: Tx, id: string, version: number, change: Change): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('teams.team')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export async function runningProjectsOf(
  tx: Tx,
  teamId: string,
): Promise<{ id: string; name: string; state: string }[]> {
  const { rows } = await sql<{ id: string; name: string; state: string }>`
    select id, name, state from teams.project where team_id = ${teamId} order by state = 'ended', from_date desc limit 50`.execute(
    tx,
  )
  return rows
}

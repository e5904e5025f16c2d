import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A team as other contexts meet it. `endedOn`: from that day on it no longer exists. */
export type Team = {
  id: string
  name: string
  areaCode: string
  areaPath: string
  areaName: string
  leadPersonId: string
  foundedOn: string
  endedOn: string | null
}
/** A project as other contexts meet it; `tags` are codes of the notice's five directions (三（五）), `category` of the national table. */
export type Project = {
  id: string
  name: string
  areaCode: string
  areaPath: string
  teamId: string | null
  tags: string[]
  category: string
  audiences: string[]
  fromDate: string
  toDate: string | null
  state: 'draft' | 'running' | 'ended'
}

const teamColumns = sql`t.id, t.name, t.area_code, a.path as area_path, a.name as area_name, t.lead_person_id, t.founded_on, t.ended_on`

export async function findTeam(tx: Tx, id: string): Promise<Team | undefined> {
  const { rows } = await sql<Team>`
    select ${teamColumns} from teams.team t join directory.area a on a.code = t.area_code where t.id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

const projectColumns = sql`p.id, p.name, p.area_code, a.path as area_path, p.team_id, p.tags, p.category, p.audiences, p.from_date, p.to_date, p.state`

export async function findProject(tx: Tx, id: string): Promise<Project | undefined> {
  const { rows } = await sql<Project>`
    select ${projectColumns} from teams.project p join directory.area a on a.code = p.area_code where p.id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

/** Whether somebody is a registered volunteer on a day, also out of sight: a yes or a no, never where. */
export async function isRegisteredOn(tx: Tx, personId: string, day: string): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean
  }>`select teams.is_registered_on(${personId}::uuid, ${day}::date) as is`.execute(tx)
  return rows[0]?.is ?? false
}

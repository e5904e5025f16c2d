import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A team as anybody signed in may see it. `leadName` is whole here and masked before it leaves the server. */
export type TeamAbout = {
  id: string
  name: string
  areaCode: string
  areaName: string
  about: string
  contact: string
  categories: string[]
  leadPersonId: string
  leadName: string
  foundedOn: string
  endedOn: string | null
  membersNow: number
}

const teamsWhere = (where: ReturnType<typeof sql>, today: string) => sql<TeamAbout>`
  with one as materialized (select t.* from teams.team t where ${where})
  select one.id, one.name, one.area_code, a.name as area_name, one.about, one.contact, one.categories, one.lead_person_id, p.name as lead_name,
    one.founded_on, one.ended_on, teams.members_of(one.id, ${today}::date) as members_now
  from one join directory.area a on a.code = one.area_code
  join directory.people_shown(array(select lead_person_id from one)) as p on p.id = one.lead_person_id`

/** Teams of one town and its communities, those of one's own community first. */
export async function teamsOfTown(
  tx: Tx,
  { townCode, areaCode, today }: Record<'townCode' | 'areaCode' | 'today', string>,
) {
  const where = sql`coalesce(t.ended_on, 'infinity') > ${today}::date and (t.area_code = ${townCode}
    or t.area_code in (select code from directory.area where parent_code = ${townCode}))`
  const { rows } =
    await sql<TeamAbout>`${teamsWhere(where, today)} order by one.area_code <> ${areaCode}, one.area_code, one.name limit 200`.execute(
      tx,
    )
  return rows
}

export async function findTeamAbout(tx: Tx, teamId: string, today: string): Promise<TeamAbout | undefined> {
  const { rows } = await teamsWhere(sql`t.id = ${teamId}`, today).execute(tx)
  return rows[0]
}

/** The community a person lives in, and its town. */
export async function homeOf(tx: Tx, personId: string) {
  const { rows } = await sql<{ areaCode: string; townCode: string; townName: string }>`
    select a.code as area_code, town.code as town_code, town.name as town_name
    from directory.people_shown(array[${personId}::uuid]) p
    join directory.area a on a.code = p.area_code
    join directory.area town on town.code = case when a.level = 'community' then a.parent_code else a.code end`.execute(
    tx,
  )
  return rows[0]
}

/** One's own training, awards and ratings that stand (order 67, 8–10), the latest first. */
export async function meritsOf(tx: Tx, personId: string) {
  const trainings = await sql<{ id: string; name: string; heldOn: string; host: string; minutes: number }>`
    select id, name, held_on, host, minutes from teams.pub_training_attendance where person_id = ${personId} order by held_on desc limit 100`.execute(
    tx,
  )
  const awards = await sql<{ id: string; name: string; awardedOn: string; awardingBody: string }>`
    select id, name, awarded_on, awarding_body from teams.pub_award where person_id = ${personId} order by awarded_on desc limit 100`.execute(
    tx,
  )
  const ratings = await sql<{ id: string; activity: string; ratedOn: string; quality: number }>`
    select id, activity, rated_on, quality from teams.pub_rating where person_id = ${personId} order by rated_on desc limit 100`.execute(
    tx,
  )
  return { trainings: trainings.rows, awards: awards.rows, ratings: ratings.rows }
}

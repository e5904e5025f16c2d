import { sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'

/** One final service of one person; `organiserAreaCode`: the community or town that organised, recorded and may certify it. */
export type Service = {
  recordId: string
  areaCode: string
  organiserAreaCode: string
  organiserAreaName: string
  servedOn: string
  startedAt: Date | null
  endedAt: Date | null
  minutes: number
  activity: string
  content: string
  place: string
  organiser: string
  leaderName: string
  source: string
}
export type Period = { from: string; to: string }

const servicesOf = (personId: string) => sql`
  select r.id as record_id, r.area_code, coalesce(d.organiser_area_code, r.area_code) as organiser_area_code, r.served_on, d.started_at, d.ended_at,
    r.minutes, r.activity, coalesce(d.content, '') as content, coalesce(d.place, '') as place, coalesce(d.organiser, '') as organiser,
    coalesce(d.leader_name, '') as leader_name, coalesce(d.source, 'import') as source
  from volunteering.pub_volunteer v
  join volunteering.pub_service_record r on r.volunteer_id = v.id
  left join volunteering.pub_draft_record d on d.id = r.draft_id
  where v.person_id = ${personId}`

/**
 * Final services of one person from a day to a day, the earliest first; an imported record belongs to the community that
 * brought it in. A person serves outside the sight of whoever certifies, so everything about this one person is read.
 */
export const listServices = (tx: Tx, personId: string, { from, to }: Period): Promise<Service[]> =>
  seeingAll(tx, async () => {
    const { rows } = await sql<Service>`
      select s.record_id, s.area_code, s.organiser_area_code, a.name as organiser_area_name, s.served_on, s.started_at, s.ended_at, s.minutes,
        s.activity, s.content, s.place, coalesce(nullif(s.organiser, ''), a.name) as organiser, s.leader_name, s.source
      from (${servicesOf(personId)}) s join directory.area a on a.code = s.organiser_area_code
      where s.served_on between ${from}::date and ${to}::date
      order by s.served_on, s.started_at nulls last, s.record_id`.execute(tx)
    return rows
  })

/** All minutes of one person that count, wherever they were served; cancelled ones do not. */
export const minutesOf = (tx: Tx, personId: string): Promise<number> =>
  seeingAll(tx, async () => {
    const { rows } = await sql<{ n: number }>`
      select coalesce(sum(s.minutes), 0)::int as n from (${servicesOf(personId)}) s`.execute(tx)
    return rows[0]?.n ?? 0
  })

/** The accounts by which a person signs in: whoever is told about what is theirs. */
export async function accountsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('platform.account')
    .select('id')
    .where('personId', '=', personId)
    .where('status', '=', 'active')
    .execute()
  return rows.map(({ id }) => id)
}

/** Name, masked number and birth of a person, wherever the directory keeps them; undefined for nobody. */
export async function findHolder(tx: Tx, personId: string) {
  const { rows } = await sql<{ id: string; name: string; maskedId: string | null; birthDate: string | null }>`
    select id, name, masked_id, birth_date from directory.people_shown(array[${personId}::uuid])`.execute(tx)
  return rows[0]
}

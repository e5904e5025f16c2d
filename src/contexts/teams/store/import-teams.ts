import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { teamsErrors } from '../errors.ts'

/** What storing a batch did; `areaCodes`: the places whose figures it may change. */
export type StoredRows = { stored: number; same: number; areaCodes: string[] }
export type StoringBatch = { id: string; by: string; today: string; now: Date }

/** What stands against taking a team in, in the order asked. The rest are 'new' or 'same'. */
export const TEAM_FAULTS = {
  unknown: '名录中没有此身份证号的人。请先为负责人办理志愿者注册',
  'other-name': '负责人姓名与名录中此身份证号登记的不一致，请核对',
  'not-registered': '负责人现在不是注册志愿者。请先办理志愿者注册，或另选负责人',
  'other-team': '本处已登记同名队伍，负责人、成立日期或一队两用的组织与本表不同，请核对；如有变化请在队伍页修改',
  'no-organisation': '没有找到“一队两用”写的社会组织，或与队伍不在同一街镇。请先在“社会组织”名录中登记',
  'many-organisations': '“一队两用”写的组织在本街镇不止一个同名，请在队伍页选定',
  'organisation-taken': '“一队两用”写的组织已对应另一支队伍，一个组织只对应一支队伍，请核对',
} as const
type TeamFault = keyof typeof TEAM_FAULTS

const judged = (source: RawBuilder<unknown>, today: string) => sql`
  select asked.*, p.id as person_id, o.ids[1] as organisation_id,
    case
      when p.id is null then 'unknown'
      when p.name <> asked.lead_name then 'other-name'
      when t.id is not null and t.lead_person_id = p.id and t.founded_on = asked.founded_on
        and (asked.organisation is null or t.organisation_id = any(o.ids)) then 'same'
      when t.id is not null then 'other-team'
      when not exists (select from volunteering.pub_volunteer v where v.person_id = p.id and v.registered_on <= ${today}::date
                       and coalesce(v.left_on, 'infinity') >= ${today}::date) then 'not-registered'
      when asked.organisation is not null and cardinality(o.ids) = 0 then 'no-organisation'
      when cardinality(o.ids) > 1 then 'many-organisations'
      when exists (select from teams.team x where x.organisation_id = o.ids[1] and x.ended_on is null) then 'organisation-taken'
      else 'new'
    end as verdict
  from (select row_no, data->>'areaCode' as area_code, data->>'name' as name, data->>'kind' as kind, data->>'leadName' as lead_name,
               decode(data->>'leadBlind', 'hex') as lead_blind, (data->>'foundedOn')::date as founded_on,
               array(select jsonb_array_elements_text(data->'categories')) as categories, data->>'organisation' as organisation, data->>'contact' as contact, data->>'about' as about
        from ${source} as source offset 0) as asked
  left join directory.person p on p.id_blind = asked.lead_blind
  left join teams.team t on t.area_code = asked.area_code and t.name = asked.name and t.ended_on is null
  cross join lateral (select coalesce(array_agg(g.id), '{}') as ids from directory.organisation g
    join directory.area place on place.code = g.area_code join directory.area team_at on team_at.code = asked.area_code
    where g.name = asked.organisation and g.ended_on is null and g.kind in ('community_social_org', 'volunteer_org')
      and (starts_with(team_at.path || '.', place.path || '.') and place.level in ('town', 'community')
        or starts_with(place.path, team_at.path || '.'))) as o`

/** The rows (with `row_no` and `data`) that may not be taken in, and why. */
export async function faultyTeamRows(tx: Tx, source: RawBuilder<unknown>, today: string) {
  const { rows } = await sql<{ rowNo: number; verdict: TeamFault }>`
    select row_no, verdict from (${judged(source, today)}) as judged where verdict not in ('new', 'same') order by row_no`.execute(
    tx,
  )
  return rows
}

/** Records the staged teams, each with its lead as its first member. Errors: teams.changedSince. */
export async function storeTeams(tx: Tx, { id, by, today, now }: StoringBatch): Promise<StoredRows> {
  await sql`select pg_advisory_xact_lock(hashtextextended('teams.import', 0))`.execute(tx)
  const [faulty] = await faultyTeamRows(tx, stagedRows(id), today)
  if (faulty) throw teamsErrors.changedSince(faulty.rowNo, TEAM_FAULTS[faulty.verdict])
  const { rows } = await sql<StoredRows>`
    with judged as materialized (${judged(stagedRows(id), today)}),
    put as (
      insert into teams.team (id, area_code, name, organiser_kind, organisation_id, lead_person_id, founded_on, categories, contact, about, batch_id, recorded_by, created_at)
      select gen_random_uuid(), area_code, name, kind, organisation_id, person_id, founded_on, categories, contact, about, ${id}, nullif(${by}, '')::uuid, ${now}
      from judged where verdict = 'new' returning id, area_code, lead_person_id, founded_on),
    led as (
      insert into teams.member (id, team_id, area_code, person_id, state, from_date, decided_by, decided_at, created_at)
      select gen_random_uuid(), id, area_code, lead_person_id, 'member', founded_on, nullif(${by}, '')::uuid, ${now}, ${now} from put)
    select (select count(*)::int from put) as stored, (select count(*)::int from judged where verdict = 'same') as same,
      (select coalesce(array_agg(distinct area_code), '{}') from put) as area_codes`.execute(tx)
  return rows[0] ?? { stored: 0, same: 0, areaCodes: [] }
}

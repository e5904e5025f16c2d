import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { teamsErrors } from '../errors.ts'
import type { StoredRows, StoringBatch } from './import-teams.ts'

/** What stands against taking a project in. The rest are 'new' or 'same'. */
export const PROJECT_FAULTS = {
  'no-team': '本社区和本街镇没有这支现有队伍，请核对队伍名称，或先登记队伍',
  'other-project': '本社区已登记同一开始日期的同名项目，方向、类别或内容与本表不同，请核对',
} as const
type ProjectFault = keyof typeof PROJECT_FAULTS

const judged = (source: RawBuilder<unknown>) => sql`
  select asked.*, t.id as team_id,
    case
      when j.id is not null and (j.category, j.content) = (asked.category, asked.content) and j.tags @> asked.tags and j.tags <@ asked.tags then 'same'
      when j.id is not null then 'other-project'
      when asked.team is not null and t.id is null then 'no-team'
      else 'new'
    end as verdict
  from (select row_no, data->>'areaCode' as area_code, data->>'name' as name, data->>'category' as category, data->>'team' as team,
               array(select jsonb_array_elements_text(data->'tags')) as tags, array(select jsonb_array_elements_text(data->'audiences')) as audiences,
               (data->>'fromDate')::date as from_date, (data->>'toDate')::date as to_date, (data->>'startedOn')::date as started_on,
               data->>'content' as content, data->>'place' as place, (data->>'people')::int as people, (data->>'times')::int as times
        from ${source} as source offset 0) as asked
  join directory.area a on a.code = asked.area_code
  left join lateral (
    select t.id from teams.team t where t.name = asked.team and t.ended_on is null and t.area_code in (a.code, a.parent_code)
    order by t.area_code = a.code desc limit 1) as t on true
  left join teams.project j on j.area_code = asked.area_code and j.name = asked.name and j.from_date = asked.from_date`

/** The rows (with `row_no` and `data`) that may not be taken in, and why. */
export async function faultyProjectRows(tx: Tx, source: RawBuilder<unknown>) {
  const { rows } = await sql<{ rowNo: number; verdict: ProjectFault }>`
    select row_no, verdict from (${judged(source)}) as judged where verdict not in ('new', 'same') order by row_no`.execute(
    tx,
  )
  return rows
}

/** Records the staged projects. Errors: teams.changedSince. */
export async function storeProjects(tx: Tx, { id, by, now }: StoringBatch): Promise<StoredRows> {
  await sql`select pg_advisory_xact_lock(hashtextextended('teams.import', 0))`.execute(tx)
  const [faulty] = await faultyProjectRows(tx, stagedRows(id))
  if (faulty) throw teamsErrors.changedSince(faulty.rowNo, PROJECT_FAULTS[faulty.verdict])
  const { rows } = await sql<StoredRows>`
    with judged as materialized (${judged(stagedRows(id))}),
    put as (
      insert into teams.project (id, area_code, team_id, name, tags, category, audiences, from_date, to_date, content, place,
        planned_people, planned_times, state, started_on, batch_id, recorded_by, created_at)
      select gen_random_uuid(), area_code, team_id, name, tags, category, audiences, from_date, to_date, content, place,
        people, times, case when started_on is null then 'draft' else 'running' end, started_on, ${id}, nullif(${by}, '')::uuid, ${now}
      from judged where verdict = 'new' returning area_code)
    select (select count(*)::int from put) as stored, (select count(*)::int from judged where verdict = 'same') as same,
      (select coalesce(array_agg(distinct area_code), '{}') from put) as area_codes`.execute(tx)
  return rows[0] ?? { stored: 0, same: 0, areaCodes: [] }
}

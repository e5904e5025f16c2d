import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { workforceErrors } from '../errors.ts'
import type { Stored } from './import-workers.ts'

export const PARTICIPATION_FAULTS = {
  unknown: '名录中没有此身份证号，请先导入社工、社区工作者或“两委”成员花名册',
  'other-name': '姓名与名录中此身份证号登记的不一致，请核对姓名和身份证号',
  'not-serving': '此人当日不在此处任职，不能记为参与，请核对日期和社区，或先登记任职（《通知》三（二））',
} as const
export type ParticipationFault = keyof typeof PARTICIPATION_FAULTS

const judged = (source: RawBuilder<unknown>) => sql`
  select asked.*, p.id as person_id,
    case
      when p.id is null then 'unknown'
      when p.name <> asked.name then 'other-name'
      when not exists (select from workforce.service_period s where s.person_id = p.id and s.area_code = any(string_to_array(a.path, '.'))
        and s.from_date <= asked.took_part_on and coalesce(s.to_date, 'infinity') >= asked.took_part_on) then 'not-serving'
    end as fault,
    exists (select from workforce.pub_participation t where t.person_id = p.id and t.area_code = asked.area_code
      and t.took_part_on = asked.took_part_on and t.activity = asked.activity) as is_same
  from (select row_no, data->>'name' as name, decode(data->>'idBlind', 'hex') as id_blind, data->>'areaCode' as area_code,
               (data->>'tookPartOn')::date as took_part_on, data->>'activity' as activity
        from ${source} as source offset 0) as asked
  join directory.area a on a.code = asked.area_code
  left join directory.person p on p.id_blind = asked.id_blind`

export async function faultyParticipationRows(tx: Tx, source: RawBuilder<unknown>) {
  const { rows } = await sql<{ rowNo: number; fault: ParticipationFault }>`
    select row_no, fault from (${judged(source)}) as judged where fault is not null`.execute(tx)
  return rows
}

/** Records the staged rows in one statement. Errors: workforce.changedSince. */
export async function storeParticipations(tx: Tx, batch: { id: string; by: string; now: Date }): Promise<Stored> {
  const { id, by, now } = batch
  await sql`select pg_advisory_xact_lock(hashtextextended('workforce.import', 0))`.execute(tx)
  const [faulty] = await faultyParticipationRows(tx, stagedRows(id))
  if (faulty) throw workforceErrors.changedSince(faulty.rowNo, PARTICIPATION_FAULTS[faulty.fault])
  const { rows } = await sql<Stored>`
    with judged as materialized (${judged(stagedRows(id))}),
    put as (
      insert into workforce.participation (id, person_id, area_code, took_part_on, activity, occurrence, batch_id, recorded_by, recorded_at)
      select gen_random_uuid(), person_id, area_code, took_part_on, activity,
             1 + (select count(*) from workforce.participation t where t.person_id = j.person_id and t.area_code = j.area_code
                  and t.took_part_on = j.took_part_on and t.activity = j.activity),
             ${id}, nullif(${by}, '')::uuid, ${now}
      from judged j where not is_same returning area_code)
    select (select count(*)::int from put) as stored,
           (select count(*)::int from judged) - (select count(*)::int from put) as same,
           (select coalesce(array_agg(distinct area_code), '{}') from put) as area_codes`.execute(tx)
  return rows[0] ?? { stored: 0, same: 0, areaCodes: [] }
}

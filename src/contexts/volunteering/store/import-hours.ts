import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { volunteeringErrors } from '../errors.ts'
import type { Stored } from './stored.ts'

/** What stands against taking a service in, in the order asked. The rest are 'new' or 'same'. */
export const HOURS_FAULTS = {
  unknown: '所选范围内没有此身份证号或编号的注册志愿者，请核对，或先导入志愿者花名册',
  'other-name': '姓名与志愿者花名册不一致，请核对姓名和身份证号',
  'other-number': '志愿者编号与花名册不一致，请核对编号',
  'too-early': '服务日期早于此人的注册日期，注册之前的服务不计入',
  'too-late': '服务日期晚于此人的注销日期，注销之后的服务不计入',
  'other-minutes': '此人当日同名活动已有一条记录，时长不同；如原记录有误，请先作废再导入',
  'full-day': '连同已有记录，此人当日服务时长超过24小时，请核对',
} as const
export type HoursFault = keyof typeof HOURS_FAULTS

/** Rows judged against the register. A person with several registrations served in the one that covers the day. */
const judged = (source: RawBuilder<unknown>, scopePath: string) => sql`
  select asked.*, v.id as volunteer_id, v.area_code,
    case
      when v.id is null then 'unknown'
      when v.name <> asked.name then 'other-name'
      when v.volunteer_no <> asked.volunteer_no then 'other-number'
      when asked.served_on < v.registered_on then 'too-early'
      when asked.served_on > v.left_on then 'too-late'
      when known.minutes = asked.minutes then 'same'
      when known.minutes is not null then 'other-minutes'
      when asked.minutes + (select coalesce(sum(r.minutes), 0) from volunteering.pub_service_record r
                            where r.volunteer_id = v.id and r.served_on = asked.served_on) > 1440 then 'full-day'
      else 'new'
    end as verdict
  from (select row_no, data->>'name' as name, decode(data->>'idBlind', 'hex') as id_blind, data->>'volunteerNo' as volunteer_no,
               (data->>'servedOn')::date as served_on, data->>'activity' as activity, (data->>'minutes')::int as minutes
        from ${source} as source offset 0) as asked
  left join lateral (
    select found.* from (
      select v.*, p.name from directory.person p join volunteering.volunteer v on v.person_id = p.id where p.id_blind = asked.id_blind
      union all
      select v.*, p.name from volunteering.volunteer v join directory.person p on p.id = v.person_id
      where asked.id_blind is null and v.volunteer_no = asked.volunteer_no) as found
    join directory.area a on a.code = found.area_code and (a.path = ${scopePath} or starts_with(a.path, ${`${scopePath}.`}))
    order by (asked.served_on >= found.registered_on and asked.served_on <= coalesce(found.left_on, 'infinity')) desc, found.registered_on desc
    limit 1) as v on true
  left join lateral (
    select r.minutes from volunteering.pub_service_record r
    where r.volunteer_id = v.id and r.served_on = asked.served_on and r.activity = asked.activity) as known on true`

export async function faultyHoursRows(tx: Tx, source: RawBuilder<unknown>, scopePath: string) {
  const { rows } = await sql<{ rowNo: number; verdict: HoursFault }>`
    select row_no, verdict from (${judged(source, scopePath)}) as judged where verdict not in ('new', 'same')`.execute(
    tx,
  )
  return rows
}

type Batch = { id: string; by: string; now: Date; scopePath: string }

/**
 * Records the staged services in one statement. A row that repeats an earlier one under the person's other number is
 * the same service. Errors: volunteering.changedSince, volunteering.fullDay.
 */
export async function storeHours(tx: Tx, { id, by, now, scopePath }: Batch): Promise<Stored> {
  await sql`select pg_advisory_xact_lock(hashtextextended('volunteering.hours', 0))`.execute(tx)
  const { rows } = await sql<Stored & { faultyRow: number | null; verdict: HoursFault }>`
    with judged as materialized (
      select *, first_value(minutes) over one as first_minutes, row_number() over one as turn
      from (${judged(stagedRows(id), scopePath)}) as judged
      window one as (partition by volunteer_id, served_on, activity order by row_no)),
    faulty as (
      select row_no, case when verdict in ('new', 'same') then 'other-minutes' else verdict end as verdict from judged
      where verdict not in ('new', 'same') or minutes <> first_minutes order by row_no limit 1),
    put as (
      insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, occurrence, batch_id, recorded_by, recorded_at)
      select gen_random_uuid(), volunteer_id, area_code, served_on, minutes, activity,
             1 + (select count(*) from volunteering.service_record r where r.reverses_id is null
                  and r.volunteer_id = j.volunteer_id and r.served_on = j.served_on and r.activity = j.activity),
             ${id}, nullif(${by}, '')::uuid, ${now}
      from judged j where verdict = 'new' and turn = 1 and not exists (select from faulty) returning area_code)
    select (select count(*)::int from put) as stored,
           (select count(*)::int from judged) - (select count(*)::int from put) as same,
           (select coalesce(array_agg(distinct area_code), '{}') from put) as area_codes,
           (select row_no from faulty) as faulty_row, (select verdict from faulty) as verdict`.execute(tx)
  const { stored = 0, same = 0, areaCodes = [], faultyRow = null, verdict = 'unknown' } = rows[0] ?? {}
  if (faultyRow !== null) throw volunteeringErrors.changedSince(faultyRow, HOURS_FAULTS[verdict])
  const overfull = await rowOfFullDay(tx, id)
  if (overfull !== undefined) throw volunteeringErrors.fullDay(overfull)
  return { stored, same, areaCodes }
}

/** Rows of one file may together overfill a day even where each alone would not. */
async function rowOfFullDay(tx: Tx, batchId: string): Promise<number | undefined> {
  const { rows } = await sql<{ rowNo: number }>`
    select min(staged.row_no) as row_no
    from (select r.volunteer_id, r.served_on, min(r.activity) as activity from volunteering.pub_service_record r
          where (r.volunteer_id, r.served_on) in (select n.volunteer_id, n.served_on from volunteering.service_record n where n.batch_id = ${batchId})
          group by 1, 2 having sum(r.minutes) > 1440) as full_day
    join volunteering.volunteer v on v.id = full_day.volunteer_id
    join directory.person p on p.id = v.person_id
    join ${stagedRows(batchId)} as staged on (staged.data->>'servedOn')::date = full_day.served_on
      and (staged.data->>'idBlind' = encode(p.id_blind, 'hex') or staged.data->>'volunteerNo' = v.volunteer_no)
    having count(*) > 0`.execute(tx)
  return rows[0]?.rowNo
}

import { type RawBuilder, sql } from 'kysely'
import { addStagedPeople } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { workforceErrors } from '../errors.ts'

/** What storing a batch did; `areaCodes`: the towns and communities whose figures it may change. */
export type Stored = { stored: number; same: number; areaCodes: string[] }

/** What stands against taking a row of a roster in, in the order asked. */
export const WORKER_FAULTS = {
  'other-name': '姓名与名录中此身份证号登记的不一致，请核对姓名和身份证号',
  'other-station':
    '此人在这段时间已是另一社工站的专职社工。专职社工不能同时计入两站（《通知》三（二）），请先由原站登记离任',
  overlaps: '此人在此处已有同一职务的任职，时间重叠，请核对任职起日',
  'other-end': '此人的这段任职已有离任日期，与本表不同，请核对',
  'took-part-later': '离任日期之后还有参与记录，请核对离任日期；如记录有误，请先作废该记录',
  'certificate-taken': '此证书编号已属于另一人，请核对编号',
  'other-certificate': '此证书编号已登记，级别、发证日期或有效期与本表不同，请核对',
} as const
export type WorkerFault = keyof typeof WORKER_FAULTS

/** Rows judged against what is on record. `period`: new, ends or same; `certificate`: none, new, renews or same. */
const judged = (source: RawBuilder<unknown>) => sql`
  select asked.*, p.id as person_id, m.id as period_id, c.id as certificate_id,
    case
      when p.name <> asked.name then 'other-name'
      when o.area_code <> asked.area_code then 'other-station'
      when o.area_code is not null then 'overlaps'
      when m.to_date is not null and m.to_date is distinct from asked.to_date then 'other-end'
      when asked.to_date < (select max(t.took_part_on) from workforce.pub_participation t join directory.area a on a.code = t.area_code
        where t.person_id = p.id and m.id is not null and asked.area_code = any(string_to_array(a.path, '.'))) then 'took-part-later'
      when c.person_id <> p.id or (c.id is not null and p.id is null) then 'certificate-taken'
      when (c.level, c.issued_on) <> (asked.level, asked.issued_on) or c.valid_to > asked.valid_to
        or (c.id is not null and c.valid_to is null and asked.valid_to is not null) then 'other-certificate'
    end as fault,
    case when m.id is null then 'new' when m.to_date is distinct from asked.to_date then 'ends' else 'same' end as period,
    case when asked.number is null then 'none' when c.id is null then 'new' when asked.valid_to > c.valid_to then 'renews' else 'same' end as certificate
  from (select row_no, data->>'name' as name, decode(data->>'idBlind', 'hex') as id_blind, data->>'areaCode' as area_code, data->>'kind' as kind,
               coalesce(data->>'title', '') as title, (data->>'fromDate')::date as from_date, (data->>'toDate')::date as to_date,
               data->>'level' as level, data->>'number' as number, (data->>'issuedOn')::date as issued_on, (data->>'validTo')::date as valid_to
        from ${source} as source offset 0) as asked
  left join directory.person p on p.id_blind = asked.id_blind
  left join workforce.service_period m on m.person_id = p.id and m.kind = asked.kind and m.area_code = asked.area_code and m.from_date = asked.from_date
  left join workforce.certificate c on c.number = asked.number
  left join lateral (
    select s.area_code from workforce.service_period s
    where s.person_id = p.id and s.kind = asked.kind and s.id is distinct from m.id
      and (asked.kind = 'fulltime_social_worker' or s.area_code = asked.area_code)
      and daterange(s.from_date, s.to_date, '[]') && daterange(asked.from_date, asked.to_date, '[]')
    order by s.area_code = asked.area_code limit 1) as o on true`

/** The rows (with `row_no` and `data`) that may not be taken in, and why. */
export async function faultyWorkerRows(tx: Tx, source: RawBuilder<unknown>) {
  const { rows } = await sql<{ rowNo: number; fault: WorkerFault }>`
    select row_no, fault from (${judged(source)}) as judged where fault is not null`.execute(tx)
  return rows
}

/** Records the staged posts and certificates in one statement. Errors: workforce.changedSince. */
export async function storeWorkers(tx: Tx, batchId: string, now: Date): Promise<Stored> {
  await sql`select pg_advisory_xact_lock(hashtextextended('workforce.import', 0))`.execute(tx)
  await addStagedPeople(tx, batchId, now)
  const [faulty] = await faultyWorkerRows(tx, stagedRows(batchId))
  if (faulty) throw workforceErrors.changedSince(faulty.rowNo, WORKER_FAULTS[faulty.fault])
  const { rows } = await sql<Stored>`
    with judged as materialized (${judged(stagedRows(batchId))}),
    put as (
      insert into workforce.service_period (id, person_id, area_code, kind, title, from_date, to_date, batch_id, created_at)
      select gen_random_uuid(), person_id, area_code, kind, title, from_date, to_date, ${batchId}, ${now} from judged where period = 'new'),
    ended as (
      update workforce.service_period s set to_date = j.to_date, version = s.version + 1
      from judged j where j.period = 'ends' and s.id = j.period_id),
    certified as (
      insert into workforce.certificate (id, person_id, area_code, level, number, issued_on, valid_to, batch_id, created_at)
      select gen_random_uuid(), person_id, area_code, level, number, issued_on, valid_to, ${batchId}, ${now} from judged where certificate = 'new'),
    renewed as (
      update workforce.certificate c set valid_to = j.valid_to, version = c.version + 1
      from judged j where j.certificate = 'renews' and c.id = j.certificate_id),
    touched as (select area_code from judged where period <> 'same' or certificate in ('new', 'renews'))
    select (select count(*)::int from touched) as stored,
           (select count(*)::int from judged) - (select count(*)::int from touched) as same,
           (select coalesce(array_agg(distinct area_code), '{}') from touched) as area_codes`.execute(tx)
  return rows[0] ?? { stored: 0, same: 0, areaCodes: [] }
}

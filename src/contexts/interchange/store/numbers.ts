import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { interchangeErrors } from '../errors.ts'

export const NUMBER_FAULTS = {
  unknown: '名册中没有，可先导入花名册',
  'unknown-team': '所选区划中没有这个名称的队伍或项目，请核对名称，或先登记',
  ambiguous: '所选区划中有不止一个这个名称的队伍或项目，请选择更小的区划分别导入',
  'other-name': '姓名与名册中此身份证号登记的不一致，请核对',
  elsewhere: '此人登记在所选区划之外，请由登记地导入',
  'other-number': '已登记了另一个外部编号，请与国家系统核对',
  taken: '这个外部编号已属于另一条记录，请核对',
  'number-twice': '本表中另有一行填了同一个外部编号，请核对',
} as const
export type NumberFault = keyof typeof NUMBER_FAULTS

type Judging = (source: RawBuilder<unknown>, scopePath: string) => RawBuilder<unknown>

/** Persons by the blind index of their ID number, as registered now. Rows: idBlind, name, external. */
export const judgeVolunteers: Judging = (source, scopePath) => sql`
  select asked.row_no, 'volunteers' as kind, v.person_id as record_id, asked.external,
    case when v.person_id is null then 'unknown'
         when p.name <> asked.name then 'other-name'
         when a.path <> ${scopePath} and not starts_with(a.path, ${`${scopePath}.`}) then 'elsewhere' end as fault
  from (select row_no, decode(data->>'idBlind', 'hex') as id_blind, data->>'name' as name, data->>'external' as external from ${source} as source offset 0) as asked
  left join directory.person p on p.id_blind = asked.id_blind
  left join lateral (select v.person_id, v.area_code from volunteering.pub_volunteer v where v.person_id = p.id order by v.registered_on desc limit 1) as v on true
  left join directory.area a on a.code = v.area_code`

/** Teams and projects by their exact name within the area. Rows: kind, name, external. */
export const judgeTeams: Judging = (source, scopePath) => sql`
  select asked.row_no, asked.kind, (found.ids)[1] as record_id, asked.external,
    case when found.ids is null then 'unknown-team' when array_length(found.ids, 1) > 1 then 'ambiguous' end as fault
  from (select row_no, data->>'kind' as kind, data->>'name' as name, data->>'external' as external from ${source} as source offset 0) as asked
  left join lateral (
    select array_agg(one.id) as ids from (
      select t.id, t.area_code from teams.pub_team t where asked.kind = 'teams' and t.name = asked.name and t.ended_on is null
      union all
      select t.id, t.area_code from teams.pub_project t where asked.kind = 'projects' and t.name = asked.name) as one
    join directory.area a on a.code = one.area_code and (a.path = ${scopePath} or starts_with(a.path, ${`${scopePath}.`}))) as found on true`

const judged = (rows: RawBuilder<unknown>, system: string) => sql`
  select found.*, case
      when found.fault is not null then found.fault
      when mine.number <> found.external then 'other-number'
      when taken.record_id <> found.record_id then 'taken'
      when count(*) over (partition by found.kind, found.external) > 1 or count(*) over (partition by found.kind, found.record_id) > 1 then 'number-twice'
      when mine.number is not null then 'same' else 'new' end as verdict
  from (${rows}) as found
  left join interchange.external_number mine on mine.kind = found.kind and mine.system = ${system} and mine.record_id = found.record_id
  left join interchange.external_number taken on taken.kind = found.kind and taken.system = ${system} and taken.number = found.external`

type Asked = { judge: Judging; scopePath: string; system: string }

export async function faultyNumbers(tx: Tx, source: RawBuilder<unknown>, { judge, scopePath, system }: Asked) {
  const { rows } = await sql<{ rowNo: number; verdict: NumberFault }>`
    select row_no, verdict from (${judged(judge(source, scopePath), system)}) as judged where verdict not in ('new', 'same') order by row_no`.execute(
    tx,
  )
  return rows
}

/** Registers the staged numbers. Errors: interchange.changedSince. */
export async function storeNumbers(
  tx: Tx,
  batchId: string,
  today: string,
  asked: Asked,
): Promise<{ stored: number; same: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('interchange.numbers', 0))`.execute(tx)
  const [faulty] = await faultyNumbers(tx, stagedRows(batchId), asked)
  if (faulty) throw interchangeErrors.changedSince(faulty.rowNo, NUMBER_FAULTS[faulty.verdict])
  const { rows } = await sql<{ stored: number; same: number }>`
    with judged as materialized (${judged(asked.judge(stagedRows(batchId), asked.scopePath), asked.system)}),
    put as (
      insert into interchange.external_number (kind, record_id, number, system, from_date, batch_id)
      select kind, record_id, external, ${asked.system}, ${today}::date, ${batchId}::uuid from judged where verdict = 'new' returning number)
    select (select count(*)::int from put) as stored, (select count(*)::int from judged where verdict = 'same') as same`.execute(
    tx,
  )
  return rows[0] ?? { stored: 0, same: 0 }
}

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { addStagedPeople } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { nextId } from '#platform/db/next-id.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { hardshipErrors } from '../errors.ts'
import { listInTurn } from './register.ts'

/** What stands against taking a row of a list in, in the order asked. The rest are 'new', 'changed' or 'same'. */
export const REGISTER_FAULTS = {
  'other-name': '姓名与名录中此身份证号登记的不一致，请核对姓名和身份证号',
  elsewhere: '此身份证号在这段时间已在另一社区的名册上。一人只在一个社区登记；如已迁入，请先由原社区登记离开',
  held: '此人在这段时间已登记有本行的类别，列入日期不同。请核对列入日期，或去掉已登记的类别',
  'left-otherwise': '此人的这条登记已有离开日期，与本表不同，请核对离开日期',
} as const
export type RegisterFault = keyof typeof REGISTER_FAULTS

/** Rows judged against what is on the list. A stay is known by its person, community, groups and first day. */
const judged = (source: RawBuilder<unknown>) => sql`
  select asked.*, m.id as known_id,
    case
      when asked.known_name <> asked.name then 'other-name'
      when m.id is null and exists (select from hardship.person l where l.person_id = asked.person_id and l.area_code <> asked.area_code
        and daterange(l.from_date, l.to_date, '[]') && daterange(asked.from_date, asked.to_date, '[]')) then 'elsewhere'
      when m.id is null and exists (select from hardship.person l where l.person_id = asked.person_id and l.codes && asked.codes
        and daterange(l.from_date, l.to_date, '[]') && daterange(asked.from_date, asked.to_date, '[]')) then 'held'
      when m.id is null then 'new'
      when m.to_date is not null and m.to_date is distinct from asked.to_date then 'left-otherwise'
      when m.to_date is distinct from asked.to_date then 'changed'
      else 'same'
    end as verdict
  from (
    select row.*, p.id as person_id, p.name as known_name
    from (select row_no, data->>'name' as name, decode(data->>'idBlind', 'hex') as id_blind, data->>'areaCode' as area_code,
                 array(select jsonb_array_elements_text(data->'codes')) as codes, (data->>'fromDate')::date as from_date,
                 (data->>'toDate')::date as to_date, data->>'evidence' as evidence, data->>'note' as note
          from ${source} as source offset 0) as row
    left join directory.person p on p.id_blind = row.id_blind) as asked
  left join hardship.person m on m.person_id = asked.person_id and m.area_code = asked.area_code and m.from_date = asked.from_date
    and m.codes = asked.codes`

/** The rows (with `row_no` and `data`) that may not be taken in, and why. */
export async function faultyRows(tx: Tx, source: RawBuilder<unknown>) {
  const { rows } = await sql<{ rowNo: number; verdict: RegisterFault }>`
    select row_no, verdict from (${judged(source)}) as judged where verdict not in ('new', 'changed', 'same')`.execute(
    tx,
  )
  return rows
}

type StoredRows = { stored: number; same: number; areaCodes: string[] }

/** Lists the staged rows in one statement. Errors: hardship.changedSince when a row no longer fits. */
export async function storeRegister(
  tx: Tx,
  { id, now, by }: { id: string; now: Date; by: string },
): Promise<StoredRows> {
  await listInTurn(tx)
  await addStagedPeople(tx, id, now)
  const { rows } = await sql<StoredRows & { faultyRow: number | null; verdict: RegisterFault }>`
    with judged as materialized (${judged(stagedRows(id))}),
    put as (
      insert into hardship.person (id, area_code, person_id, codes, source, evidence, note, from_date, to_date, left_reason, batch_id, recorded_by, created_at)
      select ${nextId(randomUUID())}, area_code, person_id, codes, 'list', coalesce(evidence, ''), coalesce(note, ''), from_date, to_date,
             case when to_date is not null then '按部门名单' end, ${id}, ${by}::uuid, ${now}
      from judged where verdict = 'new' returning area_code),
    changed as (
      update hardship.person l set to_date = j.to_date, left_reason = '按部门名单', version = l.version + 1
      from judged j where j.verdict = 'changed' and l.id = j.known_id returning l.area_code),
    touched as (select area_code from put union all select area_code from changed),
    faulty as (select row_no, verdict from judged where verdict not in ('new', 'changed', 'same') order by row_no limit 1)
    select (select count(*)::int from touched) as stored,
           (select count(*)::int from judged where verdict = 'same') as same,
           (select coalesce(array_agg(distinct area_code), '{}') from touched) as area_codes,
           (select row_no from faulty) as faulty_row, (select verdict from faulty) as verdict`.execute(tx)
  const { stored = 0, same = 0, areaCodes = [], faultyRow = null, verdict = 'held' } = rows[0] ?? {}
  if (faultyRow !== null) throw hardshipErrors.changedSince(faultyRow, REGISTER_FAULTS[verdict])
  return { stored, same, areaCodes }
}

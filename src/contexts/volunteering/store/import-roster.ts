import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { addStagedPeople } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { nextId } from '#platform/db/next-id.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { volunteeringErrors } from '../errors.ts'
import type { Stored } from './stored.ts'

/** What stands against taking a row of a roster in, in the order asked. The rest are 'new', 'changed' or 'same'. */
export const ROSTER_FAULTS = {
  'other-name': '姓名与名录中此身份证号登记的不一致，请核对姓名和身份证号',
  'number-taken': '此志愿者编号已属于另一人，请核对编号',
  elsewhere: '此身份证号在这段时间已登记为其他社区的志愿者。一人只在一个常住社区登记；如已迁入，请先由原社区注销',
  'other-date': '此身份证号已在本社区注册，注册日期与本表不同，请核对注册日期',
  'other-number': '此人已有另一个志愿者编号，请核对编号',
  left: '此人的这次注册已有注销日期，与本表不同，请核对注销日期',
  'served-later': '注销日期之后还有服务记录，请核对注销日期；如记录有误，请先作废该记录',
} as const
export type RosterFault = keyof typeof ROSTER_FAULTS

/**
 * Rows judged against what is registered. A registration is known by its person, community and day. People that
 * `batchId` itself brought have none yet: there is nothing to look up for them. `offset 0` keeps decode() out of the join:
 * row-level security lets no function that might leak near an index, and would read every person for every page.
 */
const judged = (source: RawBuilder<unknown>, batchId: string | null = null) => sql`
  select asked.*, m.id as known_id,
    case
      when asked.known_name <> asked.name then 'other-name'
      when asked.volunteer_no is not null and exists (
        select from volunteering.volunteer n where n.volunteer_no = asked.volunteer_no and n.person_id is distinct from asked.person_id) then 'number-taken'
      when o.area_code <> asked.area_code then 'elsewhere'
      when o.area_code is not null then 'other-date'
      when m.id is null then 'new'
      when m.volunteer_no <> asked.volunteer_no then 'other-number'
      when m.left_on is not null and m.left_on is distinct from asked.left_on then 'left'
      when asked.left_on < (select max(r.served_on) from volunteering.pub_service_record r where r.volunteer_id = m.id) then 'served-later'
      when m.left_on is distinct from asked.left_on or (m.volunteer_no is null and asked.volunteer_no is not null) then 'changed'
      else 'same'
    end as verdict
  from (
    select row.*, p.id as person_id, p.name as known_name, case when p.batch_id is distinct from ${batchId} then p.id end as known_person
    from (select row_no, data->>'name' as name, decode(data->>'idBlind', 'hex') as id_blind, data->>'areaCode' as area_code,
                 (data->>'registeredOn')::date as registered_on, (data->>'leftOn')::date as left_on, data->>'volunteerNo' as volunteer_no
          from ${source} as source offset 0) as row
    left join directory.person p on p.id_blind = row.id_blind) as asked
  left join volunteering.volunteer m on m.person_id = asked.known_person and m.registered_on = asked.registered_on and m.area_code = asked.area_code
  left join lateral (
    select v.area_code from volunteering.volunteer v
    where v.person_id = asked.known_person and v.id is distinct from m.id
      and v.registered_on < coalesce(asked.left_on, 'infinity') and asked.registered_on < coalesce(v.left_on, 'infinity')
    limit 1) as o on true`

/**
 * The places (from 0) of rows whose person or number is known at all. The others, most of a first roster, are new
 * whatever else they say, and need no judging.
 */
export async function knownAtAll(tx: Tx, rows: readonly { idBlind: string | null; volunteerNo: string | null }[]) {
  // Neither digests in hex nor numbers hold a comma (their column says so); joined they cost a tenth of an array to send.
  const blinds = rows.map(({ idBlind }) => idBlind).join(',')
  const numbers = rows.map(({ volunteerNo }) => volunteerNo).join(',')
  const { rows: known } = await sql<{ place: number }>`
    select place::int - 1 as place
    from unnest(string_to_array(${blinds}, ','), string_to_array(${numbers}, ',', '')) with ordinality as asked(id_blind, volunteer_no, place)
    where exists (select from directory.person p where p.id_blind = decode(asked.id_blind, 'hex'))
      or exists (select from volunteering.volunteer v where v.volunteer_no = asked.volunteer_no)`.execute(tx)
  return known.map(({ place }) => place)
}

/** The rows (with `row_no` and `data`) that may not be taken in, and why. */
export async function faultyRosterRows(tx: Tx, source: RawBuilder<unknown>) {
  const { rows } = await sql<{ rowNo: number; verdict: RosterFault }>`
    select row_no, verdict from (${judged(source)}) as judged where verdict not in ('new', 'changed', 'same')`.execute(
    tx,
  )
  return rows
}

/** Registers the staged rows in one statement. Errors: volunteering.changedSince when a row no longer fits. */
export async function storeRoster(tx: Tx, batchId: string, now: Date): Promise<Stored> {
  await sql`select pg_advisory_xact_lock(hashtextextended('volunteering.roster', 0))`.execute(tx)
  await addStagedPeople(tx, batchId, now)
  const { rows } = await sql<Stored & { faultyRow: number | null; verdict: RosterFault }>`
    with judged as materialized (${judged(stagedRows(batchId), batchId)}),
    put as (
      insert into volunteering.volunteer (id, person_id, area_code, volunteer_no, registered_on, left_on, batch_id, created_at)
      select ${nextId(randomUUID())}, person_id, area_code, volunteer_no, registered_on, left_on, ${batchId}, ${now}
      from (select * from judged where verdict = 'new' order by person_id) as new returning area_code),
    changed as (
      update volunteering.volunteer v
      set left_on = j.left_on, volunteer_no = coalesce(v.volunteer_no, j.volunteer_no), version = v.version + 1
      from judged j where j.verdict = 'changed' and v.id = j.known_id returning v.area_code),
    touched as (select area_code from put union all select area_code from changed),
    faulty as (select row_no, verdict from judged where verdict not in ('new', 'changed', 'same') order by row_no limit 1)
    select (select count(*)::int from touched) as stored,
           (select count(*)::int from judged where verdict = 'same') as same,
           (select coalesce(array_agg(distinct area_code), '{}') from touched) as area_codes,
           (select row_no from faulty) as faulty_row, (select verdict from faulty) as verdict`.execute(tx)
  const { stored = 0, same = 0, areaCodes = [], faultyRow = null, verdict = 'left' } = rows[0] ?? {}
  if (faultyRow !== null) throw volunteeringErrors.changedSince(faultyRow, ROSTER_FAULTS[verdict])
  return { stored, same, areaCodes }
}

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'

/** What storing a batch did; `areaCodes`: the places whose figures it changes. */
type StoredTickets = { stored: number; same: number; areaCodes: string[] }
type StoringBatch = { id: string; by: string; now: Date }

export const TICKET_FAULTS = {
  elsewhere: '这个工单号已经登记为别处的一件需求，请核对工单号或社区',
} as const

/** A ticket at the same place is the same; one at another town is a mistake. */
const judged = (source: RawBuilder<unknown>) => sql`
  select asked.*, case when n.id is null then 'new' when n.town_code = asked.town_code then 'same' else 'elsewhere' end as verdict
  from (select row_no, data->>'ticket' as ticket, data->>'areaCode' as area_code, data->>'townCode' as town_code, data->>'title' as title,
      data->>'description' as description, (data->>'reportedOn')::date as reported_on, (data->>'dueOn')::date as due_on, data->>'line' as line,
      data->>'urgency' as urgency, decode(data->>'sealed', 'hex') as sealed, data->>'masked' as masked
    from ${source} as source offset 0) as asked
  left join needs.need n on n.external_no = asked.ticket`

/** The rows (with `row_no` and `data`) that may not be taken in, and why. */
export const faultyTickets = async (tx: Tx, source: RawBuilder<unknown>) =>
  (
    await sql<{ rowNo: number; verdict: keyof typeof TICKET_FAULTS }>`
      select row_no, verdict from (${judged(source)}) as judged where verdict = 'elsewhere' order by row_no`.execute(tx)
  ).rows

/** Writes the staged tickets that are new, each with its number, its contact and the first step of its story. */
export async function storeTickets(tx: Tx, { id, by, now }: StoringBatch): Promise<StoredTickets> {
  const account = sql`nullif(${by}, '')::uuid`
  const name = sql`coalesce((select display_name from platform.account where id = nullif(${by}, '')::uuid), '导入')`
  await sql`select pg_advisory_xact_lock(hashtextextended('needs.import', 0))`.execute(tx)
  const { rows } = await sql<StoredTickets>`
    with judged as materialized (${judged(stagedRows(id))}),
    fresh as materialized (
      select judged.*, gen_random_uuid() as id, extract(year from reported_on)::int as year,
        row_number() over (partition by town_code, extract(year from reported_on) order by row_no) as nth
      from judged where verdict = 'new'),
    numbered as (
      insert into needs.numbering (area_code, year, last_no) select town_code, year, count(*)::int from fresh group by town_code, year
      on conflict (area_code, year) do update set last_no = needs.numbering.last_no + excluded.last_no returning area_code, year, last_no),
    put as (
      insert into needs.need (id, no, area_code, town_code, title, description, channel, external_no, for_whom, state, urgency, reported_on, due_on, line,
        recorded_by, recorded_name, recorded_at)
      select f.id, 'XQ' || f.town_code || '-' || f.year || '-' || lpad((n.last_no - c.n + f.nth)::text, 4, '0'), f.area_code, f.town_code, f.title,
        f.description, 'hotline', f.ticket, 'self', 'reported', f.urgency, f.reported_on, f.due_on, f.line, ${account}, ${name}, ${now}
      from fresh f join numbered n on n.area_code = f.town_code and n.year = f.year
        join (select town_code, year, count(*) as n from fresh group by town_code, year) c on c.town_code = f.town_code and c.year = f.year
      returning id, area_code, town_code),
    told as (
      insert into needs.contact (need_id, area_code, sealed, masked)
      select f.id, f.area_code, f.sealed, f.masked from fresh f join put on put.id = f.id),
    stepped as (
      insert into needs.step (id, need_id, area_code, kind, state, party, by_account, by_name, at)
      select gen_random_uuid(), put.id, put.area_code, 'report', 'reported', 'resident', ${account}, ${name}, ${now} from put)
    select (select count(*)::int from put) as stored, (select count(*)::int from judged where verdict = 'same') as same,
      (select coalesce(array_agg(distinct area_code), '{}') || coalesce(array_agg(distinct town_code), '{}') from put) as area_codes`.execute(
    tx,
  )
  return rows[0] ?? { stored: 0, same: 0, areaCodes: [] }
}

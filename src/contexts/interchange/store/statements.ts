import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { interchangeErrors } from '../errors.ts'

export const STATEMENT_FAULTS = {
  'other-name': '姓名与名册中登记的不一致，请核对姓名和身份证号或志愿者编号',
  elsewhere: '此人登记在所选区划之外，请由登记地对账',
} as const
export type StatementFault = keyof typeof STATEMENT_FAULTS

const identified = (source: RawBuilder<unknown>, scopePath: string, system: string) => sql`
  select asked.*, p.id as person_id, case when a.path = ${scopePath} or starts_with(a.path, ${`${scopePath}.`}) then v.area_code end as area_code,
    case when p.name <> asked.name then 'other-name'
         when a.path <> ${scopePath} and not starts_with(a.path, ${`${scopePath}.`}) then 'elsewhere' end as fault
  from (select row_no, data->>'name' as name, data->>'maskedName' as masked_name, data->>'maskedId' as masked_id, decode(data->>'idBlind', 'hex') as id_blind,
               data->>'external' as external, (data->>'servedOn')::date as served_on, data->>'activity' as activity, (data->>'minutes')::int as minutes
        from ${source} as source offset 0) as asked
  left join interchange.external_number x on asked.id_blind is null and x.kind = 'volunteers' and x.system = ${system} and x.number = asked.external
  left join directory.person p on p.id_blind = asked.id_blind or p.id = x.record_id
  left join lateral (select v.area_code from volunteering.pub_volunteer v where v.person_id = p.id order by v.registered_on desc limit 1) as v on true
  left join directory.area a on a.code = v.area_code`

export async function faultyStatementRows(tx: Tx, source: RawBuilder<unknown>, scopePath: string, system: string) {
  const { rows } = await sql<{ rowNo: number; fault: StatementFault }>`
    select row_no, fault from (${identified(source, scopePath, system)}) as judged where fault is not null order by row_no`.execute(
    tx,
  )
  return rows
}

type Keeping = { id: string; area: { code: string; path: string }; system: string; importedBy: string; now: Date }

/** Keeps an outside statement as it came, each line with the person it is about where we know them. */
export async function storeStatement(tx: Tx, { id, area, system, importedBy, now }: Keeping): Promise<number> {
  const [faulty] = await faultyStatementRows(tx, stagedRows(id), area.path, system)
  if (faulty) throw interchangeErrors.changedSince(faulty.rowNo, STATEMENT_FAULTS[faulty.fault])
  const { rows } = await sql<{ lines: number }>`
    with found as materialized (${identified(stagedRows(id), area.path, system)}),
    head as (
      insert into interchange.statement (id, area_code, area_path, from_date, to_date, lines, imported_by, imported_at)
      select ${id}::uuid, ${area.code}, ${area.path}, min(served_on), max(served_on), count(*)::int, ${importedBy}, ${now} from found returning id)
    , put as (
      insert into interchange.statement_line (statement_id, line_no, area_code, person_id, masked_name, masked_id, external_no, served_on, activity, minutes)
      select head.id, f.row_no, coalesce(f.area_code, ${area.code}), f.person_id, f.masked_name, f.masked_id, f.external, f.served_on, f.activity, f.minutes
      from found f cross join head returning line_no)
    select count(*)::int as lines from put`.execute(tx)
  return rows[0]?.lines ?? 0
}

export type Statement = {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  fromDate: string
  toDate: string
  lines: number
  importedBy: string
  importedAt: Date
}

const select = (tx: Tx) =>
  tx
    .selectFrom('interchange.statement as s')
    .innerJoin('directory.area as a', 'a.code', 's.areaCode')
    .selectAll('s')
    .select('a.name as areaName')

export const findStatement = (tx: Tx, id: string): Promise<Statement | undefined> =>
  select(tx).where('s.id', '=', id).$castTo<Statement>().executeTakeFirst()

export async function listStatements(
  tx: Tx,
  { codes, page, pageSize }: { codes: string[] | null; page: number; pageSize: number },
): Promise<{ rows: Statement[]; total: number }> {
  const where = sql<boolean>`(${codes === null} or s.area_code = any(${codes ?? []}::text[]))`
  const rows = await select(tx)
    .where(where)
    .orderBy('s.importedAt', 'desc')
    .orderBy('s.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .$castTo<Statement>()
    .execute()
  const { total } = await tx
    .selectFrom('interchange.statement as s')
    .select(sql<number>`count(*)::int`.as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  return { rows, total }
}

/** `key`: the line's number for what they have, the record's id for what only we have. */
export type Difference = {
  key: string
  verdict: 'same' | 'minutes' | 'here' | 'there'
  personId: string | null
  maskedName: string | null
  maskedId: string | null
  areaCode: string
  areaName: string
  servedOn: string
  activity: string
  minutesHere: number | null
  minutesThere: number | null
}

/** Both sides against each other, person, day and activity: as the records stand now, not as they stood when it came. */
const compared = (statement: Statement, codes: string[] | null) => sql`
  select l.line_no::text as key, case when r.minutes is null then 'there' when r.minutes = l.minutes then 'same' else 'minutes' end as verdict,
         l.person_id, l.masked_name, l.masked_id, l.area_code, l.served_on, l.activity, r.minutes as minutes_here, l.minutes as minutes_there
  from interchange.statement_line l
  left join lateral (
    select sum(r.minutes)::int as minutes from volunteering.pub_volunteer v join volunteering.pub_service_record r on r.volunteer_id = v.id
    where v.person_id = l.person_id and r.served_on = l.served_on and r.activity = l.activity) as r on true
  where l.statement_id = ${statement.id} and (${codes === null} or l.area_code = any(${codes ?? []}::text[]))
  union all
  select r.id::text, 'here', v.person_id, null, null, r.area_code, r.served_on, r.activity, r.minutes, null
  from volunteering.pub_service_record r join volunteering.pub_volunteer v on v.id = r.volunteer_id
  where r.served_on between ${statement.fromDate}::date and ${statement.toDate}::date and (${codes === null} or r.area_code = any(${codes ?? []}::text[]))
    and not exists (select from interchange.statement_line l
                    where l.statement_id = ${statement.id} and l.person_id = v.person_id and l.served_on = r.served_on and l.activity = r.activity)`

export type CommunityCounts = {
  areaCode: string
  areaName: string
  townName: string
  same: number
  minutes: number
  here: number
  there: number
}

export async function countByCommunity(
  tx: Tx,
  statement: Statement,
  codes: string[] | null,
): Promise<CommunityCounts[]> {
  const { rows } = await sql<CommunityCounts>`
    select c.area_code, a.name as area_name, coalesce(t.name, '') as town_name,
           count(*) filter (where verdict = 'same')::int as same, count(*) filter (where verdict = 'minutes')::int as minutes,
           count(*) filter (where verdict = 'here')::int as here, count(*) filter (where verdict = 'there')::int as there
    from (${compared(statement, codes)}) as c join directory.area a on a.code = c.area_code
    left join directory.area t on t.code = a.parent_code and t.level = 'town'
    group by c.area_code, a.name, t.name order by c.area_code`.execute(tx)
  return rows
}

type Search = { codes: string[] | null; verdict?: string | undefined }

export async function countDifferences(tx: Tx, statement: Statement, { codes, verdict }: Search): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (${compared(statement, codes)}) as c where ${verdict ?? null}::text is null or c.verdict = ${verdict ?? null}`.execute(
    tx,
  )
  return rows[0]?.total ?? 0
}

/** Lines by place, day and key; names of our side are looked up masked by the caller. */
export async function listDifferences(
  tx: Tx,
  statement: Statement,
  { codes, verdict, page, pageSize }: Search & { page: number; pageSize: number },
): Promise<(Difference & { name: string | null })[]> {
  const { rows } = await sql<Difference & { name: string | null }>`
    with page as materialized (
      select c.* from (${compared(statement, codes)}) as c where ${verdict ?? null}::text is null or c.verdict = ${verdict ?? null}
      order by c.area_code, c.served_on, c.key limit ${pageSize} offset ${(page - 1) * pageSize})
    select page.key, page.verdict, page.person_id, page.masked_name, coalesce(page.masked_id, p.masked_id) as masked_id, page.area_code, a.name as area_name,
           page.served_on, page.activity, page.minutes_here, page.minutes_there, p.name
    from page join directory.area a on a.code = page.area_code
    left join directory.people_shown(array(select person_id from page where person_id is not null)) as p on p.id = page.person_id
    order by page.area_code, page.served_on, page.key`.execute(tx)
  return rows
}

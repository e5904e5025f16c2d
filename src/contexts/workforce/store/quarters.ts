import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Paging } from './pages.ts'

export type Part = { serving: number; tookPart: number }
export type QuarterRow = {
  areaCode: string
  areaName: string
  townName: string
  committee: Part
  certified: Part
  lastTookPartOn: string | null
  isComplete: boolean
}
export type QuarterSearch = { codes: string[] | null; from: string; to: string; onlyGaps: boolean }

/**
 * Communities of active points with who held a post within the quarter and who of them took part in it (三（二）). A certificate
 * counts where it was valid on the last day of the quarter, or on the day asked about while the quarter runs (`to`).
 */
const rowsOf = ({ codes, from, to }: QuarterSearch): RawBuilder<unknown> => {
  const held = (kind: string, extra = sql``) => sql`
    select p.person_id from workforce.service_period p where p.area_code = c.area_code and p.kind = ${kind}
      and p.from_date <= ${to}::date and coalesce(p.to_date, 'infinity') >= ${from}::date ${extra}`
  const certified = sql`and exists (select from workforce.certificate h where h.person_id = p.person_id and h.issued_on <= ${to}::date
    and coalesce(h.valid_to, 'infinity') >= ${to}::date)`
  const took = sql`select from workforce.pub_participation t where t.person_id = held.person_id and t.area_code = c.area_code
    and t.took_part_on between ${from}::date and ${to}::date`
  const part = (people: RawBuilder<unknown>) => sql`(
    select jsonb_build_object('serving', count(distinct held.person_id), 'tookPart', count(distinct held.person_id) filter (where exists (${took})))
    from (${people}) as held)`
  return sql`
    select c.area_code, a.name as area_name, town.name as town_name, ${part(held('two_committee_member'))} as committee,
      ${part(held('community_worker', certified))} as certified,
      (select max(t.took_part_on) from workforce.pub_participation t where t.area_code = c.area_code and t.took_part_on <= ${to}::date) as last_took_part_on
    from (select distinct pc.area_code from programme.pub_point_community pc join programme.pub_point p on p.id = pc.point_id
          where p.status = 'active' and pc.area_code is not null and (pc.to_date is null or pc.to_date > ${to}::date)
            and ${codes ? sql`pc.area_code = any(${codes}::text[])` : sql`true`}) as c
    join directory.area a on a.code = c.area_code join directory.area town on town.code = a.parent_code`
}

const judged = (search: QuarterSearch) => sql`
  (select one.*, (one.committee->>'tookPart')::int > 0 and (one.certified->>'tookPart')::int > 0 as is_complete from (${rowsOf(search)}) as one) as judged`
const wanted = ({ onlyGaps }: QuarterSearch) => (onlyGaps ? sql`where not is_complete` : sql``)

/** Communities with the gaps first within a town. */
export async function listQuarter(
  tx: Tx,
  { page, pageSize, ...search }: QuarterSearch & Paging,
): Promise<QuarterRow[]> {
  const { rows } = await sql<QuarterRow>`
    select * from ${judged(search)} ${wanted(search)}
    order by substr(area_code, 1, 9), is_complete, area_code limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    tx,
  )
  return rows
}

export async function countQuarter(tx: Tx, search: QuarterSearch) {
  const { rows } = await sql<{ communities: number; complete: number }>`
    select count(*)::int as communities, count(*) filter (where is_complete)::int as complete from ${judged(search)}`.execute(
    tx,
  )
  const { communities = 0, complete = 0 } = rows[0] ?? {}
  return { communities, complete, total: search.onlyGaps ? communities - complete : communities }
}

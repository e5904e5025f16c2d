import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type PointFacts = {
  pointId: string
  districtCode: string
  town: string
  kind: 'joint' | 'district'
  seq: number | null
  communities: string[]
  pilots: number
}

/** The points of districts that are being built or were closed, in the order of annex 2, with the names the notice writes. */
export const pointsOf = async (tx: Tx, districtCodes: readonly string[], on: string): Promise<PointFacts[]> =>
  (
    await sql<PointFacts>`
      select p.id as point_id, p.district_code, p.town_name as town, p.kind, p.seq,
        coalesce(array_agg(c.written_name order by c.position) filter (where c.id is not null), '{}') as communities,
        count(*) filter (where c.role = 'pilot')::int as pilots
      from programme.pub_point p left join programme.pub_point_community c on c.point_id = p.id and c.to_date is null
      where p.district_code = any(${districtCodes}::text[]) and p.status in ('active', 'closed') and p.starts_on <= ${on}::date
      group by p.id, p.district_code, p.town_name, p.kind, p.seq, p.town_code order by p.seq nulls last, p.town_code`.execute(
      tx,
    )
  ).rows

export type ResultFacts = {
  pointId: string
  level: 'city' | 'district'
  stage: string
  totalCenti: number | null
  grade: string | null
  vetoed: boolean
}

/** The latest final result of each point and level among these stages, final by that day. */
export const resultsOf = async (tx: Tx, pointIds: readonly string[], stages: readonly string[], until: string) =>
  (
    await sql<ResultFacts>`
      select distinct on (o.point_id, o.level) o.point_id, o.level, o.stage, o.total_centi, o.grade, coalesce(o.vetoed, false) as vetoed
      from evaluation.pub_occasion o
      where o.point_id = any(${pointIds}::uuid[]) and o.stage = any(${stages}::text[]) and o.state in ('final', 'published') and o.final_on <= ${until}::date
      order by o.point_id, o.level, o.final_on desc, o.id`.execute(tx)
  ).rows

export type MendFacts = { pointId: string; demanded: number; done: number; late: number }

/** Rectifications demanded of points up to a day. */
export const rectificationsOf = async (tx: Tx, pointIds: readonly string[], until: string): Promise<MendFacts[]> =>
  (
    await sql<MendFacts>`
      select r.point_id, count(*)::int as demanded, count(*) filter (where r.state = 'passed')::int as done,
        count(*) filter (where r.state = 'open' and r.due_on < ${until}::date)::int as late
      from closing.pub_rectification r where r.point_id = any(${pointIds}::uuid[]) and r.issued_on <= ${until}::date
      group by r.point_id`.execute(tx)
  ).rows

export type ClosingFacts = { pointId: string; appliedOn: string | null; closedOn: string | null }

export const closingsOf = async (tx: Tx, pointIds: readonly string[], until: string): Promise<ClosingFacts[]> =>
  (
    await sql<ClosingFacts>`
      select c.point_id, max(c.applied_on) as applied_on, max(c.closed_on) filter (where c.closed_on <= ${until}::date) as closed_on
      from closing.pub_closing c where c.point_id = any(${pointIds}::uuid[]) group by c.point_id`.execute(tx)
  ).rows

export type LearningFacts = { selected: number; publicity: number; research: number; adopted: number }

/** What was learned and made known below a district between two days, both included. */
export async function learningOf(tx: Tx, districtCode: string, from: string, until: string): Promise<LearningFacts> {
  const below = sql`starts_with(area_code, ${districtCode})`
  const between = (day: string) => sql`${sql.ref(day)} between ${from}::date and ${until}::date`
  const { rows } = await sql<LearningFacts>`select
    (select count(*)::int from learning.pub_case where ${below} and ${between('selected_on')}) as selected,
    (select count(*)::int from learning.pub_publicity where ${below} and ${between('published_on')}) as publicity,
    (select count(*)::int from learning.pub_research where ${below} and ${between('finished_on')}) as research,
    (select count(*)::int from learning.pub_adoption where state <> 'stopped' and ${below} and ${between('adopted_on')}) as adopted`.execute(
    tx,
  )
  return rows[0] ?? { selected: 0, publicity: 0, research: 0, adopted: 0 }
}

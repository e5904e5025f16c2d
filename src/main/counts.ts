import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Counts = {
  districts: number
  towns: number
  communities: number
  /** Places the quota gives, in towns and in communities. */
  quotaTowns: number
  quotaCommunities: number
  /** Points that hold their town: nominated, being created or closed; not those replaced, withdrawn or rejected. */
  points: number
  jointPoints: number
  people: number
}

/** The programme's name in this installation, and how much of everything there is. `tx` must see all rows. */
export async function countAll(tx: Tx): Promise<{ programme: string | null; counts: Counts }> {
  const { rows } = await sql<Counts & { programme: string | null }>`
    with area as (
      select level, count(*)::int as n from directory.area where valid_to is null group by level
    ), quota as (
      select coalesce(sum(towns), 0)::int as towns, coalesce(sum(communities), 0)::int as communities from programme.pub_quota
    ), point as (
      select count(*)::int as n, count(*) filter (where kind = 'joint')::int as joint
      from programme.pub_point where status not in ('replaced', 'withdrawn', 'city_rejected')
    )
    select (select id from programme.pub_programme) as programme,
      coalesce((select n from area where level = 'district'), 0) as districts,
      coalesce((select n from area where level = 'town'), 0) as towns,
      coalesce((select n from area where level = 'community'), 0) as communities,
      quota.towns as quota_towns, quota.communities as quota_communities,
      point.n as points, point.joint as joint_points,
      (select count(*)::int from directory.person) as people
    from quota, point`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('counting found no row')
  const { programme, ...counts } = row
  return { programme, counts }
}

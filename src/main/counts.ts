import { sql } from 'kysely'
import { countAreas, countPeople } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'

export type Counts = {
  districts: number
  towns: number
  communities: number
  /** Places the quota gives, in towns and in communities. */
  quotaTowns: number
  quotaCommunities: number
  /** Points being created or closed: what the board shows. Nominations under way are not points yet. */
  points: number
  jointPoints: number
  people: number
}

/** The programme's name in this installation, and how much of everything there is. `tx` must see all rows. */
export async function countAll(tx: Tx): Promise<{ programme: string | null; counts: Counts }> {
  const areas = new Map((await countAreas(tx)).map(({ level, count }) => [level, count]))
  const { programme, ...drawn } = await countProgramme(tx)
  const counts = {
    districts: areas.get('district') ?? 0,
    towns: areas.get('town') ?? 0,
    communities: areas.get('community') ?? 0,
    ...drawn,
    people: await countPeople(tx),
  }
  return { programme, counts }
}

type Drawn = Pick<Counts, 'quotaTowns' | 'quotaCommunities' | 'points' | 'jointPoints'> & { programme: string | null }

async function countProgramme(tx: Tx): Promise<Drawn> {
  const { rows } = await sql<Drawn>`
    select (select id from programme.pub_programme) as programme, quota.*, point.*
    from (select coalesce(sum(towns), 0)::int as quota_towns, coalesce(sum(communities), 0)::int as quota_communities
        from programme.pub_quota) as quota,
      (select count(*)::int as points, count(*) filter (where kind = 'joint')::int as joint_points
        from programme.pub_point where status in ('active', 'closed')) as point`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('counting found no row')
  return row
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type PointRow = {
  id: string
  kind: 'joint' | 'district'
  status: string
  townCode: string
  townName: string
  areaPath: string
  districtName: string
  districtCode: string
  rootCode: string
  rootName: string
}

/** A point with the names of its place and of the bodies above it. */
export async function findPoint(tx: Tx, pointId: string): Promise<PointRow | undefined> {
  const { rows } = await sql<PointRow>`
    select p.id, p.kind, p.status, p.town_code, town.name as town_name, town.path as area_path, d.name as district_name, d.code as district_code,
      root.code as root_code, root.name as root_name
    from programme.pub_point p join directory.area town on town.code = p.town_code join directory.area d on d.code = p.district_code
    join directory.area root on root.code = d.parent_code where p.id = ${pointId}`.execute(tx)
  return rows[0]
}

/** The path of the body that decides about a point: the city for joint points, else the district. */
export const pathOfLevel = ({ areaPath }: Pick<PointRow, 'areaPath'>, level: 'city' | 'district'): string =>
  areaPath
    .split('.')
    .slice(0, level === 'city' ? 1 : 2)
    .join('.')

export type RowOfPoint = {
  pointId: string
  kind: 'joint' | 'district'
  status: string
  areaCode: string
  areaName: string
  districtName: string
  closingId: string | null
  closingState: string | null
  appliedOn: string | null
  closedOn: string | null
  openRectifications: number
}
type Search = { codes: readonly string[] | null; state?: string | undefined }
const from = ({ codes, state }: Search) => sql`
  from programme.pub_point p join directory.area a on a.code = p.town_code join directory.area d on d.code = p.district_code
  left join closing.closing c on c.point_id = p.id and c.state <> 'withdrawn'
  where p.status in ('active', 'closed', 'terminated') and ${codes === null ? sql`true` : sql`p.town_code = any(${codes}::text[])`}
    and ${state === undefined ? sql`true` : sql`coalesce(c.state, 'none') = ${state}`}`

/** Every point in creation, closed or stopped, each with its application where it has one. */
export async function pointsWithClosing(tx: Tx, search: Search & { page: number; pageSize: number }) {
  const { rows } = await sql<RowOfPoint>`
    select p.id as point_id, p.kind, p.status, a.code as area_code, a.name as area_name, d.name as district_name, c.id as closing_id,
      c.state as closing_state, c.applied_on, c.closed_on,
      (select count(*)::int from closing.rectification r where r.point_id = p.id and r.state in ('open', 'answered')) as open_rectifications
    ${from(search)} order by p.kind desc, p.seq, d.code, a.code
    limit ${search.pageSize} offset ${(search.page - 1) * search.pageSize}`.execute(tx)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n ${from(search)}`.execute(tx)
  return { rows, total: counted[0]?.n ?? 0 }
}

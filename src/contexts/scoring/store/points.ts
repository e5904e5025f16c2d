import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { ScoredPoint } from '../items/item.ts'

export type PointRow = ScoredPoint & { areaPath: string; districtName: string; projectState: string }

/** A point as it stands on a day, with the communities it covers then; undefined before it began. */
export async function findPoint(tx: Tx, pointId: string, asOf: string): Promise<PointRow | undefined> {
  const { rows } = await sql<PointRow>`
    select p.id as "pointId", p.town_code as "townCode", p.town_name as "townName", p.starts_on as "startsOn", town.path as "areaPath",
      district.name as "districtName", p.status as "projectState",
      coalesce((select array_agg(c.area_code order by c.position) from programme.pub_point_community c
        where c.point_id = p.id and c.area_code is not null and c.from_date <= ${asOf} and (c.to_date is null or c.to_date > ${asOf})), '{}')
        as "communityCodes"
    from programme.pub_point p join directory.area town on town.code = p.town_code
    join directory.area district on district.code = p.district_code
    where p.id = ${pointId} and p.status in ('active', 'closed', 'replaced', 'withdrawn', 'terminated') and p.starts_on <= ${asOf}`.execute(
    tx,
  )
  return rows[0]
}

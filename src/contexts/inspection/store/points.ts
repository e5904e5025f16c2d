import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes } from '#platform/db/lists.ts'

/** A point whose project runs, at its town. */
export type PointAt = {
  pointId: string
  areaCode: string
  areaPath: string
  townName: string
  districtName: string
  communities: { code: string; name: string }[]
}

async function points(tx: Tx, where: ReturnType<typeof all>, day: string): Promise<PointAt[]> {
  const { rows } = await sql<PointAt>`
    select p.id as point_id, p.town_code as area_code, t.path as area_path, t.name as town_name, d.name as district_name,
      (select coalesce(json_agg(json_build_object('code', a.code, 'name', a.name) order by c.position), '[]')
        from programme.pub_point_community c join directory.area a on a.code = c.area_code
        where c.point_id = p.id and c.from_date <= ${day} and (c.to_date is null or c.to_date >= ${day})) as communities
    from programme.pub_point p join directory.area t on t.code = p.town_code join directory.area d on d.code = p.district_code
    where p.status = 'active' and ${where} order by p.district_code, p.town_code`.execute(tx)
  return rows
}

export const listPointsAt = (tx: Tx, codes: string[] | null, day: string): Promise<PointAt[]> =>
  points(tx, all([inCodes(sql`p.town_code`, codes)]), day)
/** The point of a town; a town has one. */
export const findPointAt = async (tx: Tx, townCode: string, day: string): Promise<PointAt | undefined> =>
  (await points(tx, sql`p.town_code = ${townCode}`, day))[0]

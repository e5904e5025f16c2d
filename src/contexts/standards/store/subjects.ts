import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { plannedOnce } from '#platform/db/driver.ts'
import { inside } from '#platform/db/inside.ts'

export type PointSubject = {
  pointId: string
  kind: 'joint' | 'district'
  seq: number | null
  townCode: string
  townName: string
  townPath: string
  districtCode: string
  districtName: string
  startsOn: string
  fundThresholdFen: number | null
  communities: { id: string; name: string; areaCode: string | null; role: 'pilot' | 'covered_only'; position: number }[]
}

type Which = { pointIds?: readonly string[]; reach?: readonly string[] }

/** The points being built on a day, with the communities they cover on it; in the order of annex 2, then by code. */
export async function listPoints(tx: Tx, asOf: string, { pointIds, reach }: Which = {}): Promise<PointSubject[]> {
  let rows = tx
    .selectFrom('programme.pubPoint as p')
    .innerJoin('directory.area as town', 'town.code', 'p.townCode')
    .innerJoin('directory.area as district', 'district.code', 'p.districtCode')
    .select([
      'p.id as pointId',
      'p.kind',
      'p.seq',
      'p.townCode',
      'town.path as townPath',
      'p.districtCode',
      'district.name as districtName',
      'p.startsOn',
      'p.fundThresholdFen',
      'p.townName',
      sql<
        PointSubject['communities']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.written_name, 'areaCode', c.area_code,
        'role', c.role, 'position', c.position) order by c.position)
        from programme.pub_point_community c where c.point_id = p.id and c.from_date <= ${asOf} and (c.to_date is null or c.to_date > ${asOf})), '[]')`.as(
        'communities',
      ),
    ])
    .where('p.status', 'in', ['active', 'closed', 'replaced', 'withdrawn'])
    .where('p.startsOn', '<=', asOf)
    .where((eb) => eb.or([eb('p.endedOn', 'is', null), eb('p.endedOn', '>', asOf)]))
    .orderBy(sql`p.seq nulls last`)
    .orderBy('p.townCode')
  if (pointIds) rows = rows.where('p.id', 'in', [...pointIds, '00000000-0000-0000-0000-000000000000'])
  if (reach) rows = rows.where(inside('town.path', reach)).modifyFront(plannedOnce)
  return rows.$castTo<PointSubject>().execute()
}

/** The points that cover any of these areas (or lie in them), whose figures a change there touches. */
export async function pointsTouching(tx: Tx, areaCodes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from programme.pub_point p left join programme.pub_point_community c on c.point_id = p.id
    where c.area_code = any(${areaCodes}::text[]) or p.town_code = any(${areaCodes}::text[])`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The path of a point, or of one of its communities, for permission; undefined when there is none. */
export async function placeOfSubject(
  tx: Tx,
  pointId: string,
  communityId: string | null,
): Promise<{ areaPath: string } | undefined> {
  const { rows } = await sql<{ areaPath: string }>`
    select coalesce(area.path, town.path) as "areaPath" from programme.pub_point p
    join directory.area town on town.code = p.town_code
    left join programme.pub_point_community c on c.point_id = p.id and c.id = ${communityId}
    left join directory.area area on area.code = c.area_code
    where p.id = ${pointId} and (${communityId}::uuid is null or c.id is not null)`.execute(tx)
  return rows[0]
}

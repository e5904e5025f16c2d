import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inside } from '#platform/db/inside.ts'
import type { PointStatus } from '../rules/states.ts'
import { notOver, type Point, type PointKind, selectPoints } from './points.ts'

export type PointFilter = {
  reach: readonly string[]
  districtCode?: string | undefined
  status?: readonly PointStatus[] | undefined
  kind?: PointKind | undefined
  words?: string | undefined
}
type Order = { sort: 'order' | 'town' | 'status' | 'startsOn'; descending: boolean; offset: number; limit: number }
export type PointRow = Point & { pilots: number; coveredOnly: number; unconfirmed: number }

function filtered(tx: Tx, { reach, districtCode, status, kind, words }: PointFilter) {
  let rows = selectPoints(tx).where(inside('town.path', reach))
  if (districtCode) rows = rows.where('p.districtCode', '=', districtCode)
  if (status && status.length > 0) rows = rows.where('p.status', 'in', status)
  if (kind) rows = rows.where('p.kind', '=', kind)
  if (words) {
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    rows = rows.where((eb) =>
      eb.or([
        eb('p.townName', 'like', like),
        eb('town.name', 'like', like),
        eb('district.name', 'like', like),
        eb('p.projectName', 'like', like),
      ]),
    )
  }
  return rows
}

export async function countPoints(tx: Tx, filter: PointFilter): Promise<number> {
  const { total } = await filtered(tx, filter)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

const ORDERS = { town: 'p.town_code', status: 'p.status', startsOn: 'p.starts_on' } as const

/** A page of points, with how many communities each has and how many of their names wait for a person. */
export async function listPoints(
  tx: Tx,
  { sort, descending, offset, limit, ...filter }: PointFilter & Order,
): Promise<{ total: number; rows: PointRow[] }> {
  const direction = descending ? sql`desc` : sql`asc`
  const byOrder = sql`p.seq ${direction} nulls last, (select position from programme.quota q where q.district_code = p.district_code) ${direction}`
  const rows = await filtered(tx, filter)
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('programme.pointCommunity as c')
          .select([
            sql<number>`count(*) filter (where c.role = 'pilot')::int`.as('pilots'),
            sql<number>`count(*) filter (where c.role = 'covered_only')::int`.as('coveredOnly'),
            sql<number>`count(*) filter (where c.area_code is null)::int`.as('unconfirmed'),
          ])
          .whereRef('c.pointId', '=', 'p.id')
          .as('n'),
      (join) => join.onTrue(),
    )
    .select(['n.pilots', 'n.coveredOnly', 'n.unconfirmed'])
    .orderBy(sort === 'order' ? byOrder : sql`${sql.ref(ORDERS[sort])} ${direction} nulls last`)
    .orderBy('p.townCode')
    .orderBy('p.createdAt')
    .offset(offset)
    .limit(limit)
    .$castTo<PointRow>()
    .execute()
  return { total: await countPoints(tx, filter), rows }
}

export type FreeTown = {
  townCode: string
  townName: string
  districtCode: string
  districtName: string
  communities: { code: string; name: string; kind: string }[]
}

/** Towns in reach without a live point, with their communities that have residents. */
export const listTownsWithoutPoint = (
  tx: Tx,
  { reach, districtCode }: { reach: readonly string[]; districtCode?: string | undefined },
): Promise<FreeTown[]> =>
  tx
    .selectFrom('directory.area as town')
    .innerJoin('directory.area as district', 'district.code', 'town.parentCode')
    .innerJoin('programme.quota as q', 'q.districtCode', 'district.code')
    .select([
      'town.code as townCode',
      'town.name as townName',
      'district.code as districtCode',
      'district.name as districtName',
      sql<
        FreeTown['communities']
      >`coalesce((select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'kind', c.kind) order by c.code)
        from directory.area c where c.parent_code = town.code and not c.is_virtual and c.valid_to is null), '[]')`.as(
        'communities',
      ),
    ])
    .where('town.level', '=', 'town')
    .where('town.validTo', 'is', null)
    .where(inside('town.path', reach))
    .$if(districtCode !== undefined, (rows) => rows.where('district.code', '=', districtCode ?? ''))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('programme.point as p')
            .select('p.id')
            .whereRef('p.townCode', '=', 'town.code')
            .where(notOver('p.status')),
        ),
      ),
    )
    .orderBy('q.position')
    .orderBy('town.code')
    .execute()

import { randomUUID } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Chosen } from '../rules/nomination.ts'
import { OVER, type PointStatus } from '../rules/states.ts'

export type PointKind = 'joint' | 'district'
export type Role = 'pilot' | 'covered_only'
export type Point = {
  id: string
  kind: PointKind
  seq: number | null
  districtCode: string
  districtName: string
  townCode: string
  townName: string
  areaPath: string
  status: PointStatus
  projectName: string
  leaderName: string
  contactPhone: string
  eligibility: string
  fundThresholdFen: number | null
  startsOn: string | null
  endedOn: string | null
  /** 整改中: asked for by an evaluation, and not yet checked as done. */
  isRectifying: boolean
  createdBy: string | null
  createdAt: Date
  submittedBy: string | null
  approvedBy: string | null
  version: number
}
export type NewPoint = Pick<Point, 'kind' | 'districtCode' | 'townCode' | 'townName' | 'status' | 'createdAt'> &
  Partial<
    Pick<
      Point,
      | 'seq'
      | 'projectName'
      | 'leaderName'
      | 'contactPhone'
      | 'eligibility'
      | 'fundThresholdFen'
      | 'startsOn'
      | 'createdBy'
      | 'submittedBy'
    >
  >

/** Every point with the names of its place; other stores narrow it. */
export const selectPoints = (tx: Tx) =>
  tx
    .selectFrom('programme.point as p')
    .innerJoin('directory.area as town', 'town.code', 'p.townCode')
    .innerJoin('directory.area as district', 'district.code', 'p.districtCode')
    .select([
      'p.id',
      'p.kind',
      'p.seq',
      'p.districtCode',
      'district.name as districtName',
      'p.townCode',
      'p.townName',
      'town.path as areaPath',
      'p.status',
      'p.projectName',
      'p.leaderName',
      'p.contactPhone',
      'p.eligibility',
      'p.fundThresholdFen',
      'p.startsOn',
      'p.endedOn',
      'p.isRectifying',
      'p.createdBy',
      'p.createdAt',
      'p.submittedBy',
      'p.approvedBy',
      'p.version',
    ])

export const findPoint = (tx: Tx, id: string): Promise<Point | undefined> =>
  selectPoints(tx).where('p.id', '=', id).$castTo<Point>().executeTakeFirst()

export const findJointPoint = (tx: Tx, seq: number) =>
  tx.selectFrom('programme.point').select(['id']).where('seq', '=', seq).executeTakeFirst()

export const notOver = (column: 'p.status' | 'status') => sql<SqlBool>`${sql.ref(column)} <> all (${OVER}::text[])`

/** The point a town has, in whatever live state. */
export const livePointOfTown = (tx: Tx, townCode: string) =>
  tx
    .selectFrom('programme.point')
    .select(['id', 'kind', 'seq', 'status'])
    .where('townCode', '=', townCode)
    .where(notOver('status'))
    .executeTakeFirst()

export async function insertPoint(tx: Tx, point: NewPoint): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('programme.point')
    .values({ id, ...point })
    .execute()
  return id
}

/** The amount stands on the row (六): a changed package changes it there. */
export async function setThreshold(tx: Tx, id: string, fundThresholdFen: number): Promise<void> {
  await tx
    .updateTable('programme.point')
    .set((eb) => ({ fundThresholdFen, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('fundThresholdFen', 'is distinct from', fundThresholdFen)
    .execute()
}

export type PointChange = Partial<
  Pick<
    Point,
    | 'status'
    | 'projectName'
    | 'leaderName'
    | 'contactPhone'
    | 'eligibility'
    | 'startsOn'
    | 'endedOn'
    | 'isRectifying'
    | 'submittedBy'
    | 'approvedBy'
  >
>

/** Guarded by the version the caller read. */
export async function changePoint(tx: Tx, id: string, version: number, change: PointChange): Promise<void> {
  const result = await tx
    .updateTable('programme.point')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  mustHaveChanged(result)
}

export type PointCommunity = {
  id: string
  pointId: string
  position: number
  writtenName: string
  areaCode: string | null
  areaName: string | null
  nameMatchId: string | null
  role: Role
  fromDate: string
  toDate: string | null
}
export type NewCommunity = { writtenName: string; areaCode: string | null; nameMatchId: string | null; role: Role }

/** The communities of a nomination that nobody relies on yet: replaced whole. */
export async function putCommunities(
  tx: Tx,
  pointId: string,
  communities: readonly NewCommunity[],
  fromDate: string,
): Promise<void> {
  await tx.deleteFrom('programme.pointCommunity').where('pointId', '=', pointId).execute()
  if (communities.length === 0) return
  await tx
    .insertInto('programme.pointCommunity')
    .values(communities.map((one, index) => ({ id: randomUUID(), pointId, position: index + 1, ...one, fromDate })))
    .execute()
}

export const listCommunities = (tx: Tx, pointIds: readonly string[]): Promise<PointCommunity[]> =>
  tx
    .selectFrom('programme.pointCommunity as c')
    .leftJoin('directory.area as area', 'area.code', 'c.areaCode')
    .select([
      'c.id',
      'c.pointId',
      'c.position',
      'c.writtenName',
      'c.areaCode',
      'area.name as areaName',
      'c.nameMatchId',
      'c.role',
      'c.fromDate',
      'c.toDate',
    ])
    .where(sql<SqlBool>`c.point_id = any (${pointIds}::uuid[])`)
    .orderBy('c.pointId')
    .orderBy('c.position')
    .$castTo<PointCommunity>()
    .execute()

/** From this day the communities are the point's. */
export async function openCommunities(tx: Tx, pointId: string, fromDate: string): Promise<void> {
  await tx.updateTable('programme.pointCommunity').set({ fromDate }).where('pointId', '=', pointId).execute()
}

/** From this day they are free for another point; what was measured before stays. */
export async function closeCommunities(tx: Tx, pointId: string, toDate: string): Promise<void> {
  await tx
    .updateTable('programme.pointCommunity')
    .set({ toDate })
    .where('pointId', '=', pointId)
    .where('toDate', 'is', null)
    .execute()
}

/** What the rules have to know of the communities chosen, in the order chosen. Unknown codes are of no town. */
export async function findChosen(
  tx: Tx,
  choices: readonly { areaCode: string; role: Role }[],
  pointId: string | undefined,
): Promise<Chosen[]> {
  const codes = choices.map(({ areaCode }) => areaCode)
  const { rows } = await sql<Omit<Chosen, 'role'>>`
    select area.code, area.name, area.parent_code, area.is_virtual, (
      select town.name from programme.point_community c join programme.point p on p.id = c.point_id
        join directory.area town on town.code = p.town_code
      where c.area_code = area.code and c.to_date is null and c.point_id is distinct from ${pointId ?? null}::uuid limit 1
    ) as taken_by
    from directory.area area where area.code = any (${codes}::text[]) and area.level = 'community'`.execute(tx)
  return choices.map(({ areaCode, role }) => {
    const found = rows.find(({ code }) => code === areaCode)
    return { code: areaCode, name: areaCode, parentCode: null, isVirtual: false, takenBy: null, ...found, role }
  })
}

/** A person has said which place a written name means. Returns the points changed, and those that had the place already. */
export async function nameCommunity(
  tx: Tx,
  { nameMatchId, areaCode }: { nameMatchId: string; areaCode: string | null },
): Promise<{ changed: string[]; clashes: { pointId: string; writtenName: string; status: PointStatus }[] }> {
  const { rows: changed } = await sql<{ pointId: string }>`
    update programme.point_community c set area_code = ${areaCode}
    where c.name_match_id = ${nameMatchId} and c.area_code is distinct from ${areaCode}
      and not exists (select from programme.point_community other
        where other.area_code = ${areaCode} and other.to_date is null and other.id <> c.id and c.to_date is null)
    returning c.point_id`.execute(tx)
  const { rows: clashes } = await sql<{ pointId: string; writtenName: string; status: PointStatus }>`
    select c.point_id, c.written_name, p.status from programme.point_community c join programme.point p on p.id = c.point_id
    where c.name_match_id = ${nameMatchId} and c.area_code is distinct from ${areaCode}`.execute(tx)
  return { changed: changed.map(({ pointId }) => pointId), clashes }
}

export const findPoints = (tx: Tx, ids: readonly string[]): Promise<Point[]> =>
  selectPoints(tx).where(sql<SqlBool>`p.id = any (${ids}::uuid[])`).$castTo<Point>().execute()

export const findCommunities = (
  tx: Tx,
  ids: readonly string[],
): Promise<
  (Pick<PointCommunity, 'id' | 'writtenName' | 'areaName' | 'role'> & { townName: string; areaPath: string })[]
> =>
  tx
    .selectFrom('programme.pointCommunity as c')
    .innerJoin('programme.point as p', 'p.id', 'c.pointId')
    .innerJoin('directory.area as town', 'town.code', 'p.townCode')
    .leftJoin('directory.area as area', 'area.code', 'c.areaCode')
    .select(['c.id', 'c.writtenName', 'area.name as areaName', 'c.role'])
    .select(['p.townName', sql<string>`coalesce(area.path, town.path)`.as('areaPath')])
    .where(sql<SqlBool>`c.id = any (${ids}::uuid[])`)
    .$castTo<
      Pick<PointCommunity, 'id' | 'writtenName' | 'areaName' | 'role'> & { townName: string; areaPath: string }
    >()
    .execute()

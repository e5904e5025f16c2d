import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Quota = { districtName: string; towns: number; communities: number }
/** Annex 1: how many towns and communities each district creates, in the notice's own order. */
export const quotasOf = async (tx: Tx): Promise<Quota[]> =>
  (
    await sql<Quota>`select a.name as district_name, q.towns, q.communities from programme.pub_quota q
      join directory.area a on a.code = q.district_code order by q.position`.execute(tx)
  ).rows

export type JointPoint = { districtName: string; townName: string; communities: string }
/** Annex 2: the joint points, with their communities as the notice writes them. */
export const jointPointsOf = async (tx: Tx): Promise<JointPoint[]> =>
  (
    await sql<JointPoint>`select a.name as district_name, p.town_name,
        coalesce((select string_agg(c.written_name, '、' order by c.position) from programme.pub_point_community c
          where c.point_id = p.id and c.to_date is null), '') as communities
      from programme.pub_point p join directory.area a on a.code = p.district_code
      where p.kind = 'joint' order by p.seq`.execute(tx)
  ).rows

export const programmeHead = async (tx: Tx): Promise<{ title: string; rootCode: string } | undefined> =>
  (await sql<{ title: string; rootCode: string }>`select title, root_code from programme.pub_programme`.execute(tx))
    .rows[0]

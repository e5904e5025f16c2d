import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inside } from '#platform/db/inside.ts'
import type { Stage } from '../vocabulary.ts'

export type PointSheets = {
  pointId: string
  kind: 'joint' | 'district'
  districtCode: string
  districtName: string
  townName: string
  sheets: { id: string; stage: Stage; asOf: string; sealedAt: string }[]
}

/** The points within reach, each with the sheets sealed of it, the newest first. Joint points come first, in the order of annex 2. */
export const listPointSheets = (
  tx: Tx,
  { reach, districtCode }: { reach: readonly string[]; districtCode?: string | undefined },
): Promise<PointSheets[]> =>
  tx
    .selectFrom('programme.pubPoint as p')
    .innerJoin('directory.area as town', 'town.code', 'p.townCode')
    .innerJoin('directory.area as district', 'district.code', 'p.districtCode')
    .select(['p.id as pointId', 'p.kind', 'p.districtCode', 'district.name as districtName', 'p.townName'])
    .select(
      sql<
        PointSheets['sheets']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'stage', s.stage, 'asOf', s.as_of,
        'sealedAt', s.sealed_at) order by s.sealed_at desc) from scoring.sheet s where s.point_id = p.id), '[]')`.as(
        'sheets',
      ),
    )
    .where('p.status', 'in', ['active', 'closed'])
    .where(inside('town.path', reach))
    .$if(districtCode !== undefined, (rows) => rows.where('p.districtCode', '=', districtCode ?? ''))
    .orderBy(sql`p.seq nulls last`)
    .orderBy('p.townCode')
    .$castTo<PointSheets>()
    .execute()

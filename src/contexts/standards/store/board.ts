import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { plannedOnce } from '#platform/db/driver.ts'
import { inside } from '#platform/db/inside.ts'

export type QuotaRow = { code: string; name: string; quotaTowns: number; quotaCommunities: number; pending: number }

/** The districts in reach with their quota and the nominations under way, in the order of annex 1. */
export async function listQuotas(tx: Tx, reach: readonly string[]): Promise<QuotaRow[]> {
  return tx
    .selectFrom('programme.pubQuota as q')
    .modifyFront(plannedOnce)
    .innerJoin('directory.area as area', 'area.code', 'q.districtCode')
    .select([
      'area.code',
      'area.name',
      'q.towns as quotaTowns',
      'q.communities as quotaCommunities',
      sql<number>`(select count(*)::int from programme.pub_point p where p.district_code = q.district_code
        and p.status not in ('active', 'replaced', 'withdrawn', 'closed', 'city_rejected'))`.as('pending'),
    ])
    .where(inside('area.path', reach))
    .orderBy('q.position')
    .$castTo<QuotaRow>()
    .execute()
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Way } from '../rules/conflict.ts'

/** One district's quota with what already draws on it. Counts are towns and pilot communities. */
export type QuotaRow = {
  districtCode: string
  districtName: string
  areaPath: string
  position: number
  noticeTowns: number
  noticeCommunities: number
  towns: number
  communities: number
  covered: number
  version: number
  usedTowns: number
  usedCommunities: number
  pendingTowns: number
  pendingCommunities: number
  jointTowns: number
  jointCommunities: number
  /** How many communities short of the least number the points' pilots are, made up by covered-only ones. */
  coveredUsed: number
}

/** Quota lines of a package: the decisions taken since stay on top of them. */
export async function putQuotas(
  tx: Tx,
  quotas: readonly { districtCode: string; towns: number; communities: number }[],
): Promise<void> {
  const rows = quotas.map((quota, index) => ({ ...quota, position: index + 1 }))
  await sql`
    insert into programme.quota (district_code, position, notice_towns, notice_communities, towns, communities)
    select row."districtCode", row.position, row.towns, row.communities, row.towns, row.communities
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row("districtCode" text, position int, towns int, communities int)
    on conflict (district_code) do update set
      position = excluded.position,
      notice_towns = excluded.notice_towns,
      notice_communities = excluded.notice_communities,
      towns = quota.towns + excluded.notice_towns - quota.notice_towns,
      communities = quota.communities + excluded.notice_communities - quota.notice_communities,
      version = quota.version + 1`.execute(tx)
}

/** Holds the district's line until the transaction ends: two hands at the last place are served one after the other. */
export async function lockQuota(tx: Tx, districtCode: string): Promise<void> {
  await sql`select from programme.quota where district_code = ${districtCode} for update`.execute(tx)
}

/** `onTop`: area subtrees; a district is shown to those above it and to those in it. `min`: see 三（二）. */
export async function listQuotas(
  tx: Tx,
  { reach, districtCode, min }: { reach?: readonly string[]; districtCode?: string; min: number },
): Promise<QuotaRow[]> {
  const seen = reach
    ? sql`exists (select from unnest(${reach}::text[]) as top where area.path = top or starts_with(area.path, top || '.') or starts_with(top, area.path || '.'))`
    : sql`true`
  const wanted = districtCode ? sql`q.district_code = ${districtCode}` : sql`true`
  const { rows } = await sql<QuotaRow>`
    with drawn as (
      select p.id, p.district_code, p.kind, p.status in ('active', 'closed') as used,
        count(*) filter (where c.role = 'pilot')::int as pilots
      from programme.point p join programme.point_community c on c.point_id = p.id and c.to_date is null
      where p.status in ('town_submitted', 'district_reviewing', 'district_approved', 'city_filed', 'published', 'active', 'closed')
      group by p.id
    )
    select q.district_code, area.name as district_name, area.path as area_path, q.position, q.notice_towns, q.notice_communities,
      q.towns, q.communities, q.covered, q.version,
      count(d.id) filter (where d.used)::int as used_towns,
      coalesce(sum(d.pilots) filter (where d.used), 0)::int as used_communities,
      count(d.id) filter (where not d.used)::int as pending_towns,
      coalesce(sum(d.pilots) filter (where not d.used), 0)::int as pending_communities,
      count(d.id) filter (where d.kind = 'joint')::int as joint_towns,
      coalesce(sum(d.pilots) filter (where d.kind = 'joint'), 0)::int as joint_communities,
      coalesce(sum(greatest(0, ${min} - d.pilots)), 0)::int as covered_used
    from programme.quota q
      join directory.area area on area.code = q.district_code
      left join drawn d on d.district_code = q.district_code
    where ${seen} and ${wanted}
    group by q.district_code, area.code
    order by q.position`.execute(tx)
  return rows
}

export async function findQuota(tx: Tx, districtCode: string, min: number): Promise<QuotaRow | undefined> {
  const [row] = await listQuotas(tx, { districtCode, min })
  return row
}

export type QuotaDecision = {
  id: string
  districtCode: string
  way: Way | 'take-back'
  towns: number
  communities: number
  covered: number
  reason: string
  takesBack: string | null
  actorName: string
  decidedAt: Date
}

const decisions = (tx: Tx) =>
  tx
    .selectFrom('programme.quotaDecision')
    .select([
      'id',
      'districtCode',
      'way',
      'towns',
      'communities',
      'covered',
      'reason',
      'takesBack',
      'actorName',
      'decidedAt',
    ])
    .$castTo<QuotaDecision>()

export const listDecisions = (tx: Tx, districtCodes: readonly string[]): Promise<QuotaDecision[]> =>
  decisions(tx)
    .where('districtCode', 'in', [...districtCodes, ''])
    .orderBy('decidedAt')
    .orderBy('id')
    .execute()

export const findDecision = (tx: Tx, id: string): Promise<QuotaDecision | undefined> =>
  decisions(tx).where('id', '=', id).executeTakeFirst()

/** Writes a decision and moves the quota by it, guarded by the quota's version. */
export async function recordDecision(
  tx: Tx,
  version: number,
  decision: Omit<QuotaDecision, 'id'> & { decidedBy: string },
): Promise<string> {
  const { districtCode, towns, communities, covered } = decision
  const result = await tx
    .updateTable('programme.quota')
    .set((eb) => ({
      towns: eb('towns', '+', towns),
      communities: eb('communities', '+', communities),
      covered: eb('covered', '+', covered),
      version: version + 1,
    }))
    .where('districtCode', '=', districtCode)
    .where('version', '=', version)
    .executeTakeFirst()
  mustHaveChanged(result)
  const id = randomUUID()
  await tx
    .insertInto('programme.quotaDecision')
    .values({ id, ...decision })
    .execute()
  return id
}

export async function isTakenBack(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('programme.quotaDecision').select('id').where('takesBack', '=', id).executeTakeFirst()
  return row !== undefined
}

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { TieKind } from '../vocabulary.ts'

/** A record that a lead could tie to a project of this town. `on`: its day, null where it has none yet. */
export type Tieable = { kind: TieKind; id: string; title: string; detail: string; on: string | null }

const under = (column: RawBuilder<unknown>, townCode: string) =>
  sql`(${column} = ${townCode} or ${column} in (select code from directory.area where parent_code = ${townCode}))`

const SOURCES: Readonly<Record<TieKind, (townCode: string) => RawBuilder<Tieable>>> = {
  'activities.activity': (town) => sql`
    select 'activities.activity' as kind, v.id, v.title, a.name as detail, (v.starts_at at time zone 'Asia/Shanghai')::date as "on"
    from activities.pub_activity v join directory.area a on a.code = v.area_code
    where v.audience = 'volunteers' and v.state not in ('draft', 'cancelled') and ${under(sql`v.area_code`, town)}`,
  'incubation.service': (town) => sql`
    select 'incubation.service' as kind, s.id, s.title, o.name as detail, s.served_on as "on"
    from incubation.pub_service s join incubation.pub_organisation o on o.id = s.organisation_id where ${under(sql`s.area_code`, town)}`,
  'grants.grant': (town) => sql`
    select 'grants.grant' as kind, g.id, g.title, g.applicant_name as detail, g.starts_on as "on"
    from grants.pub_grant g join fund.pub_fund f on f.id = g.fund_id
    where f.area_code = ${town} and g.state in ('agreed', 'midway', 'reported', 'accepted', 'closed')`,
  'goods.handout': (town) => sql`
    select 'goods.handout' as kind, h.id, l.title || trim_scale(h.quantity::numeric) || l.unit as title, a.name as detail, h.handed_on as "on"
    from goods.pub_handout h join goods.pub_lot l on l.id = h.lot_id join directory.area a on a.code = h.area_code
    where ${under(sql`h.area_code`, town)}`,
}

/** Records of one kind in a town, the newest first; those tied to a project already are left out. */
export async function listTieable(
  tx: Tx,
  kind: TieKind,
  townCode: string,
  { text, sourceId }: { text?: string | undefined; sourceId?: string | undefined },
): Promise<Tieable[]> {
  const { rows } = await sql<Tieable>`
    select * from (${SOURCES[kind](townCode)}) as found
    where (${text ?? ''} = '' or strpos(title || detail, ${text ?? ''}) > 0) and (${sourceId ?? null}::uuid is null or id = ${sourceId ?? null}::uuid)
      and not exists (select from linkage.tie t where t.source_id = found.id and not exists (select from linkage.untied u where u.tie_id = t.id))
    order by "on" desc nulls last, id limit 50`.execute(tx)
  return rows
}

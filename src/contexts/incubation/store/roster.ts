import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Brings the register in step with the directory: a community organisation known there and not here is entered as the roster has
 * it (or tied to the entry of the same name), and one that ended there ends here. Says the areas that changed.
 */
export async function keepRoster(tx: Tx, now: Date): Promise<string[]> {
  const tied = await sql<{ areaCode: string }>`
    update incubation.organisation i set organisation_id = o.id, version = i.version + 1
    from directory.organisation o
    where i.organisation_id is null and i.state not in ('deregistered', 'withdrawn') and o.kind = 'community_social_org' and o.ended_on is null
      and o.area_code = i.area_code and o.name = i.name
      and not exists (select from incubation.organisation other where other.organisation_id = o.id)
    returning i.area_code`.execute(tx)
  const entered = await sql<{ areaCode: string }>`
    insert into incubation.organisation (id, organisation_id, area_code, name, tier, scope, source, batch_id, state, filing_no, filed_on, registered_no,
        registered_on, uscc, ended_on, end_reason, recorded_name, recorded_at)
      select gen_random_uuid(), o.id, o.area_code, o.name, case o.standing when 'registered' then 'A' when 'filed' then 'B' else 'C' end, o.domain, 'roster',
        o.batch_id,
        case when o.ended_on is not null then 'deregistered' when o.standing = 'registered' then 'registered' when o.standing = 'filed' then 'filed' else 'guided' end,
        case when o.standing = 'filed' then o.standing_no end, case when o.standing = 'filed' then o.standing_on end,
        case when o.standing = 'registered' then o.standing_no end, case when o.standing = 'registered' then o.standing_on end, o.uscc, o.ended_on,
        case when o.ended_on is not null then '名录中已注销' else '' end, '名册', ${now}
      from directory.organisation o where o.kind = 'community_social_org'
        and not exists (select from incubation.organisation i where i.organisation_id = o.id)
    on conflict do nothing returning area_code`.execute(tx)
  const ended = await sql<{ areaCode: string }>`
    update incubation.organisation i set state = 'deregistered', ended_on = o.ended_on, end_reason = '名录中已注销', rectify_due = null,
      version = i.version + 1
    from directory.organisation o
    where o.id = i.organisation_id and o.ended_on is not null and i.state not in ('deregistered', 'withdrawn') returning i.area_code`.execute(
    tx,
  )
  return [...new Set([...tied.rows, ...entered.rows, ...ended.rows].map(({ areaCode }) => areaCode))]
}

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Party } from '../vocabulary.ts'

export type Unit = { party: Party; unitId: string | null; unitName: string }
/** Who of a town could sit in each seat: its communities, station, community organisations, teams and fund. */
export async function unitsOf(tx: Tx, townCode: string, day: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    with place as (select code, name from directory.area where code = ${townCode} or parent_code = ${townCode})
    select 'community' as party, null::uuid as unit_id, name as unit_name from place
    union all select 'social_worker', s.id, s.name from workforce.pub_station s where s.town_code = ${townCode}
    union all select 'organisation', o.id, o.name from incubation.pub_organisation o join place p on p.code = o.area_code
      where o.ended_on is null and o.state not in ('deregistered', 'exited')
    union all select 'volunteers', t.id, t.name from teams.pub_team t join place p on p.code = t.area_code where t.ended_on is null or t.ended_on > ${day}::date
    union all select 'charity', f.id, f.name from fund.pub_fund f where f.area_code = ${townCode} and f.ended_on is null
    order by 1, 3`.execute(tx)
  return rows
}

export type Account = { id: string; name: string; roles: string[] }
/** Accounts as pages name them. */
export async function accountsNamed(tx: Tx, ids: readonly string[], day: string): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select a.id, a.display_name as name, coalesce((select array_agg(distinct p.role) from platform.post p
      where p.account_id = a.id and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date)), '{}') as roles
    from platform.account a where a.id = any(${ids}::uuid[]) and a.status = 'active' order by a.display_name`.execute(
    tx,
  )
  return rows
}

const personsOf = (
  party: 'organisation' | 'volunteers',
  townCode: string,
  unitId: string | null,
): RawBuilder<{ personId: string }> => {
  const inTown = (column: RawBuilder<unknown>) =>
    sql`(${column} = ${townCode} or ${column} in (select code from directory.area where parent_code = ${townCode}))`
  return party === 'organisation'
    ? sql`select o.head_person_id as person_id from incubation.pub_organisation o where o.head_person_id is not null
        and (${unitId}::uuid is null and ${inTown(sql`o.area_code`)} or o.id = ${unitId}::uuid)`
    : sql`select t.lead_person_id as person_id from teams.pub_team t where t.lead_person_id is not null
        and (${unitId}::uuid is null and ${inTown(sql`t.area_code`)} or t.id = ${unitId}::uuid)`
}
/** Accounts of those who head one organisation or team, or all of a town. */
export async function accountsOfHeads(
  tx: Tx,
  party: 'organisation' | 'volunteers',
  townCode: string,
  unitId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from platform.account a join (${personsOf(party, townCode, unitId)}) h on h.person_id = a.person_id
    where a.status = 'active'`.execute(tx)
  return rows.map(({ id }) => id)
}

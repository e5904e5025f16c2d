import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { InterestKind } from '../vocabulary.ts'

export type Interest = { personId: string; kind: InterestKind; detail: string }

/**
 * What ties people to the unit of a town (domain.md §11.3): served at its station or communities and left less than `months`
 * ago, supervised its station, keeps a contact point with it, sits on its fund's committee, gave to its fund. Ask with every row in sight: the ties of an
 * evaluator lie in other people's places. A gift is known by its giver's record in the directory, not by a name typed.
 */
export async function interestsIn(
  tx: Tx,
  townCode: string,
  personIds: readonly string[],
  { today, months }: { today: string; months: number },
): Promise<Interest[]> {
  const { rows } = await sql<Interest>`
    with place as (select code, name from directory.area where code = ${townCode} or parent_code = ${townCode}),
      who as (select unnest(${personIds}::uuid[]) as id)
    select p.person_id, 'employed' as kind, a.name || p.title || '，' || p.from_date || '起' || coalesce('，' || p.to_date || '止', '，仍在任') as detail
    from workforce.pub_service_period p join place a on a.code = p.area_code join who on who.id = p.person_id
    where p.to_date is null or p.to_date > (${today}::date - make_interval(months => ${months}))::date
    union all
    select s.supervisor_person_id, 'supervisor', '督导' || count(*) || '次，最近' || max(s.held_on)
    from workforce.pub_supervisor s join place a on a.code = s.area_code join who on who.id = s.supervisor_person_id group by 1
    union all
    select m.person_id, 'committee', f.name || '，' || m.from_date || '起'
    from fund.pub_member m join fund.pub_fund f on f.id = m.fund_id join place a on a.code = f.area_code join who on who.id = m.person_id
    where m.from_date <= ${today}::date and (m.to_date is null or m.to_date > (${today}::date - make_interval(months => ${months}))::date)
    union all
    select g.person_id, 'donor', '捐赠' || count(*) || '次' from giving.pub_known_giver g join place a on a.code = g.area_code
      join who on who.id = g.person_id group by 1
    union all
    select t.person_id, 'expert', case t.kind when 'supervisor' then '督导' else '专家' end || '联系点，' || t.from_date || '起'
    from experts.pub_tie t join programme.pub_point p on p.id = t.point_id join who on who.id = t.person_id
    where p.town_code = ${townCode} and t.from_date <= ${today}::date
      and (t.to_date is null or t.to_date > (${today}::date - make_interval(months => ${months}))::date)
    order by 1, 2`.execute(tx)
  return rows
}

export type Evaluator = { personId: string; name: string }
/** People with an account that holds the post of an evaluator on a day. */
export async function evaluatorsOn(tx: Tx, today: string): Promise<Evaluator[]> {
  const { rows } = await sql<Evaluator>`
    select distinct p.id as person_id, p.name from platform.account a join platform.post t on t.account_id = a.id
      join directory.person p on p.id = a.person_id
    where t.role = 'evaluator' and a.status = 'active' and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to >= ${today}::date)
    order by p.name`.execute(tx)
  return rows
}

/** The accounts of people, to tell them something. */
export async function accountsOf(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from platform.account where person_id = any(${personIds}::uuid[]) and status = 'active'`.execute(tx)
  return rows.map(({ id }) => id)
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Worth } from '../rules/award.ts'

/** A final service without an entry, and the rule that was in force where it is recorded on its day. */
export type Due = {
  recordId: string
  personId: string
  areaCode: string
  townCode: string
  servedOn: string
  minutes: number
  category: string | null
  activity: string
  ruleId: string
}
export type RuleTerms = Worth & { id: string; validityMonths: number }

/** Only one hand credits at a time; everybody else's acts on accounts go on. */
export const takeTurn = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('points.earning'))`.execute(tx)
}

const within = (areaCodes: readonly string[] | null) =>
  areaCodes ? sql`place.path_codes && ${areaCodes}::text[]` : sql`true`

/** The communities named, or below a town or district that is named; all of them for null. */
const places = (areaCodes: readonly string[] | null) => sql`
  place as materialized (
    select place.* from (
      select code, parent_code as town_code, string_to_array(path, '.') as path_codes from directory.area where level = 'community') as place
    where ${within(areaCodes)})`

/**
 * Services to credit in these areas, the earliest first, at most `limit`: final, served while an approved rule of the town
 * (or else of its district) was in force. What was imported counts only where the rule says so.
 */
export async function listDue(tx: Tx, areaCodes: readonly string[] | null, limit: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with ${places(areaCodes)},
    ruled as materialized (
      select place.code, place.town_code, place.path_codes, least(min(r.valid_from), 'infinity') as first_day
      from place join points.pub_rule r on r.area_code = any(place.path_codes) and r.state = 'approved'
      group by place.code, place.town_code, place.path_codes)
    select s.id as record_id, v.person_id, s.area_code, ruled.town_code, s.served_on, s.minutes, d.category, s.activity, rule.id as rule_id
    from ruled
    join volunteering.pub_service_record s on s.area_code = ruled.code and s.served_on >= ruled.first_day
    join volunteering.pub_volunteer v on v.id = s.volunteer_id
    left join volunteering.pub_draft_record d on d.id = s.draft_id
    cross join lateral (
      select r.id, full_rule.imported_earn from points.pub_rule r join points.rule full_rule on full_rule.id = r.id
      where r.state = 'approved' and r.area_code = any(ruled.path_codes) and r.valid_from <= s.served_on
        and (r.valid_to is null or r.valid_to > s.served_on)
      order by length(r.area_code) desc limit 1) as rule
    where (s.draft_id is not null or rule.imported_earn)
      and not exists (select from points.entry e where e.record_id = s.id and e.kind = 'earned')
    order by s.served_on, s.id limit ${limit}`.execute(tx)
  return rows
}

/** Where these people are registered now; who has left stays where they were last. */
export async function registeredPlaces(
  tx: Tx,
  personIds: readonly string[],
  today: string,
): Promise<{ personId: string; areaCode: string }[]> {
  const { rows } = await sql<{ personId: string; areaCode: string }>`
    select distinct on (person_id) person_id, area_code from volunteering.pub_volunteer
    where person_id = any(${personIds}::uuid[])
    order by person_id, (registered_on <= ${today}::date and (left_on is null or left_on > ${today}::date)) desc, registered_on desc`.execute(
    tx,
  )
  return rows
}

/** People with an account in these areas whose registration is elsewhere by now. */
export async function listMoved(
  tx: Tx,
  areaCodes: readonly string[],
): Promise<{ personId: string; areaCode: string }[]> {
  const { rows } = await sql<{ personId: string; areaCode: string }>`
    select a.person_id, v.area_code from points.account a
    join volunteering.pub_volunteer v on v.person_id = a.person_id and v.left_on is null
    where v.area_code <> a.area_code and (a.area_code = any(${areaCodes}::text[]) or v.area_code = any(${areaCodes}::text[]))`.execute(
    tx,
  )
  return rows
}

export async function termsOf(tx: Tx, ruleIds: readonly string[]): Promise<Map<string, RuleTerms>> {
  const { rows } = await sql<RuleTerms>`
    select id, points_per_hour, coefficients, quality, daily_cap, validity_months from points.rule where id = any(${ruleIds}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((one) => [one.id, one]))
}

/** Points that days have brought already, by person and day, without those taken back: `person_day` → points. */
export async function earnedOnDays(tx: Tx, due: readonly Due[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; servedOn: string; points: number }>`
    with day as (select distinct * from jsonb_to_recordset(${JSON.stringify(
      due.map(({ personId, servedOn }) => ({ personId, servedOn })),
    )}::jsonb) as row("personId" uuid, "servedOn" date))
    select e.person_id, e.served_on, sum(e.points)::int as points from day
    join points.entry e on e.person_id = day."personId" and e.served_on = day."servedOn" and e.kind = 'earned'
    where not exists (select from points.entry r where r.of_id = e.id and r.kind = 'reversed')
    group by e.person_id, e.served_on`.execute(tx)
  return new Map(rows.map(({ personId, servedOn, points }) => [`${personId}_${servedOn}`, points]))
}

export type Gone = {
  id: string
  personId: string
  points: number
  areaCode: string
  townCode: string
  servedOn: string
  note: string
}

/** Credits whose service was voided or corrected since. */
export async function listGone(tx: Tx, areaCodes: readonly string[] | null, limit: number): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with ${places(areaCodes)}
    select e.id, e.person_id, e.points, e.area_code, e.town_code, e.served_on, e.note
    from place join points.entry e on e.area_code = place.code and e.kind = 'earned'
    where not exists (select from volunteering.pub_service_record s where s.id = e.record_id)
      and not exists (select from points.entry r where r.of_id = e.id and r.kind = 'reversed')
    order by e.person_id, e.seq limit ${limit}`.execute(tx)
  return rows
}

/** The towns named, or those of a district that is named. */
export async function townsWithin(tx: Tx, areaCodes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from directory.area where level = 'town' and string_to_array(path, '.') && ${areaCodes}::text[]`.execute(
    tx,
  )
  return rows.map(({ code }) => code)
}

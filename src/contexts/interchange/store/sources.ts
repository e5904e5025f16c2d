import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Act, SyncKind } from '../rules/fields.ts'
import type { Values } from '../rules/lines.ts'

/**
 * What there is to send of each kind: record_id, area_code, on_day (the day lists go by) and a fingerprint of what would
 * be sent. A volunteer is a person, by the latest registration; a draft project is nobody's business yet.
 */
const present: Record<SyncKind, RawBuilder<unknown>> = {
  volunteers: sql`
    select v.person_id as record_id, v.area_code, v.registered_on as on_day,
           to_hex(hashtextextended(row(p.name, p.id_blind, p.phone_blind, v.area_code, v.registered_on, v.left_on)::text, 0)) as fingerprint
    from volunteering.pub_volunteer v join directory.person p on p.id = v.person_id
    where not exists (select from volunteering.pub_volunteer later where later.person_id = v.person_id and later.registered_on > v.registered_on)`,
  teams: sql`
    select t.id as record_id, t.area_code, t.founded_on as on_day,
           to_hex(hashtextextended(row(t.name, t.area_code, t.lead_person_id, t.founded_on, t.ended_on, t.categories, t.contact, t.about)::text, 0)) as fingerprint
    from teams.pub_team t`,
  projects: sql`
    select t.id as record_id, t.area_code, t.from_date as on_day,
           to_hex(hashtextextended(row(t.name, t.area_code, t.team_id, t.tags, t.category, t.audiences, t.from_date, t.to_date, t.content, t.place, t.planned_people)::text, 0)) as fingerprint
    from teams.pub_project t where t.state <> 'draft'`,
  hours: sql`select r.id as record_id, r.area_code, r.served_on as on_day, '' as fingerprint from volunteering.pub_service_record r`,
}

/** Hours are never changed; those reversed after they were sent go out once more, as lines that cancel. */
const reversed = sql`
  select r.id as record_id, r.area_code, r.served_on as on_day, 'cancelled' as fingerprint
  from volunteering.pub_reversed_record r`

const CANCELS = sql`case when s.act <> 'cancel' and s.step in ('sent', 'accepted') then 'changed'
  when s.act = 'cancel' and s.step = 'withdrawn' then 'changed'
  when s.act = 'cancel' then s.step end`
const STATE = sql`case when s.record_id is null or (s.step = 'withdrawn' and s.act = 'add') then 'pending'
  when s.step = 'withdrawn' or s.fingerprint <> e.fingerprint then 'changed' else s.step end`

/** Every record with its state. `phase`: what there is, or what was reversed. */
const withState = (kind: SyncKind, phase: Phase): RawBuilder<unknown> => sql`
  select e.*, ${phase === 'reversed' ? CANCELS : STATE} as state,
         ${phase === 'reversed' ? sql`'cancel'` : sql`case when s.record_id is null then 'add' when s.step in ('sent', 'accepted') then 'change' else s.act end`} as act,
         s.batch_id, s.line_no, s.reason
  from (${phase === 'reversed' ? reversed : present[kind]}) as e
  ${phase === 'reversed' ? sql`join` : sql`left join`} interchange.sync_state s on s.kind = ${kind} and s.record_id = e.record_id`

export type Phase = 'present' | 'reversed'
export const phasesOf = (kind: SyncKind): Phase[] => (kind === 'hours' ? ['present', 'reversed'] : ['present'])

const within = (codes: string[] | null): RawBuilder<unknown> =>
  codes ? sql`one.area_code = any(${codes}::text[])` : sql`true`

/** How many records are in which state. To be asked with sight of all: who lives elsewhere counts where they serve. */
export async function countStates(tx: Tx, kind: SyncKind, codes: string[] | null) {
  const parts = phasesOf(kind).map(
    (phase) =>
      sql`select one.state from (${withState(kind, phase)}) as one where one.state is not null and ${within(codes)}`,
  )
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from (${sql.join(parts, sql` union all `)}) as counted group by state`.execute(
    tx,
  )
  return rows
}

export type Candidate = { recordId: string; areaCode: string; onDay: string; fingerprint: string; act: Act }

/** A page of what waits to be sent, by place and day; `after`: the last of the page before. */
export async function listCandidates(
  tx: Tx,
  kind: SyncKind,
  {
    phase,
    codes,
    withRejected,
    after,
    limit,
  }: { phase: Phase; codes: string[] | null; withRejected: boolean; after: Candidate | undefined; limit: number },
): Promise<Candidate[]> {
  const next = after
    ? sql`and (one.area_code, one.on_day, one.record_id) > (${after.areaCode}, ${after.onDay}::date, ${after.recordId}::uuid)`
    : sql``
  const { rows } = await sql<Candidate>`
    select one.record_id, one.area_code, one.on_day, one.fingerprint, one.act from (${withState(kind, phase)}) as one
    where one.state = any(${withRejected ? ['pending', 'changed', 'rejected'] : ['pending', 'changed']}::text[]) and ${within(codes)} ${next}
    order by one.area_code, one.on_day, one.record_id limit ${limit}`.execute(tx)
  return rows
}

export type Standing = {
  recordId: string
  state: string
  act: Act
  reason: string | null
  batchId: string | null
  lineNo: number | null
}

/** Records in one state, by place and day, a page by number. */
export async function listStanding(
  tx: Tx,
  kind: SyncKind,
  { state, codes, page, pageSize }: { state: string; codes: string[] | null; page: number; pageSize: number },
): Promise<Standing[]> {
  const parts = phasesOf(kind).map(
    (phase) =>
      sql`select one.* from (${withState(kind, phase)}) as one where one.state = ${state} and ${within(codes)}`,
  )
  const { rows } = await sql<Standing>`
    select record_id, state, act, reason, batch_id, line_no from (${sql.join(parts, sql` union all `)}) as listed
    order by area_code, on_day, record_id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx)
  return rows
}

/** The fields of FIELDS for some records, whatever is sealed excepted; `personId` for who has to be opened. */
export type Details = Values & { recordId: string; personId: string | null; areaCode: string; name: string }

export async function detailsOf(
  tx: Tx,
  kind: SyncKind,
  ids: readonly string[],
  system: string,
): Promise<Map<string, Details>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Details>`${details[kind](ids, system)}`.execute(tx)
  return new Map(rows.map((row) => [row.recordId, row]))
}

const numberOf = (kind: SyncKind, record: RawBuilder<unknown>, system: string) =>
  sql`(select x.number from interchange.external_number x where x.kind = ${kind} and x.system = ${system} and x.record_id = ${record})`

const details: Record<SyncKind, (ids: readonly string[], system: string) => RawBuilder<unknown>> = {
  volunteers: (ids, system) => sql`
    select v.person_id as record_id, v.person_id, ${numberOf('volunteers', sql`v.person_id`, system)} as external_number,
           p.name, p.sex::text as sex, p.birth_date, case when p.masked_id is not null then '111' end as id_type, p.masked_id as id_number, p.masked_phone as phone,
           v.area_code, a.name as area_name, v.registered_on, v.left_on
    from volunteering.pub_volunteer v
    join directory.people_shown(${ids}::uuid[]) as p on p.id = v.person_id
    join directory.area a on a.code = v.area_code
    where v.person_id = any(${ids}::uuid[])
      and not exists (select from volunteering.pub_volunteer later where later.person_id = v.person_id and later.registered_on > v.registered_on)`,
  teams: (ids, system) => sql`
    with page as materialized (select * from teams.pub_team where id = any(${ids}::uuid[]))
    select t.id as record_id, null::uuid as person_id, ${numberOf('teams', sql`t.id`, system)} as external_number, t.name, t.area_code, a.name as area_name,
           t.founded_on, t.ended_on, p.name as leader_name, t.contact, t.categories, t.about
    from page t join directory.area a on a.code = t.area_code
    left join directory.people_shown(array(select lead_person_id from page)) as p on p.id = t.lead_person_id`,
  projects: (ids, system) => sql`
    select t.id as record_id, null::uuid as person_id, ${numberOf('projects', sql`t.id`, system)} as external_number, t.name, t.area_code, a.name as area_name,
           team.name as team_name, ${numberOf('teams', sql`t.team_id`, system)} as team_number, t.category, t.audiences, t.tags, t.from_date, t.to_date,
           t.content, t.place, t.planned_people
    from teams.pub_project t join directory.area a on a.code = t.area_code left join teams.pub_team team on team.id = t.team_id
    where t.id = any(${ids}::uuid[])`,
  hours: (ids, system) => sql`
    with page as materialized (
      select r.*, v.person_id from (
        select id, volunteer_id, area_code, served_on, minutes, activity, draft_id from volunteering.pub_service_record where id = any(${ids}::uuid[])
        union all
        select id, volunteer_id, area_code, served_on, minutes, activity, draft_id from volunteering.pub_reversed_record where id = any(${ids}::uuid[])) as r
      join volunteering.pub_volunteer v on v.id = r.volunteer_id)
    select r.id as record_id, r.person_id, ${numberOf('hours', sql`r.id`, system)} as external_number, ${numberOf('volunteers', sql`r.person_id`, system)} as volunteer_number,
           p.name, case when p.masked_id is not null then '111' end as id_type, p.masked_id as id_number, r.activity, r.served_on, r.minutes,
           d.place, d.content, d.category, d.organiser, d.leader_name, r.area_code, a.name as area_name
    from page r
    join directory.people_shown(array(select person_id from page)) as p on p.id = r.person_id
    join directory.area a on a.code = r.area_code
    left join volunteering.pub_draft_record d on d.id = r.draft_id`,
}

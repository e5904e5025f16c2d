import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Domain, EndKind, Focus, Source, Stage, State, Tier } from '../vocabulary.ts'

/** Whose hand something was, and when. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }

/** What the filing form asks. `fundsFen` in fen. */
export type Facts = {
  name: string
  tier: Tier
  domain: Domain | null
  focus: Focus[]
  scope: string
  place: string
  charter: string
  hasPartyClause: boolean
  partyLink: string
  headPersonId: string | null
  headIsParty: boolean
  initiators: number
  members: number
  units: number
  fundsFen: number
  fundsSource: string
  custodian: string
}
/** Levels are tenths (24 is 2.4); days 'YYYY-MM-DD'. */
export type Organisation = Facts & {
  id: string
  organisationId: string | null
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  source: Source
  batchId: string | null
  state: State
  stage: Stage
  checkedBy: string | null
  filingNo: string | null
  filedOn: string | null
  validUntil: string | null
  registeredNo: string | null
  registeredOn: string | null
  uscc: string | null
  rectifyDue: string | null
  endedOn: string | null
  endKind: EndKind | null
  endReason: string
  cultivatedSince: string | null
  levelStart: number | null
  levelNow: number | null
  recordedBy: string | null
  recordedName: string
  recordedPersonId: string | null
  recordedAt: Date
  version: number
  headName: string | null
  firstStandingOn: string | null
  services12: number
  servicesAll: number
  lastServiceOn: string | null
  lastReportOn: string | null
  gradeNow: number | null
  gradeTo: string | null
  teamName: string | null
}

/** What is counted for each organisation as of `today`; a service that was voided is none. */
const select = (today: string, where: RawBuilder<unknown>, tail: RawBuilder<unknown>) => sql<Organisation>`
  select o.*, a.path as area_path, a.name as area_name, town.name as town_name, p.name as head_name,
    least(o.filed_on, o.registered_on) as first_standing_on, did.services12, did.services_all, did.last_service_on,
    (select max(r.reported_on) from incubation.report r where r.organisation_id = o.id) as last_report_on,
    g.grade as grade_now, g.to_date as grade_to,
    (select min(t.name) from teams.pub_team t where t.organisation_id = o.organisation_id and t.ended_on is null) as team_name
  from incubation.organisation o join directory.area a on a.code = o.area_code
  left join directory.area town on town.code = a.parent_code and town.level = 'town'
  left join directory.person p on p.id = o.head_person_id
  cross join lateral (
    select count(*) filter (where s.served_on > (${today}::date - interval '12 months'))::int as services12, count(*)::int as services_all,
      max(s.served_on) as last_service_on
    from incubation.pub_service s where s.organisation_id = o.id and s.served_on <= ${today}::date) did
  left join lateral (
    select g.grade, g.to_date from incubation.grade g left join incubation.grade_end e on e.grade_id = g.id
    where g.organisation_id = o.id and g.from_date <= ${today}::date and g.to_date >= ${today}::date and e.grade_id is null
    order by g.from_date desc limit 1) g on true
  where ${where} ${tail}`

export type Search = {
  codes: string[] | null
  words?: string | undefined
  states?: readonly State[] | undefined
  stages?: readonly Stage[] | undefined
  tier?: Tier | undefined
  domain?: Domain | undefined
  /** Of the filing queue: who put it in may not see it as theirs to decide; nothing is filtered by it. */
  idleSince?: string | undefined
}
const conditions = ({ codes, words, states, stages, tier, domain, idleSince }: Search) =>
  all([
    inCodes(sql`o.area_code`, codes),
    words !== undefined && words !== '' && sql`strpos(o.name || coalesce(o.filing_no, ''), ${words}) > 0`,
    states !== undefined && sql`o.state = any(${states}::text[])`,
    stages !== undefined && sql`o.stage = any(${stages}::text[])`,
    tier !== undefined && sql`o.tier = ${tier}`,
    domain !== undefined && sql`o.domain = ${domain}`,
    idleSince !== undefined &&
      sql`o.state in ('filed', 'active', 'registered') and least(o.filed_on, o.registered_on) <= ${idleSince}::date
        and not exists (select from incubation.pub_service s where s.organisation_id = o.id and s.served_on > ${idleSince}::date)`,
  ])

const ORDERS = {
  area: sql`o.area_code`,
  name: sql`o.name`,
  filed: sql`least(o.filed_on, o.registered_on)`,
  services: sql`did.services12`,
  level: sql`o.level_now`,
  last: sql`did.last_service_on`,
} as const
export type Sort = keyof typeof ORDERS

export const listOrganisations = async (
  tx: Tx,
  { today, sort, down, page, pageSize, ...search }: Search & Paging & { today: string; sort: Sort; down: boolean },
): Promise<Organisation[]> => {
  const way = down ? sql`desc nulls last` : sql`asc nulls last`
  const tail = sql`order by ${ORDERS[sort]} ${way}, o.area_code, o.name, o.id ${limitOf({ page, pageSize })}`
  return (await select(today, conditions(search), tail).execute(tx)).rows
}
export const countOrganisations = (tx: Tx, search: Search): Promise<number> =>
  countOf(tx, sql`incubation.organisation o where ${conditions(search)}`)
export const findOrganisations = async (tx: Tx, ids: readonly string[], today: string): Promise<Organisation[]> =>
  (await select(today, sql`o.id = any(${ids}::uuid[])`, sql`order by o.name`).execute(tx)).rows
export const organisationsOfPerson = async (tx: Tx, personId: string, today: string): Promise<Organisation[]> =>
  (
    await select(
      today,
      sql`(o.head_person_id = ${personId} or o.recorded_person_id = ${personId}) and o.state not in ('withdrawn')`,
      sql`order by o.ended_on nulls first, o.name limit 20`,
    ).execute(tx)
  ).rows

/** Holds one organisation until the transaction ends: two hands never act on it at once. */
export async function holdOrganisation(tx: Tx, id: string, today: string): Promise<Organisation | undefined> {
  await sql`select 1 from incubation.organisation where id = ${id} for update`.execute(tx)
  return (await findOrganisations(tx, [id], today))[0]
}

export type New = Facts & { areaCode: string; source: Source; recordedPersonId: string | null }
/** Undefined when the place has one of that name already. */
export async function addOrganisation(tx: Tx, facts: New, { accountId, name, now }: Doer): Promise<string | undefined> {
  const added = await tx
    .insertInto('incubation.organisation')
    .values({
      ...facts,
      id: randomUUID(),
      state: 'idea',
      stage: 'none',
      recordedBy: accountId,
      recordedName: name,
      recordedAt: now,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export type Change = Partial<
  Facts &
    Pick<
      Organisation,
      | 'organisationId'
      | 'state'
      | 'stage'
      | 'checkedBy'
      | 'filingNo'
      | 'filedOn'
      | 'validUntil'
      | 'registeredNo'
      | 'registeredOn'
      | 'uscc'
      | 'rectifyDue'
      | 'endedOn'
      | 'endKind'
      | 'endReason'
      | 'cultivatedSince'
      | 'levelStart'
      | 'levelNow'
    >
>
/** Changes an organisation as it was seen; whoever was second is told. */
export async function changeOrganisation(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: Change,
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('incubation.organisation')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export async function isNameTaken(tx: Tx, areaCode: string, name: string, exceptId: string | null): Promise<boolean> {
  const n = await countOf(
    tx,
    sql`incubation.organisation o where o.area_code = ${areaCode} and o.name = ${name} and o.state not in ('deregistered', 'withdrawn')
      and o.id is distinct from ${exceptId}::uuid`,
  )
  return n > 0
}

/** Whether the town has given that number to another. */
export async function isNumberTaken(tx: Tx, areaPath: string, filingNo: string, exceptId: string): Promise<boolean> {
  const town = areaPath.split('.').slice(0, 3).join('.')
  const n = await countOf(
    tx,
    sql`incubation.organisation o join directory.area a on a.code = o.area_code
      where o.filing_no = ${filingNo} and o.id <> ${exceptId} and (a.path = ${town} or starts_with(a.path, ${town} || '.'))`,
  )
  return n > 0
}

export type Step = { act: string; state: State; stage: Stage; note: string; byName: string; at: Date }
export async function addStep(
  tx: Tx,
  {
    organisationId,
    act,
    state,
    stage,
    note,
  }: { organisationId: string; act: string; state: State; stage: Stage; note: string },
  { accountId, name, now }: Pick<Doer, 'name' | 'now'> & { accountId: string | null },
): Promise<void> {
  await sql`insert into incubation.step (id, organisation_id, seq, act, state, stage, note, by_account, by_name, at)
    select ${randomUUID()}::uuid, ${organisationId}::uuid, coalesce(max(seq), 0) + 1, ${act}, ${state}, ${stage}, ${note}, ${accountId}::uuid, ${name},
      ${now}::timestamptz from incubation.step where organisation_id = ${organisationId}`.execute(tx)
}
export const stepsOf = async (tx: Tx, organisationId: string): Promise<Step[]> =>
  (
    await sql<Step>`select act, state, stage, note, by_name, at from incubation.step where organisation_id = ${organisationId} order by seq`.execute(
      tx,
    )
  ).rows

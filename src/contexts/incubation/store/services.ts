import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import type { Party, ServiceKind } from '../vocabulary.ts'
import type { Doer } from './organisations.ts'

export type ServiceFacts = {
  servedOn: string
  kind: ServiceKind
  title: string
  people: number
  note: string
  needId: string | null
  activityId: string | null
  fileIds: string[]
}
export type Service = ServiceFacts & {
  id: string
  organisationId: string
  organisationName: string
  areaCode: string
  areaName: string
  areaPath: string
  activityTitle: string | null
  byParty: Party
  recordedBy: string
  recordedName: string
  recordedAt: Date
  voidReason: string | null
  voidedName: string | null
}

export async function addService(
  tx: Tx,
  of: { organisationId: string; areaCode: string; byParty: Party },
  facts: ServiceFacts,
  { accountId, name, now }: Doer,
): Promise<string | undefined> {
  const added = await tx
    .insertInto('incubation.service')
    .values({
      ...of,
      ...facts,
      id: randomUUID(),
      recordedBy: accountId,
      recordedName: name,
      recordedAt: now,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

/** False when it was voided before. */
export async function voidService(tx: Tx, serviceId: string, reason: string, { name, now }: Doer): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`insert into incubation.service_void (service_id, reason, recorded_name, recorded_at)
    values (${serviceId}, ${reason}, ${name}, ${now}) on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Service>`
  select s.*, o.name as organisation_name, a.name as area_name, a.path as area_path, act.title as activity_title, v.reason as void_reason,
    v.recorded_name as voided_name
  from incubation.service s join incubation.organisation o on o.id = s.organisation_id join directory.area a on a.code = s.area_code
  left join activities.pub_activity act on act.id = s.activity_id
  left join incubation.service_void v on v.service_id = s.id
  where ${where} order by s.served_on desc, s.recorded_at desc, s.id ${tail}`

export type ServiceSearch = {
  codes: string[] | null
  organisationId?: string | undefined
  kind?: ServiceKind | undefined
  from?: string | undefined
  to?: string | undefined
}
const conditions = ({ codes, organisationId, kind, from, to }: ServiceSearch) =>
  all([
    inCodes(sql`s.area_code`, codes),
    organisationId !== undefined && sql`s.organisation_id = ${organisationId}::uuid`,
    kind !== undefined && sql`s.kind = ${kind}`,
    from !== undefined && sql`s.served_on >= ${from}::date`,
    to !== undefined && sql`s.served_on <= ${to}::date`,
  ])
export const listServices = async (tx: Tx, { page, pageSize, ...search }: ServiceSearch & Paging): Promise<Service[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countServices = (tx: Tx, search: ServiceSearch): Promise<number> =>
  countOf(tx, sql`incubation.service s where ${conditions(search)}`)
export const findServices = async (tx: Tx, ids: readonly string[]): Promise<Service[]> =>
  (await select(sql`s.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Activities of the place, of any team, that an organisation may name as its own: begun, not called off. */
export type Linkable = { id: string; title: string; startedOn: string }
export const activitiesToLink = async (
  tx: Tx,
  { areaCode, today }: { areaCode: string; today: string },
): Promise<Linkable[]> =>
  (
    await sql<Linkable>`select id, title, (starts_at at time zone 'Asia/Shanghai')::date as started_on from activities.pub_activity
      where area_code = ${areaCode} and state in ('running', 'ended', 'recorded') and (starts_at at time zone 'Asia/Shanghai')::date <= ${today}::date
      order by starts_at desc limit 30`.execute(tx)
  ).rows
export const activityHere = async (tx: Tx, activityId: string, areaCode: string): Promise<Linkable | undefined> =>
  (
    await sql<Linkable>`select id, title, (starts_at at time zone 'Asia/Shanghai')::date as started_on from activities.pub_activity
      where id = ${activityId} and area_code in (${areaCode}, (select parent_code from directory.area where code = ${areaCode}))
        and state in ('running', 'ended', 'recorded')`.execute(tx)
  ).rows[0]

/** Needs of the place that wait for somebody's act, as far as the caller sees them; `givenTo`: only those given to that person. */
export type OpenNeed = { id: string; no: string; title: string }
export const needsToServe = async (tx: Tx, areaPath: string, givenTo: string | null = null): Promise<OpenNeed[]> =>
  (
    await sql<OpenNeed>`select n.id, n.no, n.title from needs.pub_need n
      where n.state in ('classified', 'assigned', 'in_service') and n.area_code = any(${areaPath.split('.').slice(2)}::text[])
        and (${givenTo}::uuid is null or n.owner_person_id = ${givenTo}::uuid)
      order by n.owner_party = 'organisation' desc nulls last, n.reported_on desc limit 30`.execute(tx)
  ).rows

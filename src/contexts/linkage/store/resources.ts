import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { Line, OwnerKind, ResourceKind, ResourceState } from '../vocabulary.ts'
import { changedOne, type Doer } from './sql.ts'

/** Value in fen, estimated; both days included. */
export type ResourceFacts = {
  ownerKind: OwnerKind
  ownerName: string
  kind: ResourceKind
  title: string
  amount: string
  lines: Line[]
  fromDate: string
  toDate: string | null
  conditions: string
  valueFen: number | null
}
export type Resource = ResourceFacts & {
  id: string
  no: string
  areaCode: string
  areaPath: string
  areaName: string
  state: ResourceState
  reason: string
  contact: string
  matches: number
  recordedName: string
  recordedAt: Date
  version: number
}

/** As it is on a day: expired after its last one. */
const stateOn = (day: string): RawBuilder<unknown> =>
  sql`case when r.state <> 'withdrawn' and r.to_date < ${day}::date then 'expired' else r.state end`

const select = (day: string, where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Resource>`
  select r.*, ${stateOn(day)} as state, a.path as area_path, a.name as area_name, coalesce(c.masked, '') as contact,
    (select count(*)::int from linkage.match m where m.resource_id = r.id and m.released_at is null) as matches
  from linkage.resource r join directory.area a on a.code = r.area_code left join linkage.resource_contact c on c.resource_id = r.id
  where ${where} order by r.recorded_at desc, r.no desc ${tail}`

export type ResourceSearch = {
  codes: string[] | null
  day: string
  kind?: ResourceKind | undefined
  line?: Line | undefined
  state?: ResourceState | undefined
  text?: string | undefined
}
const conditions = ({ codes, day, kind, line, state, text }: ResourceSearch) =>
  all([
    inCodes(sql`r.area_code`, codes),
    kind !== undefined && sql`r.kind = ${kind}`,
    line !== undefined && sql`(r.lines = '{}' or ${line} = any(r.lines))`,
    state !== undefined && sql`${stateOn(day)} = ${state}`,
    text !== undefined && text !== '' && sql`strpos(r.title || r.owner_name || r.no, ${text}) > 0`,
  ])

export const listResources = async (
  tx: Tx,
  { page, pageSize, ...search }: ResourceSearch & Paging,
): Promise<Resource[]> => (await select(search.day, conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countResources = (tx: Tx, search: ResourceSearch): Promise<number> =>
  countOf(tx, sql`linkage.resource r where ${conditions(search)}`)
export const findResources = async (tx: Tx, ids: readonly string[], day: string): Promise<Resource[]> =>
  (await select(day, sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function addResource(
  tx: Tx,
  facts: ResourceFacts & { no: string; areaCode: string },
  { accountId, name, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into linkage.resource (id, no, area_code, owner_kind, owner_name, kind, title, amount, lines, from_date, to_date, conditions,
      value_fen, state, recorded_by, recorded_name, recorded_at)
    values (${id}, ${facts.no}, ${facts.areaCode}, ${facts.ownerKind}, ${facts.ownerName}, ${facts.kind}, ${facts.title}, ${facts.amount},
      ${facts.lines}::text[], ${facts.fromDate}, ${facts.toDate}, ${facts.conditions}, ${facts.valueFen}, 'available', ${accountId}, ${name},
      ${now})`.execute(tx)
  return id
}

type Ref = { id: string; version: number }
type Change = Partial<ResourceFacts> & { state?: 'available' | 'occupied' | 'withdrawn'; reason?: string }
export async function changeResource(tx: Tx, { id, version }: Ref, change: Change): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('linkage.resource')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type Contact = { name: string; phone: string }
/** Seals whom to ask; lists show only the mask. */
export async function putContact(
  tx: Tx,
  resource: { id: string; areaCode: string },
  contact: Contact,
  masked: string,
): Promise<void> {
  await sql`insert into linkage.resource_contact (resource_id, area_code, sealed, masked)
    values (${resource.id}, ${resource.areaCode}, ${privacy().seal(JSON.stringify(contact))}, ${masked})
    on conflict (resource_id) do update set sealed = excluded.sealed, masked = excluded.masked`.execute(tx)
}
export async function contactOf(tx: Tx, resourceId: string): Promise<Contact | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from linkage.resource_contact where resource_id = ${resourceId}`.execute(tx)
  const [row] = rows
  return row && (JSON.parse(privacy().open(row.sealed)) as Contact)
}

export type ServiceFacts = {
  name: string
  audience: string
  lines: Line[]
  openTimes: string
  place: string
  provider: string
  howToApply: string
  fromDate: string
  toDate: string | null
}
export type Service = ServiceFacts & {
  id: string
  no: string
  areaCode: string
  areaPath: string
  areaName: string
  isOpen: boolean
  matches: number
  recordedName: string
  version: number
}

const selectServices = (day: string, where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Service>`
  select s.*, a.path as area_path, a.name as area_name,
    s.from_date <= ${day}::date and (s.to_date is null or s.to_date >= ${day}::date) as is_open,
    (select count(*)::int from linkage.match m where m.service_id = s.id and m.released_at is null) as matches
  from linkage.service s join directory.area a on a.code = s.area_code where ${where} order by s.recorded_at desc, s.no desc ${tail}`

export type ServiceSearch = {
  codes: string[] | null
  day: string
  line?: Line | undefined
  openOnly?: boolean | undefined
  text?: string | undefined
}
const ofServices = ({ codes, day, line, openOnly, text }: ServiceSearch) =>
  all([
    inCodes(sql`s.area_code`, codes),
    line !== undefined && sql`(s.lines = '{}' or ${line} = any(s.lines))`,
    openOnly === true && sql`(s.to_date is null or s.to_date >= ${day}::date)`,
    text !== undefined && text !== '' && sql`strpos(s.name || s.provider || s.no, ${text}) > 0`,
  ])
export const listServices = async (tx: Tx, { page, pageSize, ...search }: ServiceSearch & Paging): Promise<Service[]> =>
  (await selectServices(search.day, ofServices(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countServices = (tx: Tx, search: ServiceSearch): Promise<number> =>
  countOf(tx, sql`linkage.service s where ${ofServices(search)}`)
export const findServices = async (tx: Tx, ids: readonly string[], day: string): Promise<Service[]> =>
  (await selectServices(day, sql`s.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function addService(
  tx: Tx,
  facts: ServiceFacts & { no: string; areaCode: string },
  { accountId, name, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into linkage.service (id, no, area_code, name, audience, lines, open_times, place, provider, how_to_apply, from_date, to_date,
      recorded_by, recorded_name, recorded_at)
    values (${id}, ${facts.no}, ${facts.areaCode}, ${facts.name}, ${facts.audience}, ${facts.lines}::text[], ${facts.openTimes}, ${facts.place},
      ${facts.provider}, ${facts.howToApply}, ${facts.fromDate}, ${facts.toDate}, ${accountId}, ${name}, ${now})`.execute(
    tx,
  )
  return id
}
export async function changeService(tx: Tx, { id, version }: Ref, change: Partial<ServiceFacts>): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('linkage.service')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type Match = {
  id: string
  needId: string
  areaCode: string
  areaPath: string
  resourceId: string | null
  serviceId: string | null
  title: string
  by: string
  reasons: string[]
  pickedName: string
  pickedAt: Date
  version: number
}
const selectMatches = (where: RawBuilder<unknown>) => sql<Match>`
  select m.*, a.path as area_path, coalesce(r.title, s.name) as title, coalesce(r.owner_name, s.provider) as by
  from linkage.match m join directory.area a on a.code = m.area_code
  left join linkage.resource r on r.id = m.resource_id left join linkage.service s on s.id = m.service_id
  where m.released_at is null and ${where} order by m.picked_at`
export const matchesOf = async (tx: Tx, needIds: readonly string[]): Promise<Match[]> =>
  (await selectMatches(sql`m.need_id = any(${needIds}::uuid[])`).execute(tx)).rows
export const findMatches = async (tx: Tx, ids: readonly string[]): Promise<Match[]> =>
  (await selectMatches(sql`m.id = any(${ids}::uuid[])`).execute(tx)).rows

type NewMatch = {
  needId: string
  areaCode: string
  resourceId: string | null
  serviceId: string | null
  reasons: string[]
}
/** Undefined where this need has picked the same already. */
export async function addMatch(tx: Tx, match: NewMatch, { accountId, name, now }: Doer): Promise<string | undefined> {
  const id = randomUUID()
  const { numAffectedRows = 0n } = await sql`
    insert into linkage.match (id, need_id, area_code, resource_id, service_id, reasons, picked_by, picked_name, picked_at)
    values (${id}, ${match.needId}, ${match.areaCode}, ${match.resourceId}, ${match.serviceId}, ${match.reasons}::text[], ${accountId}, ${name}, ${now})
    on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n ? id : undefined
}
export async function releaseMatch(tx: Tx, { id, version }: Ref, reason: string, { name, now }: Doer): Promise<void> {
  mustHaveChanged(
    changedOne(
      await sql`update linkage.match set released_at = ${now}, released_name = ${name}, release_reason = ${reason}, version = version + 1
        where id = ${id} and version = ${version} and released_at is null`.execute(tx),
    ),
  )
}

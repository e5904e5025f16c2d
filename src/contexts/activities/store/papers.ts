import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type Policy = {
  id: string
  insurer: string
  policyNo: string
  sum: number
  fromDate: string
  toDate: string
  fileId: string | null
}

export async function listPolicies(tx: Tx, activityId: string): Promise<Policy[]> {
  const { rows } = await sql<Policy>`
    select id, insurer, policy_no, sum_yuan as sum, from_date, to_date, file_id from activities.policy
    where activity_id = ${activityId} order by from_date, id`.execute(tx)
  return rows
}

export async function addPolicyRow(
  tx: Tx,
  { sum, by, now, ...row }: Omit<Policy, 'id'> & { activityId: string; by: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('activities.policy')
    .values({ id: randomUUID(), ...row, sumYuan: sum, recordedBy: by, recordedAt: now })
    .execute()
}

export type ConsentRow = {
  id: string
  activityId: string
  areaPath: string
  leaderPersonId: string | null
  personId: string
  name: string
  guardianName: string
  relation: string
  maskedGuardianId: string
  scope: 'activity' | 'all'
  accompanies: boolean
  photo: boolean
  validFrom: string
  validTo: string
  withdrawnOn: string | null
  fileId: string | null
  version: number
}

const consents = (tx: Tx, by: { ids?: readonly string[]; activityId?: string }) =>
  sql<ConsentRow>`
    with found as (select * from activities.consent where ${by.ids ? sql`id = any(${by.ids}::uuid[])` : sql`activity_id = ${by.activityId ?? null}::uuid`})
    select c.id, c.activity_id, area.path as area_path, a.leader_person_id, c.person_id, p.name, c.guardian_name, c.relation, c.guardian_masked as masked_guardian_id,
      c.scope, c.accompanies, c.photo, c.valid_from, c.valid_to, c.withdrawn_on, c.file_id, c.version
    from found c join activities.activity a on a.id = c.activity_id join directory.area area on area.code = c.area_code
    join directory.people_shown(array(select person_id from found)) p on p.id = c.person_id
    order by c.recorded_at desc, c.id`.execute(tx)

export const listConsentRows = async (tx: Tx, activityId: string): Promise<ConsentRow[]> =>
  (await consents(tx, { activityId })).rows
export const findConsents = async (tx: Tx, ids: readonly string[]): Promise<ConsentRow[]> =>
  (await consents(tx, { ids })).rows

/** The consent that holds for a minor at an activity on a day; one with company before one without. */
export async function consentFor(
  tx: Tx,
  { personId, activityId, day }: { personId: string; activityId: string; day: string },
): Promise<{ accompanies: boolean } | undefined> {
  const { rows } = await sql<{ accompanies: boolean }>`
    select accompanies from activities.consent
    where person_id = ${personId} and withdrawn_on is null and valid_from <= ${day}::date and valid_to >= ${day}::date
      and (scope = 'all' or activity_id = ${activityId})
    order by accompanies desc limit 1`.execute(tx)
  return rows[0]
}

export type NewConsent = {
  activityId: string
  personId: string
  areaCode: string
  guardianName: string
  relation: string
  guardianSealed: Buffer
  guardianMasked: string
  scope: 'activity' | 'all'
  accompanies: boolean
  photo: boolean
  fileId: string | null
  validFrom: string
  validTo: string
  recordedBy: string
  recordedAt: Date
}

export async function addConsent(tx: Tx, row: NewConsent): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('activities.consent')
    .values({ id, ...row })
    .execute()
  return id
}

export async function withdraw(
  tx: Tx,
  { id, version, reason, today }: { id: string; version: number; reason: string; today: string },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('activities.consent')
      .set({ withdrawnOn: today, withdrawnReason: reason, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export type CheckRow = {
  id: string
  personId: string
  name: string
  areaName: string
  checkedOn: string
  nextDue: string
  result: 'clear' | 'barred'
}

/** The latest check of each person, the one that runs out first first. */
export async function listCheckRows(
  tx: Tx,
  { codes, page, pageSize }: { codes: string[] | null; page: number; pageSize: number },
): Promise<{ rows: CheckRow[]; total: number }> {
  const where = codes ? sql`area_code = any(${codes}::text[])` : sql`true`
  const latest = sql`select distinct on (person_id) * from activities.background_check where ${where} order by person_id, checked_on desc, recorded_at desc`
  const { rows } = await sql<CheckRow>`
    with latest as (${latest}), shown as (select * from latest order by next_due, id limit ${pageSize} offset ${(page - 1) * pageSize})
    select c.id, c.person_id, p.name, area.name as area_name, c.checked_on, c.next_due, c.result
    from shown c join directory.area area on area.code = c.area_code
    join directory.people_shown(array(select person_id from shown)) p on p.id = c.person_id order by c.next_due, c.id`.execute(
    tx,
  )
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from (${latest}) l`.execute(tx)
  return { rows, total: counted[0]?.n ?? 0 }
}

/** Whether a person's latest check is clear and still good on a day. */
export async function isCleared(tx: Tx, personId: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ good: boolean }>`
    select result = 'clear' and next_due >= ${day}::date as good from activities.background_check
    where person_id = ${personId} and checked_on <= ${day}::date order by checked_on desc, recorded_at desc limit 1`.execute(
    tx,
  )
  return rows[0]?.good ?? false
}

type NewCheck = {
  personId: string
  areaCode: string
  checkedOn: string
  result: 'clear' | 'barred'
  nextDue: string
  note: string
  recordedBy: string
  recordedAt: Date
}

export async function addCheck(tx: Tx, row: NewCheck): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('activities.backgroundCheck')
    .values({ id, ...row })
    .execute()
  return id
}

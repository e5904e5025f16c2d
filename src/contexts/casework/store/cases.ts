import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { TargetCode } from '#contexts/hardship/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { CaseLine, CaseState, Risk, SOURCES } from '../vocabulary.ts'

/** How the person is called and reached: sealed. */
export type Client = { name: string; phone: string }
export type CaseFacts = {
  areaCode: string
  townCode: string
  personId: string
  workerAccountId: string
  workerPersonId: string
  workerName: string
  leadPersonId: string
  leadName: string
  line: CaseLine
  groups: TargetCode[]
  source: keyof typeof SOURCES
  risk: Risk
  isMinor: boolean
  adultOn: string | null
  openedOn: string
  needId: string | null
}
export type Case = CaseFacts & {
  id: string
  no: string
  areaName: string
  areaPath: string
  townPath: string
  supervisorPersonId: string | null
  supervisorName: string | null
  state: CaseState
  suspendedFrom: CaseState | null
  consentOn: string | null
  consentFileId: string | null
  planState: 'none' | 'submitted' | 'approved'
  closing: 'none' | 'asked'
  /** The supervisor has signed the closure that is asked for. */
  isSupervised: boolean
  receipts: number
  evaluations: number
  crisisOn: string | null
  backfillBy: string | null
  closedOn: string | null
  keptUntil: string | null
  archivedOn: string | null
  lastContactOn: string | null
  followUpOn: string | null
  sealed: Buffer
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Case>`
  select c.*, a.name as area_name, a.path as area_path, t.path as town_path,
    (select max(k.held_on) from casework.contact k where k.case_id = c.id) as last_contact_on,
    (select min(f.due_on) from casework.follow_up f where f.case_id = c.id and f.done_on is null) as follow_up_on,
    c.closing = 'asked' and exists (select from casework.paper s where s.case_id = c.id and s.kind = 'supervisor-sign'
      and s.seq > (select max(q.seq) from casework.paper q where q.case_id = c.id and q.kind = 'closure')) as is_supervised,
    (select count(*)::int from casework.paper r where r.case_id = c.id and r.kind = 'receipt') as receipts
  from casework.case c join directory.area a on a.code = c.area_code join directory.area t on t.code = c.town_code
  where ${where} order by c.state = any('{archived,rejected,referred,followed_up,closed}'), c.risk = 'high' desc, c.opened_on desc, c.no desc ${tail}`

/** Whose list it is; each sees only their own, whatever else the database would show. */
export type CaseSearch = {
  workerPersonId?: string
  leadPersonId?: string
  supervisorPersonId?: string
  state?: CaseState | undefined
  openOnly?: boolean
}
const conditions = ({ workerPersonId, leadPersonId, supervisorPersonId, state, openOnly = false }: CaseSearch) =>
  all([
    workerPersonId !== undefined && sql`c.worker_person_id = ${workerPersonId}`,
    leadPersonId !== undefined && sql`c.lead_person_id = ${leadPersonId}`,
    supervisorPersonId !== undefined && sql`c.supervisor_person_id = ${supervisorPersonId}`,
    state !== undefined && sql`c.state = ${state}`,
    openOnly && sql`c.state <> all('{archived,rejected,referred}')`,
  ])

export const listCases = async (tx: Tx, { page, pageSize, ...search }: CaseSearch & Paging): Promise<Case[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countCases = (tx: Tx, search: CaseSearch): Promise<number> =>
  countOf(tx, sql`casework.case c where ${conditions(search)}`)
export const findCase = async (tx: Tx, id: string): Promise<Case | undefined> =>
  (await select(sql`c.id = ${id}`).execute(tx)).rows[0]

/** Holds one case until the transaction ends: two hands never act on it at once. */
export async function holdCase(tx: Tx, id: string): Promise<Case | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`casework ${id}`}, 0))`.execute(tx)
  return findCase(tx, id)
}

export const clientOf = ({ sealed }: Pick<Case, 'sealed'>): Client => JSON.parse(privacy().open(sealed)) as Client

/** Opens a case, unless the person has an open one at this station: then undefined. */
export async function addCase(tx: Tx, one: CaseFacts, client: Client, now: Date) {
  const id = randomUUID()
  const no = await nextNo(tx, 'GA', one.townCode, one.openedOn.slice(0, 4))
  const { numAffectedRows = 0n } = await sql`
    insert into casework.case (id, no, station_id, area_code, town_code, person_id, worker_account_id, worker_person_id, worker_name, lead_person_id,
      lead_name, line, groups, source, risk, is_minor, adult_on, state, opened_on, need_id, sealed, recorded_at)
    values (${id}, ${no}, (select s.id from workforce.pub_station s where s.town_code = ${one.townCode}), ${one.areaCode}, ${one.townCode},
      ${one.personId}, ${one.workerAccountId}, ${one.workerPersonId}, ${one.workerName}, ${one.leadPersonId}, ${one.leadName}, ${one.line},
      ${one.groups}::text[], ${one.source}, ${one.risk}, ${one.isMinor}, ${one.adultOn}, 'intake', ${one.openedOn}, ${one.needId},
      ${privacy().seal(JSON.stringify(client))}, ${now})
    on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n ? { id, no } : undefined
}

/** The next number of a station's town in a year: GA for cases, QB for reports. */
export async function nextNo(tx: Tx, kind: 'GA' | 'QB', townCode: string, year: string): Promise<string> {
  const { rows } = await sql<{ lastNo: number }>`
    insert into casework.numbering (town_code, year, last_no) values (${`${kind}${townCode}`}, ${Number(year)}, 1)
    on conflict (town_code, year) do update set last_no = casework.numbering.last_no + 1 returning last_no`.execute(tx)
  return `${townCode}-${kind}-${year}-${String(rows[0]?.lastNo ?? 1).padStart(4, '0')}`
}

/** What acts change of a case. */
export type Change = Partial<
  Pick<
    Case,
    | 'state'
    | 'suspendedFrom'
    | 'risk'
    | 'consentOn'
    | 'consentFileId'
    | 'planState'
    | 'closing'
    | 'evaluations'
    | 'crisisOn'
    | 'backfillBy'
    | 'closedOn'
    | 'keptUntil'
    | 'archivedOn'
    | 'workerAccountId'
    | 'workerPersonId'
    | 'workerName'
    | 'leadPersonId'
    | 'leadName'
    | 'supervisorPersonId'
    | 'supervisorName'
  >
>
/** Changes a case as it was seen; whoever was second is told. */
export async function changeCase(tx: Tx, { id, version }: Pick<Case, 'id' | 'version'>, change: Change) {
  mustHaveChanged(
    await tx
      .updateTable('casework.case')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

/** When the person is to be asked how they are, after the case was closed. */
export async function planFollowUps(tx: Tx, caseId: string, days: readonly string[]): Promise<void> {
  for (const [index, dueOn] of days.entries())
    await sql`insert into casework.follow_up (case_id, position, due_on) values (${caseId}, ${index + 1}, ${dueOn})`.execute(
      tx,
    )
}
export type FollowUpRow = { position: number; dueOn: string; doneOn: string | null }
export const followUpsOf = async (tx: Tx, caseId: string): Promise<FollowUpRow[]> =>
  (
    await sql<FollowUpRow>`select position, due_on, done_on from casework.follow_up where case_id = ${caseId} order by position`.execute(
      tx,
    )
  ).rows
export async function doneFollowUp(tx: Tx, caseId: string, position: number, doneOn: string): Promise<void> {
  await sql`update casework.follow_up set done_on = ${doneOn} where case_id = ${caseId} and position = ${position}`.execute(
    tx,
  )
}

/** Open cases, for the platform's own rounds. */
export const openCases = async (tx: Tx): Promise<Case[]> =>
  (await select(sql`c.state <> all('{archived,rejected,referred,followed_up}')`).execute(tx)).rows

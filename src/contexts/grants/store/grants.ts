import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { Line } from '../rules/budget.ts'
import type { ApplicantKind, CALL_KINDS, GrantState, Use } from '../vocabulary.ts'
import { nextNo } from './sql.ts'

/** What is asked for. Amounts in fen. */
export type GrantFacts = {
  title: string
  use: Use
  applicantKind: ApplicantKind
  applicantName: string
  organisationId: string | null
  custodian: string
  targetGroup: string
  plan: string
  startsOn: string
  endsOn: string
  otherIncomeFen: number
  askedFen: number
  related: string
  relatedPersonIds: string[]
}
export type Contact = { name: string; phone: string; bank: string }
export type Grant = GrantFacts & {
  id: string
  no: string
  callId: string
  callTitle: string
  callKind: keyof typeof CALL_KINDS
  fundId: string
  areaCode: string
  areaPath: string
  areaName: string
  grantedFen: number | null
  paidFen: number
  returnedFen: number
  settledFen: number
  state: GrantState
  resolutionId: string | null
  publicisedFrom: string | null
  publicisedUntil: string | null
  agreement: string
  agreedOn: string | null
  agreementFileId: string | null
  peopleServed: number | null
  hoursMinutes: number | null
  report: string
  closedOn: string | null
  recordedBy: string
  recordedName: string
  recordedPersonId: string | null
  recordedAt: Date
  approvalRound: number
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Grant>`
  select g.*, c.title as call_title, c.kind as call_kind, a.path as area_path, a.name as area_name
  from grants.grant g join grants.call c on c.id = g.call_id join directory.area a on a.code = g.area_code
  where ${where} order by g.recorded_at desc, g.no desc ${tail}`

export type GrantSearch = {
  codes: string[] | null
  states?: readonly GrantState[] | undefined
  use?: Use | undefined
  callId?: string | undefined
  text?: string | undefined
}
/** Drafts are their writers' alone, also when they were given up before they were handed in. */
const conditions = ({ codes, states, use, callId, text }: GrantSearch) =>
  all([
    inCodes(sql`g.area_code`, codes),
    sql`g.state <> 'draft'`,
    sql`(g.state <> 'withdrawn' or exists (select from grants.step s where s.grant_id = g.id and s.act = 'submit'))`,
    states !== undefined && sql`g.state = any(${states}::text[])`,
    use !== undefined && sql`g.use = ${use}`,
    callId !== undefined && sql`g.call_id = ${callId}`,
    text !== undefined && text !== '' && sql`strpos(g.title || g.applicant_name || g.no, ${text}) > 0`,
  ])

export const listGrants = async (tx: Tx, { page, pageSize, ...search }: GrantSearch & Paging): Promise<Grant[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countGrants = (tx: Tx, search: GrantSearch): Promise<number> =>
  countOf(tx, sql`grants.grant g where ${conditions(search)}`)
export const findGrants = async (tx: Tx, ids: readonly string[]): Promise<Grant[]> =>
  (await select(sql`g.id = any(${ids}::uuid[])`).execute(tx)).rows
export const grantsOfPerson = async (tx: Tx, personId: string): Promise<Grant[]> =>
  (await select(sql`g.recorded_person_id = ${personId}`, sql`limit 50`).execute(tx)).rows
export const grantsOfCall = async (tx: Tx, callId: string, state: GrantState): Promise<Grant[]> =>
  (await select(sql`g.call_id = ${callId} and g.state = ${state}`).execute(tx)).rows
export const grantsOfResolution = async (tx: Tx, resolutionId: string): Promise<Grant[]> =>
  (await select(sql`g.resolution_id = ${resolutionId} and g.state = 'voting'`).execute(tx)).rows

/** What a member of a fund's committee has to score: checked, and of a fund where the person sits now. */
export const grantsToScore = async (tx: Tx, personId: string, day: string): Promise<Grant[]> =>
  (
    await select(sql`g.state = 'checked' and exists (select from fund.pub_member m where m.fund_id = g.fund_id and m.seat = 'member' and m.person_id = ${personId}
      and m.from_date <= ${day}::date and (m.to_date is null or m.to_date >= ${day}::date))
      and not exists (select from grants.score s where s.grant_id = g.id and s.person_id = ${personId})`).execute(tx)
  ).rows

/** What a person scored, the latest first. */
export const grantsScoredBy = async (tx: Tx, personId: string): Promise<Grant[]> =>
  (
    await select(
      sql`g.id in (select s.grant_id from grants.score s where s.person_id = ${personId})`,
      sql`limit 50`,
    ).execute(tx)
  ).rows

export async function isMember(tx: Tx, fundId: string, personId: string, day: string): Promise<boolean> {
  const n = await countOf(
    tx,
    sql`fund.pub_member where seat = 'member' and fund_id = ${fundId} and person_id = ${personId} and from_date <= ${day}::date
      and (to_date is null or to_date >= ${day}::date)`,
  )
  return n > 0
}

/** Holds one grant until the transaction ends: two hands never act on it at once. */
export async function holdGrant(tx: Tx, id: string): Promise<Grant | undefined> {
  await sql`select 1 from grants.grant where id = ${id} for update`.execute(tx)
  return (await findGrants(tx, [id]))[0]
}

type New = GrantFacts & { callId: string; fundId: string; areaCode: string; personId: string | null }
export async function addGrant(tx: Tx, grant: New, { accountId, name, now }: Doer, numbering: Numbering) {
  const id = randomUUID()
  const no = await nextNo(tx, 'ZZ', numbering.townCode, numbering.year)
  await sql`insert into grants.grant (id, no, call_id, fund_id, area_code, title, use, applicant_kind, applicant_name, organisation_id, custodian,
      target_group, plan, starts_on, ends_on, other_income_fen, asked_fen, related, related_person_ids, state, recorded_by, recorded_name,
      recorded_person_id, recorded_at)
    values (${id}, ${no}, ${grant.callId}, ${grant.fundId}, ${grant.areaCode}, ${grant.title}, ${grant.use}, ${grant.applicantKind},
      ${grant.applicantName}, ${grant.organisationId}, ${grant.custodian}, ${grant.targetGroup}, ${grant.plan}, ${grant.startsOn}, ${grant.endsOn},
      ${grant.otherIncomeFen}, ${grant.askedFen}, ${grant.related}, ${grant.relatedPersonIds}::uuid[], 'draft', ${accountId}, ${name},
      ${grant.personId}, ${now})`.execute(tx)
  return { id, no }
}
export type Numbering = { townCode: string; year: string }

export type Ref = { id: string; version: number }
/** What acts change of a grant. */
export type Change = Partial<
  GrantFacts &
    Pick<
      Grant,
      | 'areaCode'
      | 'approvalRound'
      | 'state'
      | 'resolutionId'
      | 'grantedFen'
      | 'paidFen'
      | 'returnedFen'
      | 'settledFen'
      | 'publicisedFrom'
      | 'publicisedUntil'
      | 'agreement'
      | 'agreedOn'
      | 'agreementFileId'
      | 'peopleServed'
      | 'hoursMinutes'
      | 'report'
      | 'closedOn'
    >
>
/** Changes a grant as it was seen; whoever was second is told. */
export async function changeGrant(tx: Tx, { id, version }: Ref, change: Change): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('grants.grant')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export async function putLines(tx: Tx, grantId: string, lines: readonly Line[]): Promise<void> {
  await sql`delete from grants.budget_line where grant_id = ${grantId}`.execute(tx)
  for (const [index, { item, unitFen, quantity, amountFen }] of lines.entries())
    await sql`insert into grants.budget_line (grant_id, position, item, unit_fen, quantity, amount_fen)
      values (${grantId}, ${index + 1}, ${item}, ${unitFen}, ${quantity}, ${amountFen})`.execute(tx)
}
export type LineRow = Line & { position: number; spentFen: number | null; evidence: string; fileIds: string[] }
export const linesOf = async (tx: Tx, grantId: string): Promise<LineRow[]> =>
  (await sql<LineRow>`select * from grants.budget_line where grant_id = ${grantId} order by position`.execute(tx)).rows
export async function putSpent(
  tx: Tx,
  grantId: string,
  spent: readonly { position: number; spentFen: number; evidence: string; fileIds: string[] }[],
): Promise<void> {
  for (const { position, spentFen, evidence, fileIds } of spent)
    await sql`update grants.budget_line set spent_fen = ${spentFen}, evidence = ${evidence}, file_ids = ${fileIds}::uuid[]
      where grant_id = ${grantId} and position = ${position}`.execute(tx)
}

/** Seals who is to be asked and where the money goes; lists show only the mask. */
export async function putContact(
  tx: Tx,
  grant: Pick<Grant, 'id' | 'areaCode'> & { personId: string | null },
  c: Contact,
  masked: string,
) {
  await sql`insert into grants.contact (grant_id, area_code, person_id, sealed, masked)
    values (${grant.id}, ${grant.areaCode}, ${grant.personId}, ${privacy().seal(JSON.stringify(c))}, ${masked})
    on conflict (grant_id) do update set area_code = excluded.area_code, sealed = excluded.sealed, masked = excluded.masked`.execute(
    tx,
  )
}
export async function contactOf(tx: Tx, grantId: string): Promise<(Contact & { masked: string }) | undefined> {
  const { rows } = await sql<{ sealed: Buffer; masked: string }>`
    select sealed, masked from grants.contact where grant_id = ${grantId}`.execute(tx)
  const [row] = rows
  return row && { ...(JSON.parse(privacy().open(row.sealed)) as Contact), masked: row.masked }
}

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Criterion } from '../rules/scores.ts'
import type { ApplicantKind, CALL_KINDS, Use } from '../vocabulary.ts'

/** Amounts in fen; both days included. */
export type CallFacts = {
  kind: keyof typeof CALL_KINDS
  title: string
  uses: Use[]
  minFen: number
  maxFen: number
  opensOn: string
  closesOn: string
  applicantKinds: ApplicantKind[]
  criteria: Criterion[]
}
export type CallRow = CallFacts & {
  id: string
  fundId: string
  areaCode: string
  areaPath: string
  areaName: string
  fundName: string
  publishedName: string
  resolutionId: string | null
  applications: number
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<CallRow>`
  select c.*, a.path as area_path, a.name as area_name, coalesce(f.name, '') as fund_name,
    (select count(*)::int from grants.grant g where g.call_id = c.id and g.state not in ('draft', 'withdrawn')) as applications
  from grants.call c join directory.area a on a.code = c.area_code left join fund.pub_fund f on f.id = c.fund_id
  where ${where} order by c.closes_on desc, c.published_at desc ${tail}`

/** `openToOn`: calls of the towns of these codes as well, while they are open on that day. */
export type CallSearch = { codes: string[] | null; openOn?: string | undefined; openToOn?: string | undefined }
const conditions = ({ codes, openOn, openToOn }: CallSearch) =>
  all([
    openToOn === undefined || codes === null ? inCodes(sql`c.area_code`, codes) : withinOrOpenTo(codes, openToOn),
    openOn !== undefined && sql`${openOn}::date between c.opens_on and c.closes_on`,
  ])

const withinOrOpenTo = (codes: string[], day: string) => sql`(c.area_code = any(${codes}::text[])
  or ${day}::date between c.opens_on and c.closes_on
    and exists (select from directory.area own where own.code = any(${codes}::text[]) and own.parent_code = c.area_code))`

export const listCalls = async (tx: Tx, { page, pageSize, ...search }: CallSearch & Paging): Promise<CallRow[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countCalls = (tx: Tx, search: CallSearch): Promise<number> =>
  countOf(tx, sql`grants.call c where ${conditions(search)}`)
export const findCalls = async (tx: Tx, ids: readonly string[]): Promise<CallRow[]> =>
  (await select(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function addCall(
  tx: Tx,
  facts: CallFacts & { fundId: string; areaCode: string },
  { accountId, name, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  const { kind, title, uses, minFen, maxFen, opensOn, closesOn, applicantKinds, criteria, fundId, areaCode } = facts
  await sql`insert into grants.call (id, fund_id, area_code, kind, title, uses, min_fen, max_fen, opens_on, closes_on, applicant_kinds, criteria,
      published_by, published_name, published_at)
    values (${id}, ${fundId}, ${areaCode}, ${kind}, ${title}, ${uses}::text[], ${minFen}, ${maxFen}, ${opensOn}, ${closesOn},
      ${applicantKinds}::text[], ${JSON.stringify(criteria)}::jsonb, ${accountId}, ${name}, ${now})`.execute(tx)
  return id
}

/** The list of a small call is put to the vote once. */
export async function setListVote(tx: Tx, { id, version }: { id: string; version: number }, resolutionId: string) {
  const { numAffectedRows = 0n } =
    await sql`update grants.call set resolution_id = ${resolutionId}, version = version + 1
    where id = ${id} and version = ${version} and resolution_id is null`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
}

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { Line, Outcome, Party, Way } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

/** What was seen, heard and done: kept sealed. */
export type Words = { found: string; need: string; action: string; next: string }
export type VisitFacts = {
  id: string
  areaCode: string
  personId: string
  planId: string | null
  line: Line
  way: Way
  outcome: Outcome
  visitedOn: string
  byParty: Party
  hasNeed: boolean
  needId: string | null
  nextOn: string | null
  fileIds: string[]
}
export type Visit = VisitFacts & {
  areaPath: string
  areaName: string
  personName: string
  byAccount: string
  byPersonId: string | null
  byName: string
  sealed: Buffer
  recordedAt: Date
  voidedReason: string | null
  voidedName: string | null
  voidedAt: Date | null
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Visit>`
  select v.*, a.path as area_path, a.name as area_name, coalesce(who.name, '') as person_name, x.reason as voided_reason, x.by_name as voided_name, x.at as voided_at
  from fieldwork.visit v join directory.area a on a.code = v.area_code left join directory.person who on who.id = v.person_id
  left join fieldwork.voided_visit x on x.visit_id = v.id
  where ${where} order by v.visited_on desc, v.recorded_at desc, v.id ${tail}`

export type VisitSearch = {
  codes: string[] | null
  from?: string | undefined
  to?: string | undefined
  line?: Line | undefined
  party?: Party | undefined
  hasNeed?: boolean | undefined
}
const conditions = ({ codes, from, to, line, party, hasNeed }: VisitSearch) =>
  all([
    inCodes(sql`v.area_code`, codes),
    from !== undefined && sql`v.visited_on >= ${from}`,
    to !== undefined && sql`v.visited_on <= ${to}`,
    line !== undefined && sql`v.line = ${line}`,
    party !== undefined && sql`v.by_party = ${party}`,
    hasNeed !== undefined && sql`v.has_need = ${hasNeed}`,
  ])

export const listVisits = async (tx: Tx, { page, pageSize, ...search }: VisitSearch & Paging): Promise<Visit[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countVisits = (tx: Tx, search: VisitSearch): Promise<number> =>
  countOf(tx, sql`fieldwork.visit v where ${conditions(search)}`)
export const findVisits = async (tx: Tx, ids: readonly string[]): Promise<Visit[]> =>
  (await select(sql`v.id = any(${ids}::uuid[])`).execute(tx)).rows

/** How many visits somebody recorded for a day. */
export const countVisitsOf = (tx: Tx, accountId: string, day: string): Promise<number> =>
  countOf(
    tx,
    sql`fieldwork.visit v where v.by_account = ${accountId} and v.visited_on = ${day}
      and not exists (select from fieldwork.voided_visit x where x.visit_id = v.id)`,
  )

export const wordsOf = ({ sealed }: Pick<Visit, 'sealed'>): Words => JSON.parse(privacy().open(sealed)) as Words

/** Adds a visit; false when its number is there already, so that one sent twice at once is recorded once. */
export async function addVisit(tx: Tx, visit: VisitFacts, words: Words, by: Doer): Promise<boolean> {
  const added = await sql<{ id: string }>`
    insert into fieldwork.visit (id, area_code, person_id, plan_id, line, way, outcome, visited_on, by_account, by_person_id, by_name, by_party,
      sealed, has_need, need_id, next_on, file_ids, recorded_at)
    values (${visit.id}, ${visit.areaCode}, ${visit.personId}, ${visit.planId}, ${visit.line}, ${visit.way}, ${visit.outcome}, ${visit.visitedOn},
      ${by.accountId}, ${by.personId}, ${by.name}, ${visit.byParty}, ${privacy().seal(JSON.stringify(words))}, ${visit.hasNeed}, ${visit.needId},
      ${visit.nextOn}, ${visit.fileIds}::uuid[], ${by.now})
    on conflict (id) do nothing returning id`.execute(tx)
  return added.rows.length > 0
}

/** False when it is voided already. */
export async function addVoid(
  tx: Tx,
  visit: Pick<Visit, 'id' | 'areaCode'>,
  reason: string,
  by: Doer,
): Promise<boolean> {
  const added = await sql<{ visitId: string }>`
    insert into fieldwork.voided_visit (visit_id, area_code, reason, by_account, by_name, at)
    values (${visit.id}, ${visit.areaCode}, ${reason}, ${by.accountId}, ${by.name}, ${by.now})
    on conflict do nothing returning visit_id`.execute(tx)
  return added.rows.length > 0
}

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Level, RectificationState } from '../vocabulary.ts'

export type Rectification = {
  id: string
  pointId: string
  areaCode: string
  areaName: string
  areaPath: string
  occasionId: string
  stage: 'mid' | 'final' | 're'
  level: Level
  state: RectificationState
  issuedOn: string
  firstDueOn: string
  dueOn: string
  extendedOn: string | null
  round: number
  fails: number
  answeredOn: string | null
  lateReason: string
  documentId: string | null
  demandedBy: string
  demandedName: string
  answeredBy: string | null
  remindedOn: string | null
  issues: number
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Rectification>`
  select r.*, a.name as area_name, a.path as area_path,
    (select count(*)::int from closing.issue i where i.rectification_id = r.id) as issues
  from closing.rectification r join directory.area a on a.code = r.area_code
  where ${where} order by r.state in ('open', 'answered') desc, r.due_on, r.id ${tail}`

export type Search = {
  codes: readonly string[] | null
  state?: RectificationState | undefined
  overdueOn?: string | undefined
  pointId?: string | undefined
}
const conditions = ({ codes, state, overdueOn, pointId }: Search) =>
  all([
    inCodes(sql`r.area_code`, codes),
    state !== undefined && sql`r.state = ${state}`,
    pointId !== undefined && sql`r.point_id = ${pointId}`,
    overdueOn !== undefined && sql`r.state = 'open' and r.due_on < ${overdueOn}::date`,
  ])
export const listRectifications = async (tx: Tx, search: Search, paging?: Paging): Promise<Rectification[]> =>
  (await select(conditions(search), limitOf(paging)).execute(tx)).rows
export const countRectifications = (tx: Tx, search: Search): Promise<number> =>
  countOf(tx, sql`closing.rectification r where ${conditions(search)}`)
export const findRectifications = async (tx: Tx, ids: readonly string[]): Promise<Rectification[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows
export const openRectifications = async (tx: Tx): Promise<Rectification[]> =>
  (await select(sql`r.state = 'open'`).execute(tx)).rows

/** Holds one until the transaction ends: two clerks never act on it at once. */
export async function holdRectification(tx: Tx, id: string): Promise<Rectification | undefined> {
  await sql`select 1 from closing.rectification where id = ${id} for update`.execute(tx)
  return (await findRectifications(tx, [id]))[0]
}

/** Takes turns over one evaluation, and says whether a rectification of it is still open. */
export async function hasOpen(tx: Tx, occasionId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${occasionId}, 6))`.execute(tx)
  return (
    (await countOf(
      tx,
      sql`closing.rectification where occasion_id = ${occasionId} and state in ('open', 'answered')`,
    )) > 0
  )
}

export type NewIssue = { issue: string; basis: string; demand: string; owner: string }
type New = Pick<Rectification, 'pointId' | 'areaCode' | 'occasionId' | 'stage' | 'level' | 'dueOn'> & {
  issuedOn: string
  list: readonly NewIssue[]
}
export async function addRectification(tx: Tx, one: New, { accountId, name }: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into closing.rectification (id, point_id, area_code, occasion_id, stage, level, state, issued_on, first_due_on, due_on,
      demanded_by, demanded_name)
    values (${id}, ${one.pointId}, ${one.areaCode}, ${one.occasionId}, ${one.stage}, ${one.level}, 'open', ${one.issuedOn}, ${one.dueOn}, ${one.dueOn},
      ${accountId}, ${name})`.execute(tx)
  for (const [index, { issue, basis, demand, owner }] of one.list.entries())
    await sql`insert into closing.issue (id, rectification_id, position, issue, basis, demand, owner)
      values (${randomUUID()}, ${id}, ${index + 1}, ${issue}, ${basis}, ${demand}, ${owner})`.execute(tx)
  return id
}

type Change = Partial<
  Pick<
    Rectification,
    | 'state'
    | 'dueOn'
    | 'extendedOn'
    | 'round'
    | 'fails'
    | 'answeredOn'
    | 'answeredBy'
    | 'lateReason'
    | 'documentId'
    | 'remindedOn'
  >
>
/** Changes one as it was seen; whoever was second is told. */
export async function changeRectification(tx: Tx, { id, version }: { id: string; version: number }, change: Change) {
  mustHaveChanged(
    await tx
      .updateTable('closing.rectification')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

/** Of a reminder nobody needs to be told that it changed the record. */
export async function setReminded(tx: Tx, id: string, on: string): Promise<void> {
  await sql`update closing.rectification set reminded_on = ${on} where id = ${id}`.execute(tx)
}

export type Answer = { round: number; text: string; fileIds: string[]; byName: string; at: Date }
export type Issue = NewIssue & { id: string; position: number; answers: Answer[] }
/** The issues of a rectification, each with all its answers, the newest first. */
export async function issuesOf(tx: Tx, rectificationId: string): Promise<Issue[]> {
  const { rows } = await sql<Omit<Issue, 'answers'>>`
    select id, position, issue, basis, demand, owner from closing.issue where rectification_id = ${rectificationId} order by position`.execute(
    tx,
  )
  const { rows: answers } = await sql<Answer & { issueId: string }>`
    select w.issue_id, w.round, w.text, w.file_ids, w.by_name, w.at from closing.answer w join closing.issue i on i.id = w.issue_id
    where i.rectification_id = ${rectificationId} order by w.seq desc`.execute(tx)
  return rows.map((issue) => ({
    ...issue,
    answers: answers.filter(({ issueId }) => issueId === issue.id).map(({ issueId: _, ...answer }) => answer),
  }))
}

type NewAnswer = { issueId: string; round: number; text: string; fileIds: readonly string[] }
export async function addAnswer(tx: Tx, { issueId, round, text, fileIds }: NewAnswer, by: Doer): Promise<void> {
  await sql`insert into closing.answer (id, issue_id, round, text, file_ids, by_account, by_name, at)
    values (${randomUUID()}, ${issueId}, ${round}, ${text}, ${[...fileIds]}::uuid[], ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
}

type Due = { codes: readonly string[] | null; from: string; to: string; limit: number }
/** Rectifications by the day they run out, the earliest first. */
export const listDue = async (tx: Tx, { codes, from, to, limit }: Due): Promise<Rectification[]> =>
  (
    await sql<Rectification>`select r.*, a.name as area_name, a.path as area_path, 0 as issues
      from closing.rectification r join directory.area a on a.code = r.area_code
      where ${all([inCodes(sql`r.area_code`, codes)])} and r.due_on between ${from}::date and ${to}::date
      order by r.due_on, r.id limit ${limit}`.execute(tx)
  ).rows

/** The ids of all rectifications of a point. */
export async function rectificationsOf(tx: Tx, pointId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from closing.rectification where point_id = ${pointId} order by issued_on, id`.execute(tx)
  return rows.map(({ id }) => id)
}

import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Due, DutyKind } from '../rules/duty-clock.ts'
import type { DutyState } from '../vocabulary.ts'

export type Draft = { title: string; content: string; link: string; fileId: string | null }
export type Duty = {
  id: string
  fundId: string
  fundName: string
  charityName: string
  areaCode: string
  areaPath: string
  areaName: string
  kind: DutyKind
  subjectId: string
  subjectTitle: string
  key: string
  fromDate: string
  toDate: string
  dueOn: string
  state: DutyState
  draft: Draft | null
  preparedBy: string | null
  preparedName: string
  returnReason: string
  noticeId: string | null
  version: number
}

/** What is due now as the triggers say: made, moved where its dates moved, dropped where its trigger is gone. */
export type Made = Due & { subjectTitle: string }

/**
 * Brings the duties of a fund to what its triggers say. What was made public or is prepared stays as it is; one that is
 * asked for again comes back. Says how many changed.
 */
export async function putDuties(
  tx: Tx,
  { id: fundId, areaCode }: { id: string; areaCode: string },
  made: readonly Made[],
  now: Date,
): Promise<number> {
  const rows = made.map((one) => ({ ...one, id: randomUUID() }))
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id uuid, kind text, "subjectId" uuid, "subjectTitle" text,
    key text, "from" date, "to" date, "dueOn" date)`
  const put = await sql`
    insert into disclosure.duty (id, fund_id, area_code, kind, subject_id, subject_title, key, from_date, to_date, due_on, state, made_at)
    select w.id, ${fundId}, ${areaCode}, w.kind, w."subjectId", w."subjectTitle", w.key, w."from", w."to", w."dueOn", 'open', ${now} from ${wanted}
    on conflict (kind, subject_id, key) do update set subject_title = excluded.subject_title, from_date = excluded.from_date,
      to_date = excluded.to_date, due_on = excluded.due_on, state = 'open', version = duty.version + 1
    where duty.state in ('open', 'dropped') and (duty.subject_title, duty.from_date, duty.to_date, duty.due_on, duty.state)
      is distinct from (excluded.subject_title, excluded.from_date, excluded.to_date, excluded.due_on, 'open')
    returning id`.execute(tx)
  const gone = await sql`
    update disclosure.duty d set state = 'dropped', version = version + 1
    where d.fund_id = ${fundId} and d.state = 'open' and not exists (
      select from ${wanted} where w.kind = d.kind and w."subjectId" = d.subject_id and w.key = d.key)
    returning id`.execute(tx)
  return put.rows.length + gone.rows.length
}

const select = (where: RawBuilder<unknown>, order: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Duty>`
  select d.id, d.fund_id, f.name as fund_name, f.charity_name, d.area_code, a.path as area_path, a.name as area_name, d.kind, d.subject_id,
    d.subject_title, d.key, d.from_date, d.to_date, d.due_on, d.state, d.draft, d.prepared_by, d.prepared_name, d.return_reason, d.notice_id, d.version
  from disclosure.duty d join directory.area a on a.code = d.area_code left join fund.pub_fund f on f.id = d.fund_id
  where ${where} order by ${order} ${tail}`

export type DutySearch = {
  codes: string[] | null
  fundId?: string | undefined
  dutyId?: string | undefined
  kind?: DutyKind | undefined
  states?: readonly DutyState[] | undefined
  /** Due on this day or before. */
  dueBy?: string | undefined
}

const conditionsOf = ({ codes, fundId, dutyId, kind, states, dueBy }: DutySearch) =>
  all([
    inCodes(sql`d.area_code`, codes),
    fundId !== undefined && sql`d.fund_id = ${fundId}`,
    dutyId !== undefined && sql`d.id = ${dutyId}`,
    kind !== undefined && sql`d.kind = ${kind}`,
    states !== undefined && sql`d.state = any(${states}::text[])`,
    dueBy !== undefined && sql`d.due_on <= ${dueBy}`,
  ])

/** What is due first comes first, so that what is overdue stands at the top. */
export async function listDuties(tx: Tx, search: DutySearch & Paging): Promise<{ rows: Duty[]; total: number }> {
  const where = conditionsOf(search)
  const { rows } = await select(where, sql`d.due_on, d.area_code, d.kind, d.id`, limitOf(search)).execute(tx)
  return { rows, total: await countOf(tx, sql`disclosure.duty d where ${where}`) }
}

export const findDuties = async (tx: Tx, ids: readonly string[]): Promise<Duty[]> =>
  (await select(sql`d.id = any(${ids}::uuid[])`, sql`d.due_on, d.id`).execute(tx)).rows

/** Locks a duty for a change and gives it; undefined when there is none. */
export async function holdDuty(tx: Tx, id: string): Promise<Duty | undefined> {
  await sql`select from disclosure.duty where id = ${id} for update`.execute(tx)
  return (await findDuties(tx, [id]))[0]
}

type Versioned = { id: string; version: number }
type Hand = { accountId: string; name: string }

export async function prepareDuty(
  tx: Tx,
  { id, version }: Versioned,
  draft: Draft,
  by: Hand,
  now: Date,
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('disclosure.duty')
      .set({
        state: 'prepared',
        draft: JSON.stringify(draft),
        preparedBy: by.accountId,
        preparedName: by.name,
        preparedAt: now,
        returnReason: '',
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export async function returnDuty(tx: Tx, { id, version }: Versioned, reason: string): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('disclosure.duty')
      .set({ state: 'open', returnReason: reason, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export async function publishDuty(tx: Tx, { id, version }: Versioned, noticeId: string): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('disclosure.duty')
      .set({ state: 'published', noticeId, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

/** How many wait and how many of them are late, by fund. */
export async function countLate(tx: Tx, codes: readonly string[] | null, today: string) {
  const { rows } = await sql<{ fundId: string; open: number; late: number }>`
    select d.fund_id, count(*)::int as open, count(*) filter (where d.due_on < ${today})::int as late from disclosure.duty d
    where d.state in ('open', 'prepared') and ${all([inCodes(sql`d.area_code`, codes)])} group by d.fund_id`.execute(tx)
  return rows
}

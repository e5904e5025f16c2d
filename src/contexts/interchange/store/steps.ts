import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Act } from '../rules/fields.ts'

/**
 * Takes one step for many records in one statement: writes it to the history and makes it the state. `source` selects
 * kind, record_id, area_code, step, act, batch_id, line_no, fingerprint, reason; a record once. Returns how many.
 */
export async function takeSteps(
  tx: Tx,
  source: RawBuilder<unknown>,
  { by, now }: { by: string | null; now: Date },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with taken as (
      insert into interchange.sync_event (kind, record_id, area_code, step, act, batch_id, line_no, fingerprint, reason, by_account, taken_at)
      select kind, record_id, area_code, step, act, batch_id, line_no, fingerprint, reason, ${by}::uuid, ${now}::timestamptz from (${source}) as source
      returning kind, record_id, area_code, step, act, batch_id, line_no, fingerprint, reason, taken_at),
    put as (
      insert into interchange.sync_state (kind, record_id, area_code, step, act, batch_id, line_no, fingerprint, reason, taken_at)
      select * from taken
      on conflict (kind, record_id) do update set area_code = excluded.area_code, step = excluded.step, act = excluded.act, batch_id = excluded.batch_id,
        line_no = excluded.line_no, fingerprint = excluded.fingerprint, reason = excluded.reason, taken_at = excluded.taken_at)
    select count(*)::int as count from taken`.execute(tx)
  return rows[0]?.count ?? 0
}

export type NewLine = { recordId: string; areaCode: string; act: Act; fingerprint: string; lineNo: number }

/** Lines of a batch: each is the step that sent its record. */
export const sendLines = (
  tx: Tx,
  batch: { id: string; kind: string },
  lines: readonly NewLine[],
  hand: { by: string; now: Date },
) =>
  takeSteps(
    tx,
    sql`select ${batch.kind}::text as kind, one."recordId" as record_id, one."areaCode" as area_code, 'sent' as step, one.act, ${batch.id}::uuid as batch_id,
          one."lineNo" as line_no, one.fingerprint, null::text as reason
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as one("recordId" uuid, "areaCode" text, act text, fingerprint text, "lineNo" int)`,
    hand,
  )

/** Takes a whole batch back: records that no later batch has sent again wait once more. */
export const withdrawLines = (tx: Tx, batchId: string, hand: { by: string; now: Date }): Promise<number> =>
  takeSteps(
    tx,
    sql`select kind, record_id, area_code, 'withdrawn' as step, act, batch_id, line_no, fingerprint, null::text as reason
        from interchange.sync_state where batch_id = ${batchId} and step = 'sent'`,
    hand,
  )

export async function hasReceipts(tx: Tx, batchId: string): Promise<boolean> {
  const { rows } =
    await sql`select from interchange.sync_event where batch_id = ${batchId} and step in ('accepted', 'rejected') limit 1`.execute(
      tx,
    )
  return rows.length > 0
}

export type Line = {
  lineNo: number
  recordId: string
  act: Act
  step: string
  reason: string | null
  superseded: boolean
}

const latest = (batchId: string) => sql`
  select e.line_no, e.record_id, e.act, coalesce(last.step, 'sent') as step, last.reason, s.batch_id <> e.batch_id as superseded
  from interchange.sync_event e
  join interchange.sync_state s on s.kind = e.kind and s.record_id = e.record_id
  left join lateral (select l.step, l.reason from interchange.sync_event l where l.batch_id = e.batch_id and l.line_no = e.line_no and l.step <> 'sent'
                     order by l.seq desc limit 1) as last on true
  where e.batch_id = ${batchId} and e.step = 'sent'`

/** Lines of a batch with what became of them, after a line number. `step`: only those that stand there. */
export async function listLines(
  tx: Tx,
  { batchId, step, after, limit }: { batchId: string; step?: string | undefined; after: number; limit: number },
): Promise<Line[]> {
  const { rows } = await sql<Line>`select * from (${latest(batchId)}) as line
    where line.line_no > ${after} ${step ? sql`and line.step = ${step}` : sql``} order by line.line_no limit ${limit}`.execute(
    tx,
  )
  return rows
}

export async function countLines(tx: Tx, batchId: string): Promise<{ step: string; count: number }[]> {
  const { rows } = await sql<{ step: string; count: number }>`
    select line.step, count(*)::int as count from (${latest(batchId)}) as line group by line.step`.execute(tx)
  return rows
}

/** The lines as they were sent, a page by number: what the file is written from. */
export async function sentLines(
  tx: Tx,
  batchId: string,
  after: number,
  limit: number,
): Promise<{ lineNo: number; recordId: string; act: Act }[]> {
  const { rows } = await sql<{ lineNo: number; recordId: string; act: Act }>`
    select line_no, record_id, act from interchange.sync_event where batch_id = ${batchId} and step = 'sent' and line_no > ${after}
    order by line_no limit ${limit}`.execute(tx)
  return rows
}

export async function countSent(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from interchange.sync_event where batch_id = ${batchId} and step = 'sent'`.execute(tx)
  return rows[0]?.count ?? 0
}

export type Gap = { recordId: string; areaCode: string; missing: string[] }

export async function addGaps(tx: Tx, batchId: string, gaps: readonly Gap[]): Promise<void> {
  if (gaps.length === 0) return
  await sql`insert into interchange.batch_gap (batch_id, record_id, area_code, missing)
    select ${batchId}::uuid, one."recordId", one."areaCode", one.missing
    from jsonb_to_recordset(${JSON.stringify(gaps)}::jsonb) as one("recordId" uuid, "areaCode" text, missing text[])`.execute(
    tx,
  )
}

export const listGaps = (tx: Tx, batchId: string, after: string | undefined, limit: number): Promise<Gap[]> =>
  tx
    .selectFrom('interchange.batchGap')
    .select(['recordId', 'areaCode', 'missing'])
    .where('batchId', '=', batchId)
    .$if(after !== undefined, (query) => query.where('recordId', '>', after ?? ''))
    .orderBy('recordId')
    .limit(limit)
    .execute()

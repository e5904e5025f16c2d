import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Doer } from '../doer.ts'
import type { Draft, Draw, EntryKind, Line, Posted, Source } from '../rules/book.ts'
import { numberOf } from './sql.ts'

export type Written = { entryId: string; entryNo: string; lotIds: string[] }
type Said = { fundId: string; memo: string; source: Source; by: Doer }

/** Writes an entry under the next number of its year; the fund's book is locked by the caller. */
export async function writeEntry(tx: Tx, draft: Draft, said: Said): Promise<Written> {
  const entryId = randomUUID()
  const lotIds = draft.lots.map(() => randomUUID())
  const no = await nextNumber(tx, said.fundId, draft.happenedOn)
  await insertEntry(tx, entryId, no, draft, said)
  await insertLines(tx, entryId, draft.lines)
  await insertLots(tx, entryId, lotIds, draft, said)
  await insertDraws(tx, entryId, draft.draws)
  return { entryId, entryNo: `${draft.happenedOn.slice(0, 4)}-${String(no).padStart(4, '0')}`, lotIds }
}

async function nextNumber(tx: Tx, fundId: string, day: string): Promise<number> {
  const { rows } = await sql<{ lastNo: number }>`insert into ledger.numbering (fund_id, year, last_no)
    values (${fundId}, ${Number(day.slice(0, 4))}, 1)
    on conflict (fund_id, year) do update set last_no = ledger.numbering.last_no + 1 returning last_no`.execute(tx)
  return rows[0]?.lastNo ?? 1
}

async function insertEntry(tx: Tx, id: string, no: number, draft: Draft, { fundId, memo, source, by }: Said) {
  const { kind, use, earmarkCode, fen, happenedOn, reversesId, ofId } = draft
  await sql`insert into ledger.entry (id, fund_id, year, no, kind, use, earmark_code, fen, happened_on, memo,
      source_kind, source_id, reverses_id, of_id, posted_by, posted_name, posted_at)
    values (${id}, ${fundId}, ${Number(happenedOn.slice(0, 4))}, ${no}, ${kind}, ${use}, ${earmarkCode}, ${fen}, ${happenedOn},
      ${memo}, ${source.kind}, ${source.id}, ${reversesId}, ${ofId}, ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
}

async function insertLines(tx: Tx, entryId: string, lines: readonly Line[]): Promise<void> {
  const rows = lines.map((line, index) => ({ ...line, position: index + 1 }))
  await sql`insert into ledger.line (entry_id, position, account, pool_id, side, fen)
    select ${entryId}, position, account, "poolId", side, fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(position int, account text, "poolId" uuid, side text, fen bigint)`.execute(
    tx,
  )
}

async function insertLots(tx: Tx, entryId: string, ids: readonly string[], { lots }: Draft, said: Said) {
  if (lots.length === 0) return
  const rows = lots.map(({ source, ...lot }, index) => {
    const { kind, id } = source ?? said.source
    return { ...lot, index: index + 1, lotId: ids[index], sourceKind: kind, sourceId: id }
  })
  await sql`with held as (
      update ledger.lot_numbering set last_seq = last_seq + ${rows.length} where fund_id = ${said.fundId} returning last_seq - ${rows.length} as before)
    insert into ledger.lot (id, fund_id, pool_id, entry_id, seq, kind, is_goods, source_kind, source_id, from_lot_id, received_on, free_from, fen, left_fen)
    select "lotId", ${said.fundId}, "poolId", ${entryId}, held.before + index, kind, "isGoods", "sourceKind", "sourceId", "fromLotId", "receivedOn", "freeFrom", fen, fen
    from held, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("lotId" uuid, "poolId" uuid, index int, kind text, "isGoods" boolean,
      "sourceKind" text, "sourceId" text, "fromLotId" uuid, "receivedOn" date, "freeFrom" date, fen bigint)`.execute(tx)
}

async function insertDraws(tx: Tx, entryId: string, draws: readonly Draw[]): Promise<void> {
  if (draws.length === 0) return
  const rows = draws.map((draw, index) => ({ ...draw, position: index + 1 }))
  await sql`insert into ledger.draw (entry_id, lot_id, position, fen) select ${entryId}, "lotId", position, fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("lotId" uuid, position int, fen bigint)`.execute(tx)
}

/** The entry that this source made already. A red-letter entry does not free the source. */
export async function entryOfSource(tx: Tx, kind: EntryKind, source: Source): Promise<string | undefined> {
  const { rows } = await sql<{ no: string }>`select ${numberOf(sql`year`, sql`no`)} as no from ledger.entry
    where source_kind = ${source.kind} and source_id = ${source.id} and kind = ${kind} and reverses_id is null`.execute(
    tx,
  )
  return rows[0]?.no
}

export type PostedRow = Posted & { fundId: string; no: string; memo: string; source: Source }

/** One entry with its lines, draws and lots. */
export async function findPosted(tx: Tx, id: string): Promise<PostedRow | undefined> {
  type Row = Omit<PostedRow, 'source'> & { sourceKind: string; sourceId: string }
  const { rows } = await sql<Row>`
    select e.id, e.fund_id, ${numberOf(sql`e.year`, sql`e.no`)} as no, e.kind, e.use, e.earmark_code, e.fen, e.happened_on, e.memo,
      e.source_kind, e.source_id, e.reverses_id, e.of_id,
      exists (select from ledger.entry r where r.reverses_id = e.id) as is_reversed,
      (select jsonb_agg(jsonb_build_object('account', l.account, 'poolId', l.pool_id, 'side', l.side, 'fen', l.fen) order by l.position)
        from ledger.line l where l.entry_id = e.id) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('lotId', d.lot_id, 'poolId', t.pool_id, 'fen', d.fen) order by d.position), '[]')
        from ledger.draw d join ledger.lot t on t.id = d.lot_id where d.entry_id = e.id) as draws,
      array(select t.id from ledger.lot t where t.entry_id = e.id order by t.seq) as lot_ids
    from ledger.entry e where e.id = ${id}`.execute(tx)
  const [found] = rows
  if (!found) return undefined
  const { sourceKind, sourceId, ...entry } = found
  return { ...entry, source: { kind: sourceKind, id: sourceId } }
}

/** Entries that drew on a lot and were not taken back, by lot, oldest first; each as “2024-0007 摘要”. */
export async function drawnBy(tx: Tx, lotIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ lotId: string; said: string }>`
    select d.lot_id, ${numberOf(sql`e.year`, sql`e.no`)} || ' ' || e.memo as said
    from ledger.draw d join ledger.entry e on e.id = d.entry_id
    where d.lot_id = any(${lotIds}::uuid[]) and d.fen > 0 and e.reverses_id is null
      and not exists (select from ledger.entry r where r.reverses_id = e.id)
    order by e.happened_on, e.year, e.no`.execute(tx)
  const said = new Map<string, string[]>()
  for (const row of rows) said.set(row.lotId, [...(said.get(row.lotId) ?? []), row.said])
  return said
}

/** What recoveries and reversals gave back to each lot of a spending. */
export async function returnedOf(tx: Tx, spendId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ lotId: string; fen: number }>`
    select d.lot_id, (-sum(d.fen))::bigint as fen from ledger.entry e join ledger.draw d on d.entry_id = e.id
    where e.of_id = ${spendId} or e.reverses_id = ${spendId} group by d.lot_id`.execute(tx)
  return new Map(rows.map(({ lotId, fen }) => [lotId, fen]))
}

/** Recoveries of a spending that stand, as numbers. */
export async function recoveriesOf(tx: Tx, spendId: string): Promise<string[]> {
  const { rows } = await sql<{ no: string }>`select ${numberOf(sql`e.year`, sql`e.no`)} as no from ledger.entry e
    where e.of_id = ${spendId} and e.reverses_id is null and not exists (select from ledger.entry r where r.reverses_id = e.id)
    order by e.year, e.no`.execute(tx)
  return rows.map(({ no }) => no)
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { fundsNamed } from './funds.ts'

export type BookNamed = { fundId: string; name: string; closed: string[] }

/** The books of an area's funds by name, each with the months ('YYYY-MM') that are closed. */
export async function booksIn(tx: Tx, areaCode: string): Promise<ReadonlyMap<string, BookNamed>> {
  const { rows } = await sql<BookNamed>`select f.fund_id, f.name,
      array(select to_char(m.month, 'YYYY-MM') from ledger.month m where m.fund_id = f.fund_id and m.state = 'closed') as closed
    from ${fundsNamed} f join directory.area a on a.code = f.area_code join directory.area top on top.code = ${areaCode}
    where a.path = top.path or starts_with(a.path, top.path || '.')`.execute(tx)
  return new Map(rows.map((row) => [row.name, row]))
}

type Changed = { fundId: string; areaCode: string }
type Batch = { id: string; by: string; now: Date }

/** A staged balance that is what the last statement of its month says is left; any other becomes the last one. */
export async function storeStagedStatements(
  tx: Tx,
  { id, by, now }: Batch,
): Promise<{ stored: number; same: number; changed: Changed[] }> {
  const { rows } = await sql<{ stored: number; same: number; changed: Changed[] }>`
    with staged as (
      select (data->>'fundId')::uuid as fund_id, (data->>'month')::date as month, (data->>'cashFen')::bigint as cash_fen,
        (data->>'goodsFen')::bigint as goods_fen, data->>'note' as note from ${stagedRows(id)} as staging),
    known as (
      select s.*, last.seq, last.cash_fen is not distinct from s.cash_fen and last.goods_fen is not distinct from s.goods_fen as is_same
      from staged s left join lateral (select * from ledger.statement t where t.fund_id = s.fund_id and t.month = s.month
        order by t.seq desc limit 1) last on true),
    put as (
      insert into ledger.statement (id, fund_id, month, seq, cash_fen, goods_fen, note, recorded_by, recorded_name, recorded_at)
      select gen_random_uuid(), fund_id, month, coalesce(seq, 0) + 1, cash_fen, goods_fen, note, ${by}::uuid,
        coalesce((select display_name from platform.account where id = ${by}::uuid), '导入'), ${now}::timestamptz
      from known where not is_same returning fund_id)
    select (select count(*)::int from put) as stored, (select count(*)::int from known where is_same) as same,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('fundId', b.fund_id, 'areaCode', b.area_code)), '[]')
        from put join ledger.book b on b.fund_id = put.fund_id) as changed`.execute(tx)
  return rows[0] ?? { stored: 0, same: 0, changed: [] }
}

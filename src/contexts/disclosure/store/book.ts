import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { BookLine } from '../rules/statement.ts'

/** What an entry does to the balance, as rules/statement.ts says it (effectOf); the data checks hold the two together. */
export const effect = sql`(case when e.kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds', 'recover') then e.fen
  when e.kind in ('grant', 'goods-out', 'goods-loss', 'surplus-out', 'fee', 'refund') then -e.fen else 0 end)`

/** An entry with what it is about: a red-letter entry is about what it takes back. */
const told = sql`
  ledger.pub_entry e
  left join ledger.pub_entry o on o.id = e.reverses_id
  left join giving.pub_gift g on g.id::text = coalesce(o.source_id, e.source_id)
  left join goods.pub_lot l on l.id::text = coalesce(o.source_id, e.source_id)
  left join giving.pub_giver r on r.id = coalesce(g.giver_id, l.giver_id)
  left join giving.pub_source_class c on c.code = coalesce(g.source_class, l.source_class)
  left join grants.pub_payment p on p.entry_id = coalesce(o.of_id, e.of_id, e.reverses_id, e.id)
  left join grants.pub_grant n on n.id = p.grant_id`

/** The entries of a fund in a period, in the order of its book. Givers as they wished to be called. */
export async function linesOf(tx: Tx, fundId: string, from: string, to: string): Promise<BookLine[]> {
  const { rows } = await sql<BookLine>`
    select e.id, e.no, e.kind, e.use, e.fen, e.happened_on, e.reverses_id, c.title as class_title, r.shown_name,
      coalesce(n.title, l.title, e.memo) as title
    from ${told} where e.fund_id = ${fundId} and e.happened_on between ${from} and ${to} and e.kind not in ('transfer', 'carry-over')
    order by e.happened_on, e.no`.execute(tx)
  return rows
}

/** The balance of a fund before a day, fen. */
export async function balanceBefore(tx: Tx, fundId: string, day: string): Promise<number> {
  const { rows } = await sql<{ fen: number }>`select coalesce(sum(${effect}), 0)::bigint as fen from ledger.pub_entry e
    where e.fund_id = ${fundId} and e.happened_on < ${day}`.execute(tx)
  return rows[0]?.fen ?? 0
}

export type MonthLine = { month: string; inFen: number; outFen: number; balanceFen: number }

/** Income, outgoings and the balance at the end of each month up to a day, the last `months` of them, oldest first. */
export async function monthsOf(tx: Tx, fundId: string, until: string, months: number): Promise<MonthLine[]> {
  const { rows } = await sql<MonthLine>`
    with span as (select generate_series(
        greatest(date_trunc('month', ${until}::date) - make_interval(months => ${months - 1}::int), date_trunc('month', min(e.happened_on))),
        date_trunc('month', ${until}::date), interval '1 month')::date as month from ledger.pub_entry e where e.fund_id = ${fundId})
    select to_char(s.month, 'YYYY-MM') as month,
      coalesce(sum(${effect}) filter (where e.happened_on >= s.month and e.kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds')), 0)::bigint as in_fen,
      coalesce(-sum(${effect}) filter (where e.happened_on >= s.month and e.kind in ('grant', 'goods-out', 'goods-loss', 'surplus-out', 'fee', 'refund', 'recover')), 0)::bigint as out_fen,
      coalesce(sum(${effect}), 0)::bigint as balance_fen
    from span s left join ledger.pub_entry e on e.fund_id = ${fundId} and e.happened_on < s.month + interval '1 month' and e.happened_on <= ${until}
    group by s.month order by s.month`.execute(tx)
  return rows
}

export type Share = { title: string; fen: number }

/** All that came in, by class of source; all that was spent, by use, the fee by itself. Fen, largest first. */
export async function sharesOf(tx: Tx, fundId: string, until: string): Promise<{ income: Share[]; uses: Share[] }> {
  const grouped = (title: RawBuilder<unknown>, kinds: readonly string[], sign: 1 | -1) => sql<Share>`
    select ${title} as title, (${sign}::int * sum(${effect}))::bigint as fen from ${told}
    where e.fund_id = ${fundId} and e.happened_on <= ${until} and e.kind = any(${kinds}::text[])
    group by 1 having sum(${effect}) <> 0 order by 2 desc, 1`
  const income = await grouped(
    sql`case e.kind when 'interest' then '利息' when 'transfer-in' then '基金之间划入' when 'proceeds' then '物资变卖净收入' else coalesce(c.title, '其他') end`,
    ['gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds'],
    1,
  ).execute(tx)
  const uses = await grouped(
    sql`case e.kind when 'fee' then '管理费' when 'refund' then '退还捐赠' when 'surplus-out' then '剩余财产划出' else coalesce(e.use, '其他') end`,
    ['grant', 'goods-out', 'goods-loss', 'surplus-out', 'fee', 'refund', 'recover'],
    -1,
  ).execute(tx)
  return { income: income.rows, uses: uses.rows }
}

export type Totals = { fundId: string; inFen: number; outFen: number; balanceFen: number; gifts: number }

/** What came in, went out and is there, of several funds at once. */
export async function totalsOf(tx: Tx, fundIds: readonly string[], until: string): Promise<Map<string, Totals>> {
  const { rows } = await sql<Totals>`
    select e.fund_id, coalesce(sum(${effect}) filter (where e.kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds')), 0)::bigint as in_fen,
      coalesce(-sum(${effect}) filter (where e.kind in ('grant', 'goods-out', 'goods-loss', 'surplus-out', 'fee', 'refund', 'recover')), 0)::bigint as out_fen,
      coalesce(sum(${effect}), 0)::bigint as balance_fen,
      (count(*) filter (where e.kind in ('gift', 'gift-goods') and e.reverses_id is null)
        - count(*) filter (where e.kind in ('gift', 'gift-goods') and e.reverses_id is not null))::int as gifts
    from ledger.pub_entry e where e.fund_id = any(${fundIds}::uuid[]) and e.happened_on <= ${until} group by e.fund_id`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.fundId, row]))
}

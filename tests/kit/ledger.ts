import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Fen, showYuan } from '#kernel/money.ts'
import type { Tx } from '#platform/db/database.ts'

type Row = { no: string; happenedOn: string; memo: string; account: string; side: string; fen: number }

/** The entries of a fund as an accountant reads them: 借 and 贷, in the order of their numbers; red in brackets. */
export async function ledgerTable(tx: Tx, fundId: string): Promise<string> {
  const { rows } = await sql<Row>`select e.no, e.happened_on, e.memo, a.name as account, l.side, l.fen
    from ledger.pub_entry e join ledger.line l on l.entry_id = e.id join ledger.account a on a.code = l.account
    where e.fund_id = ${fundId} order by e.no, l.position`.execute(tx)
  let last = ''
  return rows
    .flatMap(({ no, happenedOn, memo, account, side, fen }) => {
      const head = no === last ? [] : [`${no} ${happenedOn} ${memo}`]
      last = no
      const amount = fen < 0 ? `(${showYuan(-fen as Fen)})` : showYuan(fen as Fen)
      return [...head, `    ${side === 'debit' ? '借' : '　贷'} ${account} ${amount}`]
    })
    .join('\n')
}

/** Records the host's balance of every month of a fund that ended by `until`, equal to the book: all is reconciled. */
export async function reconcileAll(tx: Tx, fundId: string, until: string, now: Date): Promise<void> {
  const { rows } = await sql<{ month: string; cashFen: number; goodsFen: number }>`
    select m::date as month, h.cash_fen, h.goods_fen
    from generate_series(date_trunc('month', (select min(happened_on) from ledger.entry where fund_id = ${fundId})), ${until}::date, interval '1 month') m
    cross join lateral ledger.held_until(${fundId}, (m + interval '1 month' - interval '1 day')::date) h
    where (m + interval '1 month' - interval '1 day')::date <= ${until}::date`.execute(tx)
  for (const { month, cashFen, goodsFen } of rows)
    await sql`insert into ledger.statement (id, fund_id, month, seq, cash_fen, goods_fen, recorded_by, recorded_name, recorded_at)
      select ${randomUUID()}::uuid, ${fundId}::uuid, ${month}::date, coalesce(max(seq), 0) + 1, ${cashFen}::bigint, ${goodsFen}::bigint, ${randomUUID()}::uuid, '样例', ${now}::timestamptz
      from ledger.statement where fund_id = ${fundId} and month = ${month}::date`.execute(tx)
}

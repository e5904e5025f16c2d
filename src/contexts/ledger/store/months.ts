import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type MonthState = 'open' | 'proposed' | 'closed'

export const firstOf = (day: string): string => `${day.slice(0, 7)}-01`

export async function stateOfMonth(tx: Tx, fundId: string, day: string): Promise<MonthState> {
  const { rows } = await sql<{ state: MonthState }>`select state from ledger.month
    where fund_id = ${fundId} and month = ${firstOf(day)}`.execute(tx)
  return rows[0]?.state ?? 'open'
}

/** Whether the month of a day (or 'YYYY-MM') is closed. */
export const isMonthClosed = async (tx: Tx, fundId: string, day: string): Promise<boolean> =>
  (await stateOfMonth(tx, fundId, day)) === 'closed'

/** A month that is not reconciled with the host's books; `differenceFen` null: no statement of it was recorded. */
export type Unreconciled = { month: string; differenceFen: number | null }

/**
 * The months from the fund's first entry on that ended by a day and are not reconciled: the host's balance is missing,
 * or differs from the book by something that nobody explained.
 */
export async function unreconciledMonths(tx: Tx, fundId: string, until: string): Promise<Unreconciled[]> {
  const { rows } = await sql<Unreconciled>`
    with span as (select date_trunc('month', min(happened_on)) as first from ledger.entry where fund_id = ${fundId}),
      months as (select m::date as month from span, generate_series(span.first, ${until}::date, interval '1 month') m
        where (m + interval '1 month' - interval '1 day')::date <= ${until}::date)
    select to_char(months.month, 'YYYY-MM') as month, p.difference_fen from months
    left join ledger.pub_month p on p.fund_id = ${fundId} and p.month = months.month
    where p.difference_fen is distinct from 0 order by months.month`.execute(tx)
  return rows
}

/** Whether figures up to a day may be disclosed: every month that ended by then is reconciled with the host's books. */
export const canDisclose = async (tx: Tx, fundId: string, until: string): Promise<boolean> =>
  (await unreconciledMonths(tx, fundId, until)).length === 0

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

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

export type MonthRow = {
  monthId: string | null
  month: string
  state: MonthState
  cashFen: number
  goodsFen: number
  statementId: string | null
  hostCashFen: number | null
  hostGoodsFen: number | null
  differenceFen: number | null
  entries: number
  proposedBy: string | null
  proposedName: string
  decidedName: string
  returnReason: string
  version: number | null
}

/** Every month from the first entry to today, the latest first. */
export async function listMonths(tx: Tx, fundId: string, today: string): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`
    with span as (select date_trunc('month', min(happened_on)) as first from ledger.entry where fund_id = ${fundId}),
      months as (select m::date as month from span, generate_series(span.first, ${today}::date, interval '1 month') m)
    select m.id as month_id, to_char(months.month, 'YYYY-MM') as month, coalesce(m.state, 'open') as state, h.cash_fen, h.goods_fen,
      s.id as statement_id, s.cash_fen as host_cash_fen, s.goods_fen as host_goods_fen, p.difference_fen,
      (select count(*)::int from ledger.entry e where e.fund_id = ${fundId} and date_trunc('month', e.happened_on)::date = months.month) as entries,
      m.proposed_by, coalesce(m.proposed_name, '') as proposed_name, coalesce(m.decided_name, '') as decided_name,
      coalesce(m.return_reason, '') as return_reason, m.version
    from months left join ledger.month m on m.fund_id = ${fundId} and m.month = months.month
    left join ledger.pub_month p on p.fund_id = ${fundId} and p.month = months.month
    left join lateral (select * from ledger.statement s where s.fund_id = ${fundId} and s.month = months.month order by s.seq desc limit 1) s on true
    cross join lateral ledger.held_until(${fundId}, (months.month + interval '1 month' - interval '1 day')::date) h
    order by months.month desc`.execute(tx)
  return rows
}

/** The month of the first entry and the last that is closed, as first days. */
export async function spanOf(tx: Tx, fundId: string): Promise<{ first: string | null; lastClosed: string | null }> {
  const { rows } = await sql<{ first: string | null; lastClosed: string | null }>`
    select (select date_trunc('month', min(happened_on))::date from ledger.entry where fund_id = ${fundId}) as first,
      (select max(month) from ledger.month where fund_id = ${fundId} and state = 'closed') as last_closed`.execute(tx)
  return rows[0] ?? { first: null, lastClosed: null }
}

export type MonthFound = {
  id: string
  fundId: string
  areaPath: string
  month: string
  state: MonthState
  proposedBy: string | null
  proposedName: string
  version: number
}
export async function findMonths(tx: Tx, ids: readonly string[]): Promise<MonthFound[]> {
  const { rows } =
    await sql<MonthFound>`select m.id, m.fund_id, a.path as area_path, m.month, m.state, m.proposed_by, m.proposed_name, m.version
    from ledger.month m join ledger.book b on b.fund_id = m.fund_id join directory.area a on a.code = b.area_code
    where m.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

type Hand = { by: string; byName: string; now: Date }

/** Asks for a month to be closed; undefined when it is asked for or closed already. */
export async function proposeMonth(tx: Tx, fundId: string, month: string, { by, byName, now }: Hand) {
  const { rows } = await sql<{ id: string }>`
    insert into ledger.month (id, fund_id, month, state, proposed_by, proposed_name, proposed_at)
    values (${randomUUID()}, ${fundId}, ${month}, 'proposed', ${by}, ${byName}, ${now})
    on conflict (fund_id, month) do update set state = 'proposed', proposed_by = excluded.proposed_by, proposed_name = excluded.proposed_name,
      proposed_at = excluded.proposed_at, decided_by = null, decided_name = '', decided_at = null, return_reason = '', version = ledger.month.version + 1
    where ledger.month.state = 'open' returning id`.execute(tx)
  return rows[0]?.id
}

/** Closes the month or opens it again. Refuses who saw an older version. */
export async function decideMonth(
  tx: Tx,
  { id, version }: { id: string; version: number },
  to: { state: 'closed'; carryEntryId: string | null } | { state: 'open'; reason: string },
  { by, byName, now }: Hand,
): Promise<void> {
  const { carryEntryId, reason } = { carryEntryId: null, reason: '', ...to }
  const result =
    await sql`update ledger.month set state = ${to.state}, decided_by = ${by}, decided_name = ${byName}, decided_at = ${now},
      return_reason = ${reason}, carry_entry_id = ${carryEntryId}, version = version + 1
    where id = ${id} and version = ${version} and state = 'proposed'`.execute(tx)
  mustHaveChanged({ numUpdatedRows: result.numAffectedRows ?? 0n })
}

/** What of a month's difference nobody explained, in fen; null when the host's balance is missing. */
export async function unreconciledOf(tx: Tx, fundId: string, month: string): Promise<number | null> {
  const { rows } = await sql<{ differenceFen: number | null }>`select difference_fen from ledger.pub_month
    where fund_id = ${fundId} and month = ${month}`.execute(tx)
  return rows[0]?.differenceFen ?? null
}

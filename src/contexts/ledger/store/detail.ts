import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, limitOf, type Paging } from '#platform/db/lists.ts'
import type { AccountCode, Side } from '../rules/accounts.ts'
import type { EntryKind } from '../rules/book.ts'
import type { FigureLines } from '../rules/figures.ts'
import type { Use } from '../rules/restriction.ts'
import { numberOf } from './sql.ts'

export type LineRow = { position: number; account: AccountCode; poolId: string; side: Side; fen: number }
export type DrawRow = {
  lotId: string
  lotNo: number
  receivedOn: string
  fromId: string
  fromNo: string
  memo: string
  fen: number
}
export type EntryRest = {
  postedAt: Date
  sourceKind: string
  sourceId: string
  reversesId: string | null
  reversesNo: string | null
  ofId: string | null
  ofNo: string | null
  lines: LineRow[]
  draws: DrawRow[]
  waiting: boolean
}

const noOf = (id: RawBuilder<unknown>) =>
  sql`(select ${numberOf(sql`o.year`, sql`o.no`)} from ledger.entry o where o.id = ${id})`

/** What the list does not show of an entry. */
export async function entryRest(tx: Tx, entryId: string): Promise<EntryRest | undefined> {
  const { rows } = await sql<EntryRest>`
    select e.posted_at, e.source_kind, e.source_id, e.reverses_id, ${noOf(sql`e.reverses_id`)} as reverses_no, e.of_id, ${noOf(sql`e.of_id`)} as of_no,
      (select jsonb_agg(jsonb_build_object('position', l.position, 'account', l.account, 'poolId', l.pool_id, 'side', l.side, 'fen', l.fen) order by l.position)
        from ledger.line l where l.entry_id = e.id) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('lotId', t.id, 'lotNo', t.seq, 'receivedOn', t.received_on,
          'fromId', o.id, 'fromNo', ${numberOf(sql`o.year`, sql`o.no`)}, 'memo', o.memo, 'fen', d.fen) order by d.position), '[]')
        from ledger.draw d join ledger.lot t on t.id = d.lot_id join ledger.entry o on o.id = t.entry_id where d.entry_id = e.id) as draws,
      exists (select from ledger.request r where r.entry_id = e.id
        and not exists (select from ledger.request_decision d where d.request_id = r.id)) as waiting
    from ledger.entry e where e.id = ${entryId}`.execute(tx)
  return rows[0]
}

export type Below = {
  fundId: string
  poolId?: string | undefined
  use?: Use | undefined
  from?: string | undefined
  to?: string | undefined
}
export type BelowRow = {
  entryId: string
  no: string
  happenedOn: string
  kind: EntryKind
  memo: string
  account: AccountCode
  poolId: string
  fen: number
}

const belowWhere = (
  { accounts, restricted, withoutCarryOver }: FigureLines,
  { fundId, poolId, use, from, to }: Below,
) =>
  all([
    sql`e.fund_id = ${fundId} and l.account = any(${accounts}::text[])`,
    restricted !== undefined && sql`(p.restriction_kind <> 'none') = ${restricted}`,
    withoutCarryOver && sql`e.kind <> 'carry-over'`,
    poolId !== undefined && sql`l.pool_id = ${poolId}`,
    use !== undefined && sql`e.use = ${use}`,
    from !== undefined && sql`e.happened_on >= ${from}`,
    to !== undefined && sql`e.happened_on <= ${to}`,
  ])
const below = (where: RawBuilder<unknown>) =>
  sql`ledger.entry e join ledger.line l on l.entry_id = e.id join ledger.pool p on p.id = l.pool_id where ${where}`

/** What a figure comes to, and how many lines are below it. */
export async function sumBelow(tx: Tx, lines: FigureLines, asked: Below): Promise<{ fen: number; total: number }> {
  const { rows } = await sql<{ fen: number; total: number }>`
    select coalesce(sum(l.signed_fen), 0)::bigint * ${lines.sign}::int as fen, count(*)::int as total
    from ${below(belowWhere(lines, asked))}`.execute(tx)
  return rows[0] ?? { fen: 0, total: 0 }
}

/** The lines below a figure, the latest first. */
export async function rowsBelow(
  tx: Tx,
  lines: FigureLines,
  { page, pageSize, ...asked }: Below & Paging,
): Promise<BelowRow[]> {
  const { rows } = await sql<BelowRow>`
    select e.id as entry_id, ${numberOf(sql`e.year`, sql`e.no`)} as no, e.happened_on, e.kind, e.memo, l.account, l.pool_id, l.signed_fen * ${lines.sign}::int as fen
    from ${below(belowWhere(lines, asked))} order by e.happened_on desc, e.year desc, e.no desc, l.position ${limitOf({ page, pageSize })}`.execute(
    tx,
  )
  return rows
}

export type Turnover = { account: AccountCode; opening: number; debit: number; credit: number }

/** By account: what stood before the first day (debit positive), and what was debited and credited until the last. */
export async function turnovers(
  tx: Tx,
  fundId: string,
  { from, to }: { from: string; to: string },
): Promise<Turnover[]> {
  const { rows } = await sql<Turnover>`
    select l.account, coalesce(sum(l.signed_fen) filter (where e.happened_on < ${from}), 0)::bigint as opening,
      coalesce(sum(l.fen) filter (where e.happened_on >= ${from} and l.side = 'debit'), 0)::bigint as debit,
      coalesce(sum(l.fen) filter (where e.happened_on >= ${from} and l.side = 'credit'), 0)::bigint as credit
    from ledger.entry e join ledger.line l on l.entry_id = e.id
    where e.fund_id = ${fundId} and e.happened_on <= ${to} group by l.account order by l.account`.execute(tx)
  return rows
}

/** By pool and account of income or cost: what stands by entries until a day, debit positive. */
export async function standingsUntil(tx: Tx, fundId: string, day: string) {
  const { rows } = await sql<{ poolId: string; account: AccountCode; fen: number }>`
    select l.pool_id, l.account, sum(l.signed_fen)::bigint as fen
    from ledger.entry e join ledger.line l on l.entry_id = e.id join ledger.account a on a.code = l.account
    join ledger.pool p on p.id = l.pool_id
    where e.fund_id = ${fundId} and e.happened_on <= ${day} and a.class in ('income', 'cost')
    group by l.pool_id, l.account, p.seq having sum(l.signed_fen) <> 0 order by p.seq, l.account`.execute(tx)
  return rows
}

/** All money ever given, net of refunds, and all management fee ever taken. */
export async function feeBasis(tx: Tx, fundId: string): Promise<{ givenFen: number; takenFen: number }> {
  const { rows } = await sql<{ givenFen: number; takenFen: number }>`
    select coalesce(-sum(l.signed_fen) filter (where l.account in ('410101', '410102') and not exists (
        select from ledger.line g where g.entry_id = e.id and g.account = '1201')), 0)::bigint as given_fen,
      coalesce(sum(l.signed_fen) filter (where l.account = '5201'), 0)::bigint as taken_fen
    from ledger.entry e join ledger.line l on l.entry_id = e.id where e.fund_id = ${fundId} and e.kind <> 'carry-over'`.execute(
    tx,
  )
  return rows[0] ?? { givenFen: 0, takenFen: 0 }
}

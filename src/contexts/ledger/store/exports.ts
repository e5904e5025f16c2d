import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, limitOf } from '#platform/db/lists.ts'
import type { AccountCode, Side } from '../rules/accounts.ts'
import type { EntryKind } from '../rules/book.ts'
import type { Restriction, Use } from '../rules/restriction.ts'
import { fundsNamed } from './funds.ts'
import { type EntrySearch, entryWhere } from './lists.ts'
import { numberOf } from './sql.ts'

type PoolSaid = {
  fund: string
  no: string
  memo: string
  earmarkName: string | null
  restriction: Restriction['kind']
  poolUse: Use | null
  text: string
  until: string | null
}
export type LineOut = PoolSaid & {
  happenedOn: string
  kind: EntryKind
  use: Use | null
  account: AccountCode
  accountName: string
  side: Side
  fen: number
  reversesNo: string | null
  postedName: string
}
export type LotOut = PoolSaid & {
  seq: number
  receivedOn: string
  kind: EntryKind
  fen: number
  leftFen: number
}
type Where = { fundId?: string | undefined; codes: string[] | null }
type Search = Omit<EntrySearch, 'fundId'> & Where

const confined = ({ fundId, codes }: Where) =>
  all([codes !== null && sql`f.area_code = any(${codes}::text[])`, fundId !== undefined && sql`f.fund_id = ${fundId}`])

const from = (
  search: Search,
) => sql`ledger.entry e join ${fundsNamed} f on f.fund_id = e.fund_id join ledger.line l on l.entry_id = e.id
  where ${confined(search)} and ${entryWhere(search)}`

export const countLines = (tx: Tx, search: Search): Promise<number> => countOf(tx, from(search))

const pool = sql`p.restriction_kind as restriction, p.use as pool_use, p.text, p.until,
  (select a.name from directory.area a where a.code = p.earmark_code) as earmark_name`
const AT_ONCE = 1_000

/** Every line of every entry, in the order of their numbers. */
export async function* linesOut(tx: Tx, search: Search): AsyncIterable<LineOut> {
  for (let page = 1; ; page += 1) {
    const { rows } = await sql<LineOut>`
      select s.*, ${pool}, (select c.name from ledger.account c where c.code = s.account) as account_name,
        (select ${numberOf(sql`o.year`, sql`o.no`)} from ledger.entry o where o.id = s.reverses_id) as reverses_no
      from (select f.name as fund, ${numberOf(sql`e.year`, sql`e.no`)} as no, e.year, e.no as seq, e.happened_on, e.kind, e.use, e.memo, e.reverses_id, e.posted_name,
          l.position, l.account, l.side, l.fen, l.pool_id
        from ${from(search)} order by f.name, e.fund_id, e.year, e.no, l.position ${limitOf({ page, pageSize: AT_ONCE })}) s
      join ledger.pool p on p.id = s.pool_id order by s.fund, p.fund_id, s.year, s.seq, s.position`.execute(tx)
    yield* rows
    if (rows.length < AT_ONCE) return
  }
}

export async function lotsOut(tx: Tx, { onlyLeft, ...search }: Where & { onlyLeft: boolean }): Promise<LotOut[]> {
  const { rows } = await sql<LotOut>`
    select f.name as fund, l.seq, l.received_on, l.kind, ${numberOf(sql`e.year`, sql`e.no`)} as no, e.memo, l.fen, l.left_fen, ${pool}
    from ledger.lot l join ${fundsNamed} f on f.fund_id = l.fund_id join ledger.entry e on e.id = l.entry_id join ledger.pool p on p.id = l.pool_id
    where ${confined(search)} and (l.left_fen > 0 or not ${onlyLeft}::boolean) order by f.name, l.fund_id, l.seq`.execute(
    tx,
  )
  return rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import type { EntryKind } from '../rules/book.ts'
import type { Restriction, Use } from '../rules/restriction.ts'
import { fundsNamed } from './funds.ts'
import { numberOf } from './sql.ts'

export type BookLine = {
  fundId: string
  name: string
  charityName: string | null
  areaName: string
  areaPath: string
  cashFen: number
  goodsFen: number
  restrictedFen: number
  freeFen: number
  lastOn: string | null
  unreconciled: number
}
type BookSearch = { codes: string[] | null; name?: string | undefined; today: string }

const sums = (condition: RawBuilder<unknown>, column: RawBuilder<unknown>) =>
  sql`(select coalesce(sum(${column}), 0)::bigint from ledger.pool p where p.fund_id = b.fund_id and ${condition})`

/** Months that ended before today and are not reconciled. */
const unreconciled = (today: string) => sql`(
  select count(*)::int from generate_series(date_trunc('month', (select min(happened_on) from ledger.entry e where e.fund_id = b.fund_id)), ${today}::date, interval '1 month') m
  where (m + interval '1 month')::date <= ${today}::date
    and (select p.difference_fen from ledger.pub_month p where p.fund_id = b.fund_id and p.month = m::date) is distinct from 0)`

const booksShown = (page: RawBuilder<unknown>, today: string) => sql<BookLine>`
  select b.fund_id, b.name, b.charity_name, b.area_name, b.area_path, b.last_on, b.name,
    ${sums(sql`true`, sql`p.cash_fen`)} as cash_fen, ${sums(sql`true`, sql`p.goods_fen`)} as goods_fen,
    ${sums(sql`p.restriction_kind <> 'none'`, sql`p.balance_fen`)} as restricted_fen,
    ${sums(sql`p.restriction_kind = 'none'`, sql`p.balance_fen`)} as free_fen, ${unreconciled(today)} as unreconciled
  from (${page}) b order by b.area_path, b.name, b.fund_id`

const books = (where: RawBuilder<unknown>) => sql`
  select f.*, a.name as area_name, a.path as area_path,
    (select max(e.happened_on) from ledger.entry e where e.fund_id = f.fund_id) as last_on
  from ${fundsNamed} f join directory.area a on a.code = f.area_code where ${where}`

const bookWhere = ({ codes, name }: Omit<BookSearch, 'today'>) =>
  all([
    codes !== null && sql`f.area_code = any(${codes}::text[])`,
    name !== undefined && name !== '' && sql`position(${name} in f.name) > 0`,
  ])

export async function listBooks(tx: Tx, { today, page, pageSize, ...search }: BookSearch & Paging) {
  const found = books(bookWhere(search))
  const paged = sql`${found} order by a.path, f.name, f.fund_id ${limitOf({ page, pageSize })}`
  const { rows } = await booksShown(paged, today).execute(tx)
  return { rows, total: await countOf(tx, sql`(${found}) as found`) }
}

export async function findBooks(tx: Tx, fundIds: readonly string[], today: string): Promise<BookLine[]> {
  return (await booksShown(books(sql`f.fund_id = any(${fundIds}::uuid[])`), today).execute(tx)).rows
}

export type PoolLine = {
  id: string
  earmarkCode: string | null
  earmarkName: string | null
  kind: Restriction['kind']
  use: Use | null
  text: string
  until: string | null
  cashFen: number
  goodsFen: number
  lots: number
}

export async function listPools(tx: Tx, fundId: string): Promise<PoolLine[]> {
  const { rows } =
    await sql<PoolLine>`select p.id, p.earmark_code, a.name as earmark_name, p.restriction_kind as kind, p.use, p.text, p.until,
      p.cash_fen, p.goods_fen, (select count(*)::int from ledger.lot l where l.pool_id = p.id and l.left_fen > 0) as lots
    from ledger.pool p left join directory.area a on a.code = p.earmark_code where p.fund_id = ${fundId} order by p.seq`.execute(
      tx,
    )
  return rows
}

export type EntryLine = {
  id: string
  fundId: string
  no: string
  kind: EntryKind
  use: Use | null
  earmarkName: string | null
  fen: number
  happenedOn: string
  memo: string
  isRed: boolean
  reversedBy: string | null
  postedName: string
}
export type EntrySearch = {
  fundId?: string | undefined
  kind?: EntryKind | undefined
  use?: Use | undefined
  poolId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  text?: string | undefined
}

const no = numberOf(sql`e.year`, sql`e.no`)
export const entryWhere = ({ fundId, kind, use, poolId, from, to, text }: EntrySearch): RawBuilder<unknown> =>
  all([
    fundId !== undefined && sql`e.fund_id = ${fundId}`,
    kind !== undefined && sql`e.kind = ${kind}`,
    use !== undefined && sql`e.use = ${use}`,
    poolId !== undefined && sql`exists (select from ledger.line l where l.entry_id = e.id and l.pool_id = ${poolId})`,
    from !== undefined && sql`e.happened_on >= ${from}`,
    to !== undefined && sql`e.happened_on <= ${to}`,
    text !== undefined && text !== '' && sql`(position(${text} in e.memo) > 0 or position(${text} in ${no}) > 0)`,
  ])

const entries = (where: RawBuilder<unknown>, tail: RawBuilder<unknown>) => sql<EntryLine>`
  select e.id, e.fund_id, ${no} as no, e.kind, e.use, a.name as earmark_name, e.fen, e.happened_on, e.memo, e.reverses_id is not null as is_red,
    (select ${numberOf(sql`r.year`, sql`r.no`)} from ledger.entry r where r.reverses_id = e.id) as reversed_by, e.posted_name
  from ledger.entry e left join directory.area a on a.code = e.earmark_code
  where ${where} order by e.year desc, e.no desc ${tail}`

export async function listEntries(tx: Tx, { page, pageSize, ...search }: EntrySearch & Paging) {
  const where = entryWhere(search)
  const { rows } = await entries(where, limitOf({ page, pageSize })).execute(tx)
  return { rows, total: await countOf(tx, sql`ledger.entry e where ${where}`) }
}
export const findEntries = async (tx: Tx, ids: readonly string[]): Promise<EntryLine[]> =>
  (await entries(sql`e.id = any(${ids}::uuid[])`, sql``).execute(tx)).rows

export type LotLine = {
  id: string
  poolId: string
  seq: number
  kind: EntryKind
  isGoods: boolean
  receivedOn: string
  freeFrom: string
  fen: number
  leftFen: number
  entryId: string
  entryNo: string
  memo: string
  isMoved: boolean
}
type LotSearch = { fundId: string; poolId?: string | undefined; onlyLeft: boolean }

/** The oldest first, in the order in which they are spent. */
export async function listLots(tx: Tx, { fundId, poolId, onlyLeft, page, pageSize }: LotSearch & Paging) {
  const where = all([
    sql`l.fund_id = ${fundId}`,
    poolId !== undefined && sql`l.pool_id = ${poolId}`,
    onlyLeft && sql`l.left_fen > 0`,
  ])
  const { rows } =
    await sql<LotLine>`select l.id, l.pool_id, l.seq, l.kind, l.is_goods, l.received_on, l.free_from, l.fen, l.left_fen, l.entry_id,
      ${no} as entry_no, e.memo, l.from_lot_id is not null as is_moved
    from ledger.lot l join ledger.entry e on e.id = l.entry_id where ${where}
    order by l.received_on, l.seq ${limitOf({ page, pageSize })}`.execute(tx)
  return { rows, total: await countOf(tx, sql`ledger.lot l where ${where}`) }
}

export type DrawLine = {
  entryId: string
  entryNo: string
  kind: EntryKind
  happenedOn: string
  memo: string
  fen: number
}

/** What drew on one lot, red-letter entries and transfers included. */
export async function drawsOfLot(tx: Tx, fundId: string, lotId: string): Promise<DrawLine[]> {
  const { rows } = await sql<DrawLine>`select e.id as entry_id, ${no} as entry_no, e.kind, e.happened_on, e.memo, d.fen
    from ledger.draw d join ledger.entry e on e.id = d.entry_id
    where d.lot_id = ${lotId} and e.fund_id = ${fundId} order by e.year, e.no`.execute(tx)
  return rows
}

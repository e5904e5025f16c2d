import { type RawBuilder, sql } from 'kysely'
import { peopleFound, type Wanted } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'

export type Account = {
  personId: string
  /** Whole; masked before it leaves the server. */
  name: string
  maskedId: string | null
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  balance: number
  owed: number
  earned: number
  spent: number
  expiringSoon: number
}
export type AccountSearch = Wanted & {
  codes: string[] | null
  state: 'all' | 'has' | 'owing' | 'expiring'
  /** Lots that run out on this day or before are about to. */
  soon: string
}
type Order = { sort: 'balance' | 'area' | 'earned'; down: boolean }

const expiring = (soon: string) => sql`(
  select coalesce(sum(l.left_over), 0)::int from points.lot l where l.person_id = a.person_id and l.left_over > 0 and l.expires_on <= ${soon}::date)`
const sumOf = (kinds: RawBuilder<unknown>) => sql`(
  select coalesce(sum(e.points), 0)::int from points.entry e where e.person_id = a.person_id and e.kind in (${kinds}))`
const earned = sumOf(sql`'earned', 'reversed'`)

function conditions({ codes, state, soon, ...wanted }: AccountSearch): RawBuilder<unknown> {
  const people = peopleFound(wanted)
  return all([
    inCodes(sql`a.area_code`, codes),
    state === 'has' && sql`a.balance > 0`,
    state === 'owing' && sql`a.owed > 0`,
    state === 'expiring' && sql`${expiring(soon)} > 0`,
    people !== undefined && sql`a.person_id in ${people}`,
  ])
}

const ORDERS = { balance: sql`a.balance - a.owed`, area: sql`a.area_code`, earned } as const

const shown = (rows: RawBuilder<unknown>, soon: string) => sql<Account>`
  with page as materialized (${rows})
  select a.person_id, p.name, p.masked_id, a.area_code, area.path as area_path, area.name as area_name, town.name as town_name, a.balance, a.owed,
         ${earned} as earned, -${sumOf(sql`'spent', 'returned'`)} as spent, ${expiring(soon)} as expiring_soon
  from page a
  join directory.people_shown(array(select person_id from page)) as p on p.id = a.person_id
  join directory.area area on area.code = a.area_code
  left join directory.area town on town.code = area.parent_code and area.level = 'community'
  order by a.position`

export async function listAccounts(
  tx: Tx,
  { page, pageSize, sort, down, ...search }: AccountSearch & Paging & Order,
): Promise<{ rows: Account[]; total: number; sum: number }> {
  const where = conditions(search)
  const direction = down ? sql`desc` : sql`asc`
  const { rows } = await shown(
    sql`select a.*, row_number() over (order by ${ORDERS[sort]} ${direction}, a.person_id) as position
      from points.account a where ${where} order by position ${limitOf({ page, pageSize })}`,
    search.soon,
  ).execute(tx)
  const { rows: counted } = await sql<{ total: number; sum: number }>`
    select count(*)::int as total, coalesce(sum(balance), 0)::bigint as sum from points.account a where ${where}`.execute(
    tx,
  )
  return { rows, total: counted[0]?.total ?? 0, sum: counted[0]?.sum ?? 0 }
}

export async function findAccounts(tx: Tx, personIds: readonly string[], soon: string): Promise<Account[]> {
  const { rows } = await shown(
    sql`select a.*, 1 as position from points.account a where a.person_id = any(${personIds}::uuid[])`,
    soon,
  ).execute(tx)
  return rows
}

/** What of somebody's points runs out on which day, the next first. */
export async function listExpiring(tx: Tx, personId: string): Promise<{ expiresOn: string; points: number }[]> {
  const { rows } = await sql<{ expiresOn: string; points: number }>`
    select expires_on, sum(left_over)::int as points from points.lot where person_id = ${personId} and left_over > 0
    group by expires_on order by expires_on limit 24`.execute(tx)
  return rows
}

export type EntryRow = {
  id: string
  personId: string
  name: string
  areaName: string
  seq: number
  kind: 'earned' | 'reversed' | 'spent' | 'returned' | 'expired' | 'adjusted'
  points: number
  balanceAfter: number
  owedAfter: number
  enteredOn: string
  expiresOn: string | null
  servedOn: string | null
  minutes: number | null
  note: string
}
export type EntrySearch = {
  codes?: string[] | null
  personId?: string
  kind?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

const entriesWhere = ({ codes = null, personId, kind, from, to }: EntrySearch) =>
  all([
    inCodes(sql`e.area_code`, codes),
    personId !== undefined && sql`e.person_id = ${personId}`,
    kind !== undefined && sql`e.kind = ${kind}`,
    from !== undefined && sql`e.entered_on >= ${from}::date`,
    to !== undefined && sql`e.entered_on <= ${to}::date`,
  ])

/** The latest first. */
export async function listEntries(tx: Tx, { page, pageSize, ...search }: EntrySearch & Paging): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    with page as materialized (
      select e.* from points.entry e where ${entriesWhere(search)}
      order by e.entered_at desc, e.person_id, e.seq desc ${limitOf({ page, pageSize })})
    select e.id, e.person_id, p.name, area.name as area_name, e.seq, e.kind, e.points, e.balance_after, e.owed_after, e.entered_on, e.expires_on,
           e.served_on, e.minutes, e.note
    from page e
    join directory.people_shown(array(select distinct person_id from page)) as p on p.id = e.person_id
    join directory.area area on area.code = e.area_code
    order by e.entered_at desc, e.person_id, e.seq desc`.execute(tx)
  return rows
}

export const countEntries = (tx: Tx, search: EntrySearch): Promise<number> =>
  countOf(tx, sql`points.entry e where ${entriesWhere(search)}`)

/** The account that somebody signs in with, to tell them something. */
export async function accountsOfPeople(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ personId: string; id: string }>`
    select person_id, id from platform.account where person_id = any(${personIds}::uuid[]) and status = 'active'`.execute(
    tx,
  )
  return new Map(rows.map(({ personId, id }) => [personId, id]))
}

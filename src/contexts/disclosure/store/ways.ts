import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** What an entry that drew from a gift belongs to. */
export type Destination = {
  entryId: string
  grantId: string | null
  title: string | null
  people: number | null
  minutes: number | null
  isOver: boolean
  goodsTitle: string | null
  goodsLotId: string | null
}

/** The project or the goods behind each entry; money that came back belongs to the project it was paid for. */
export async function destinationsOf(tx: Tx, entryIds: readonly string[]): Promise<Map<string, Destination>> {
  const { rows } = await sql<Destination>`
    select e.id as entry_id, n.id as grant_id, n.title, n.people_served as people, n.hours_minutes as minutes,
      coalesce(n.closed_on is not null, false) as is_over, l.title as goods_title, l.id as goods_lot_id
    from ledger.pub_entry e
    left join grants.pub_payment p on p.entry_id = coalesce(e.of_id, e.id)
    left join grants.pub_grant n on n.id = p.grant_id
    left join goods.pub_handout h on h.entry_id = coalesce(e.of_id, e.id)
    left join goods.pub_lot l on l.id = h.lot_id
    where e.id = any(${entryIds}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.entryId, row]))
}

/** The names of funds, for pages that show only a gift. */
export async function fundNames(tx: Tx, fundIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from fund.pub_fund where id = any(${fundIds}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Paging = { page: number; pageSize: number }

export const all = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql`${sql.join([sql`true`, ...conditions], sql` and `)}`

/** One page of `rows` (with person_id and area_code), with people and places looked up for that page alone. */
export async function pageOf<R>(
  tx: Tx,
  rows: RawBuilder<unknown>,
  { order, paging }: { order: RawBuilder<unknown>; paging?: Paging },
): Promise<R[]> {
  const limit = paging ? sql`limit ${paging.pageSize} offset ${(paging.page - 1) * paging.pageSize}` : sql``
  const { rows: found } = await sql<R>`
    with numbered as materialized (select one.*, row_number() over (order by ${order}) as position from (${rows}) as one order by position ${limit})
    select numbered.*, p.name, p.masked_id, p.birth_date, a.path as area_path, a.name as area_name, town.name as town_name
    from numbered
    join directory.people_shown(array(select person_id from numbered)) as p on p.id = numbered.person_id
    join directory.area a on a.code = numbered.area_code
    left join directory.area town on town.code = a.parent_code and a.level = 'community'
    order by numbered.position`.execute(tx)
  return found
}

export async function countOf(tx: Tx, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from (${rows}) as counted`.execute(tx)
  return counted[0]?.n ?? 0
}

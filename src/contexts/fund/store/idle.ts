import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes } from '#platform/db/lists.ts'

/** A fund that is at work, and the day from which on it paid nothing. */
export type PaidLast = { fundId: string; areaPath: string; areaName: string; since: string }

/**
 * Since when funds at work paid nothing: money granted or goods handed out, what was taken back in red left out. Read from what the
 * ledger publishes. `fundIds` null: all.
 */
export async function paidLast(tx: Tx, fundIds: readonly string[] | null): Promise<PaidLast[]> {
  const { rows } = await sql<PaidLast>`
    select f.id as fund_id, a.path as area_path, a.name as area_name, greatest(f.operating_from, (
        select max(e.happened_on) from ledger.pub_entry e where e.fund_id = f.id and e.kind in ('grant', 'goods-out') and e.reverses_id is null
          and not exists (select from ledger.pub_entry r where r.reverses_id = e.id))) as since
    from fund.fund f join directory.area a on a.code = f.area_code
    where ${all([sql`f.state = 'operating' and f.operating_from is not null`, inCodes(sql`f.id::text`, fundIds)])} order by f.area_code`.execute(
    tx,
  )
  return rows
}

/** True the first time that this level of this idle time is told. */
export async function noteIdle(
  tx: Tx,
  { fundId, since, level, today }: { fundId: string; since: string; level: 'warn' | 'end'; today: string },
): Promise<boolean> {
  const { rows } =
    await sql`insert into fund.idle_notice (fund_id, since, level, told_on) values (${fundId}, ${since}, ${level}, ${today})
    on conflict do nothing returning fund_id`.execute(tx)
  return rows.length > 0
}

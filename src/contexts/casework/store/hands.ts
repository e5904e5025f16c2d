import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { accountsWith } from '#platform/notify/store.ts'

export type Hand = { accountId: string; personId: string; name: string }
const SUPERVISOR = 'supervisor'

async function handsOf(tx: Tx, accountIds: readonly string[]): Promise<Hand[]> {
  const { rows } = await sql<Hand>`
    select id as account_id, person_id, display_name as name from platform.account
    where id = any(${accountIds}::uuid[]) and person_id is not null and status = 'active' order by created_at, id`.execute(
    tx,
  )
  return rows
}

/** Who leads the station of a town today: holds the lead's post there and has a person behind the account. */
export const leadsOf = async (tx: Tx, townPath: string, today: string): Promise<Hand[]> =>
  handsOf(tx, await accountsWith(tx, 'casework.case.approve', townPath, today))

export const workersOf = async (tx: Tx, townPath: string, today: string): Promise<Hand[]> =>
  handsOf(tx, await accountsWith(tx, 'casework.case.work', townPath, today))

/** Whoever supervises holds a post over themselves, not over a place. */
export async function supervisorsOn(tx: Tx, today: string): Promise<Hand[]> {
  const { rows } = await sql<{ accountId: string }>`
    select account_id from platform.post where role = ${SUPERVISOR} and valid_from <= ${today}::date
      and (valid_to is null or valid_to >= ${today}::date)`.execute(tx)
  return handsOf(
    tx,
    rows.map(({ accountId }) => accountId),
  )
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The books with the name of their fund and its host. */
export const fundsNamed = sql`(
  select b.fund_id, b.area_code, f.name, f.charity_name from ledger.book b join fund.pub_fund f on f.id = b.fund_id)`

/** What the agreement lets the host take for managing the fund, in basis points. */
export async function managementFeeOf(tx: Tx, fundId: string): Promise<number> {
  const { rows } = await sql<{
    bp: number
  }>`select management_fee_bp as bp from fund.pub_fund where id = ${fundId}`.execute(tx)
  return rows[0]?.bp ?? 0
}

/** The town of a fund; undefined when there is no such fund. */
export async function townOfFund(tx: Tx, fundId: string): Promise<string | undefined> {
  const { rows } = await sql<{ areaCode: string }>`select area_code from fund.pub_fund where id = ${fundId}`.execute(tx)
  return rows[0]?.areaCode
}

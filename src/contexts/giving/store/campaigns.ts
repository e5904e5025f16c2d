import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Whether a fund's campaign had begun by a day, so that a gift may have come of it. */
export async function hasBegun(
  tx: Tx,
  { fundId, campaignId, day }: { fundId: string; campaignId: string; day: string },
): Promise<boolean> {
  const { rows } = await sql`select from campaigns.pub_campaign where id = ${campaignId} and fund_id = ${fundId}
    and starts_on <= ${day} and state in ('running', 'ended', 'reported')`.execute(tx)
  return rows.length > 0
}

import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { CampaignOfFund } from '../rules/campaign.ts'

export type CampaignHere = {
  id: string
  title: string
  filingNo: string | null
  startsOn: string
  /** The last day on which it raised, or will. */
  endsOn: string
}

const select = (where: RawBuilder<unknown>) => sql<CampaignHere>`
  select id, title, filing_no, starts_on, coalesce(ended_on, ends_on) as ends_on from campaigns.pub_campaign where ${where}
  order by starts_on desc, id limit 100`

/** Campaigns of a fund that a gift may come from: those that run, and those that ended without their report yet. */
export const campaignsOfFund = async (tx: Tx, fundId: string): Promise<CampaignHere[]> =>
  (await select(sql`fund_id = ${fundId} and state in ('running', 'ended')`).execute(tx)).rows

/** All of a fund's that were ever filed or ran, for a list that names them. */
export async function campaignsToMatch(tx: Tx, fundId: string): Promise<CampaignOfFund[]> {
  const { rows } = await sql<CampaignOfFund>`
    select id, title, filing_no, starts_on, coalesce(ended_on, ends_on) as ends_on, state in ('running', 'ended') as is_open
    from campaigns.pub_campaign where fund_id = ${fundId} order by starts_on desc, id`.execute(tx)
  return rows
}

export const findCampaign = async (tx: Tx, id: string): Promise<CampaignHere | undefined> =>
  (await select(sql`id = ${id}`).execute(tx)).rows[0]

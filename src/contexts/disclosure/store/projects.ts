import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type ShownCampaign = {
  id: string
  title: string
  filingNo: string | null
  startsOn: string
  endsOn: string
  state: string
  raisedFen: number
}

/** Campaigns of a fund that the public may see: running ones and those that are over, the latest first. */
export async function shownCampaigns(tx: Tx, fundId: string): Promise<ShownCampaign[]> {
  const { rows } = await sql<ShownCampaign>`
    select c.id, c.title, c.filing_no, c.starts_on, coalesce(c.ended_on, c.ends_on) as ends_on, c.state,
      (select coalesce(sum(g.fen), 0)::bigint from giving.pub_gift g where g.campaign_id = c.id and g.state in ('confirmed', 'receipted', 'refunded')) as raised_fen
    from campaigns.pub_campaign c where c.fund_id = ${fundId} and c.state in ('running', 'ended', 'reported') order by c.starts_on desc, c.id`.execute(
    tx,
  )
  return rows
}

export type ShownProject = {
  id: string
  title: string
  use: string | null
  communityName: string | null
  paidFen: number
  people: number | null
  minutes: number | null
  startsOn: string | null
  endsOn: string | null
  isOver: boolean
}

/** Projects that money was paid to, the latest first. */
export async function shownProjects(tx: Tx, fundId: string): Promise<ShownProject[]> {
  const { rows } = await sql<ShownProject>`
    select n.id, n.title, n.use, a.name as community_name, n.paid_fen, n.people_served as people, n.hours_minutes as minutes, n.starts_on, n.ends_on,
      n.closed_on is not null as is_over
    from grants.pub_grant n left join directory.area a on a.code = n.community_code
    where n.fund_id = ${fundId} and n.paid_fen > 0 order by n.closed_on nulls first, n.starts_on desc, n.id limit 60`.execute(
    tx,
  )
  return rows
}

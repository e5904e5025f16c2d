import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Running } from '../rules/duty-clock.ts'

/** What duties are made from, read from the contexts that own it. */
export type CampaignRunning = Running & { title: string }

/** Campaigns that began, of a fund. */
export async function campaignsOf(tx: Tx, fundId: string): Promise<CampaignRunning[]> {
  const { rows } = await sql<CampaignRunning>`
    select id, title, starts_on, coalesce(ended_on, ends_on) as ends_on, state in ('ended', 'reported') as has_ended,
      partner_count > 0 as has_partners
    from campaigns.pub_campaign where fund_id = ${fundId} and state in ('running', 'ended', 'reported') order by starts_on, id`.execute(
    tx,
  )
  return rows
}

/**
 * Projects that were agreed on, of a fund; one that was never begun or never paid owes nothing. What was left over is what the book
 * took back of their payments, less what was taken back in red.
 */
export async function projectsOf(tx: Tx, fundId: string): Promise<CampaignRunning[]> {
  const { rows } = await sql<CampaignRunning>`
    select id, title, starts_on, coalesce(closed_on, ends_on) as ends_on, closed_on is not null as has_ended, coalesce((
        select sum(e.fen) from grants.pub_payment p join ledger.pub_entry e on e.of_id = p.entry_id and e.kind = 'recover'
        where p.grant_id = g.id), 0) > 0 as has_surplus
    from grants.pub_grant g where fund_id = ${fundId} and starts_on is not null and ends_on is not null
      and state in ('agreed', 'midway', 'reported', 'accepted', 'closed', 'terminated', 'recovered')
      and coalesce(closed_on, ends_on) >= starts_on
    order by starts_on, id`.execute(tx)
  return rows
}

export type Happened = { id: string; title: string; happenedOn: string }

/** Confirmed gifts of related givers; the title names nobody. */
export async function relatedGiftsOf(tx: Tx, fundId: string): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select id, '捐赠' || no as title, received_on as happened_on from giving.pub_gift
    where fund_id = ${fundId} and is_related and received_on is not null and state in ('confirmed', 'receipted', 'refunded')
    order by received_on, id`.execute(tx)
  return rows
}

/** Grants agreed with somebody related to the charity or the committee. */
export async function relatedGrantsOf(tx: Tx, fundId: string): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select id, title, agreed_on as happened_on from grants.pub_grant
    where fund_id = ${fundId} and is_related and agreed_on is not null order by agreed_on, id`.execute(tx)
  return rows
}

/** The days of gifts and payments from the thresholds on; what was taken back in red is left out. */
export async function largeDaysOf(
  tx: Tx,
  fundId: string,
  { giftFen, paymentFen }: { giftFen: number; paymentFen: number },
): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select e.happened_on as day from ledger.pub_entry e
    where e.fund_id = ${fundId} and e.reverses_id is null
      and not exists (select from ledger.pub_entry r where r.reverses_id = e.id)
      and ((e.kind in ('gift', 'gift-goods') and e.fen >= ${giftFen}) or (e.kind in ('grant', 'goods-out') and e.fen >= ${paymentFen}))
    order by e.happened_on`.execute(tx)
  return rows.map(({ day }) => day)
}

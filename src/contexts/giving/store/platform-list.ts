import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { FundHere } from '../fund-of.ts'
import { recordGiver } from '../record-giver.ts'
import { type CampaignOfFund, campaignSaid } from '../rules/campaign.ts'
import { campaignsToMatch } from './campaigns.ts'
import { addGift } from './gifts.ts'
import { giversCalled } from './givers.ts'
import type { Doer } from './sql.ts'

/** Orders of a platform that are gifts already, and their amounts in fen. */
export async function ordersThere(
  tx: Tx,
  fundId: string,
  platform: string,
  orders: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ orderNo: string; fen: number }>`
    select order_no, fen from giving.gift where fund_id = ${fundId} and platform = ${platform} and order_no = any(${orders}::text[]) and state <> 'voided'`.execute(
    tx,
  )
  return new Map(rows.map(({ orderNo, fen }) => [orderNo, fen]))
}

type Order = {
  orderNo: string
  declaredOn: string
  fen: number
  settlementNo: string | null
  sealed: string | null
} & { campaign: string | null }
type Where = FundHere & { platform: string }

/**
 * Makes a gift of every staged order that is none yet. One after the other, because each may make a giver: lists of giving
 * platforms have hundreds of rows, not hundreds of thousands.
 */
export async function storeOrders(tx: Tx, batchId: string, where: Where, by: Doer) {
  const { id: fundId } = where.fund
  await sql`select pg_advisory_xact_lock(hashtextextended(${`giving orders ${fundId}`}, 0))`.execute(tx)
  const { rows } = await sql<{
    data: Order
  }>`select data from ${stagedRows(batchId)} as staged order by row_no`.execute(tx)
  const orders = rows.map(({ data }) => data)
  const there = await ordersThere(
    tx,
    fundId,
    where.platform,
    orders.map(({ orderNo }) => orderNo),
  )
  const fresh = orders.filter(({ orderNo }) => !there.has(orderNo))
  const givers = new Map<string, string>()
  const campaigns = await campaignsToMatch(tx, fundId)
  for (const order of fresh) {
    const giverId = await giverOf(tx, order, where, givers, by)
    await storeOrder(tx, { ...order, giverId, ...broughtBy(order, campaigns) }, where, by)
  }
  return { stored: fresh.length, same: orders.length - fresh.length }
}

type Told = { name: string; phone: string | null }
/** Who gave, as the platform says; undefined for somebody who left no name. */
function toldOf({ sealed }: Order): Told | undefined {
  if (!sealed) return undefined
  const { name, phone } = JSON.parse(privacy().open(Buffer.from(sealed, 'base64'))) as Partial<Told>
  return name && name.length >= 2 ? { name, phone: phone || null } : undefined
}

/** Somebody of the same telephone is the same giver; who has none is one of their own, and the nameless are one together. */
async function giverOf(
  tx: Tx,
  order: Order,
  { townCode }: Where,
  known: Map<string, string>,
  by: Doer,
): Promise<string> {
  const told = toldOf(order)
  const key = told ? (told.phone ?? order.orderNo) : 'anonymous'
  const phone = told?.phone
  const before = known.get(key) ?? (phone ? (await giversCalled(tx, townCode, phone))[0]?.id : undefined)
  const shared = { areaCode: townCode, sourceClass: 'online' } as const
  const giver = told
    ? ({ ...shared, ...told, kind: 'person', consent: 'masked' } as const)
    : ({ ...shared, name: '', kind: 'anonymous', consent: 'none' } as const)
  const id = before ?? (await recordGiver(tx, giver, by))
  known.set(key, id)
  return id
}

type Brought = { campaignId: string | null; campaignSaid: string; campaignWhy: string }
/** The campaign that the list says brought it; what cannot be told waits for a person. */
function broughtBy({ campaign, declaredOn }: Order, campaigns: readonly CampaignOfFund[]): Brought {
  if (!campaign) return { campaignId: null, campaignSaid: '', campaignWhy: '' }
  const told = campaignSaid(campaign, declaredOn, campaigns)
  return 'why' in told
    ? { campaignId: null, campaignSaid: campaign, campaignWhy: told.why }
    : { ...told, campaignSaid: campaign, campaignWhy: '' }
}

async function storeOrder(
  tx: Tx,
  order: Order & Brought & { giverId: string },
  { fund: { id: fundId }, area, townCode, earmarkCode, platform }: Where,
  by: Doer,
) {
  const { orderNo, declaredOn, fen, settlementNo, giverId, campaignId, campaignSaid, campaignWhy } = order
  const unbound = { restriction: 'none', use: null, restrictionText: '', restrictedUntil: null, namedFor: '' } as const
  await addGift(
    tx,
    {
      ...{
        townCode,
        fundId,
        areaCode: area.code,
        earmarkCode,
        ...{ campaignId, campaignSaid, campaignWhy },
        giverId,
        giverPersonId: null,
      },
      ...{ sourceClass: 'online', fen, channel: 'platform', ...unbound, asksAgreement: false, declaredOn },
      ...{ platform, orderNo, settlementNo, foreignApproval: '', note: '' },
    },
    by,
  )
}

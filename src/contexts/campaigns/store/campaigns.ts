import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Partner } from '../contract-parts.ts'
import type { CampaignState, Use, Way } from '../vocabulary.ts'
import type { Hand } from './sql.ts'

/** What a plan says (令74 第十条). Money in fen. */
export type Plan = {
  title: string
  purpose: string
  startsOn: string
  endsOn: string
  isEmergency: boolean
  place: string
  leaderName: string
  leaderTitle: string
  officeAddress: string
  ways: Way[]
  wayNote: string
  platforms: { name: string; url: string }[]
  accountName: string
  accountBank: string
  accountNo: string
  expectedFen: number
  beneficiaryRange: string
  beneficiaryNumber: number
  beneficiaryMethod: string
  uses: Use[]
  useText: string
  costFen: number
  costText: string
  surplus: string
  partners: Partner[]
}
export type Campaign = Plan & {
  id: string
  fundId: string
  fundName: string
  charityName: string
  areaCode: string
  areaPath: string
  areaName: string
  state: CampaignState
  plannedBy: string
  plannedName: string
  returnReason: string
  approvedBy: string | null
  approvedName: string
  approvedOn: string | null
  filingNo: string | null
  filedOn: string | null
  startedOn: string | null
  endedOn: string | null
  endReason: string
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Campaign>`
  select c.*, a.path as area_path, a.name as area_name, coalesce(f.name, '') as fund_name, coalesce(f.charity_name, '') as charity_name
  from campaigns.campaign c join directory.area a on a.code = c.area_code left join fund.pub_fund f on f.id = c.fund_id
  where ${where} order by c.starts_on desc, c.id ${tail}`

export type CampaignSearch = {
  codes: string[] | null
  fundId?: string | undefined
  state?: CampaignState | undefined
  ids?: readonly string[] | undefined
}
const conditions = ({ codes, fundId, state, ids }: CampaignSearch) =>
  all([
    inCodes(sql`c.area_code`, codes),
    fundId !== undefined && sql`c.fund_id = ${fundId}`,
    state !== undefined && sql`c.state = ${state}`,
    ids !== undefined && sql`c.id = any(${ids}::uuid[])`,
  ])

export const listCampaigns = async (tx: Tx, { page, pageSize, ...search }: CampaignSearch & Paging) =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countCampaigns = (tx: Tx, search: CampaignSearch): Promise<number> =>
  countOf(tx, sql`campaigns.campaign c where ${conditions(search)}`)
/** Every campaign of these areas that is not over, for what is due. */
export const campaignsUnderWay = async (tx: Tx, search: CampaignSearch): Promise<Campaign[]> =>
  (await select(sql`${conditions(search)} and c.state <> 'reported'`, sql`limit 2000`).execute(tx)).rows
export const findCampaigns = async (tx: Tx, ids: readonly string[]): Promise<Campaign[]> =>
  (await select(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function filingNoTaken(tx: Tx, filingNo: string, campaignId: string): Promise<boolean> {
  return (await countOf(tx, sql`campaigns.campaign where filing_no = ${filingNo} and id <> ${campaignId}`)) > 0
}

/** Funds that operate, in these areas. */
export async function fundsToPlan(tx: Tx, paths: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; areaCode: string; charityName: string }>`
    select f.id, f.name, f.area_code, f.charity_name from fund.pub_fund f join directory.area a on a.code = f.area_code
    where f.state = 'operating' and exists (select from unnest(${paths}::text[]) as p where a.path = p or a.path like p || '.%')
    order by a.path limit 200`.execute(tx)
  return rows
}

const columnsOf = (plan: Plan) => sql`
  title = ${plan.title}, purpose = ${plan.purpose}, starts_on = ${plan.startsOn}, ends_on = ${plan.endsOn}, is_emergency = ${plan.isEmergency},
  place = ${plan.place}, leader_name = ${plan.leaderName}, leader_title = ${plan.leaderTitle}, office_address = ${plan.officeAddress},
  ways = ${plan.ways}::text[], way_note = ${plan.wayNote}, platforms = ${JSON.stringify(plan.platforms)}::jsonb,
  account_name = ${plan.accountName}, account_bank = ${plan.accountBank}, account_no = ${plan.accountNo}, expected_fen = ${plan.expectedFen},
  beneficiary_range = ${plan.beneficiaryRange}, beneficiary_number = ${plan.beneficiaryNumber}, beneficiary_method = ${plan.beneficiaryMethod},
  uses = ${plan.uses}::text[], use_text = ${plan.useText}, cost_fen = ${plan.costFen}, cost_text = ${plan.costText}, surplus = ${plan.surplus},
  partners = ${JSON.stringify(plan.partners)}::jsonb`

export async function addCampaign(
  tx: Tx,
  plan: Plan & { fundId: string; areaCode: string },
  { by, byName, now }: Hand,
): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into campaigns.campaign (id, fund_id, area_code, title, purpose, starts_on, ends_on, is_emergency, place, leader_name, leader_title,
      office_address, ways, way_note, platforms, account_name, account_bank, account_no, expected_fen, beneficiary_range, beneficiary_number,
      beneficiary_method, uses, use_text, cost_fen, cost_text, surplus, partners, state, planned_by, planned_name, planned_at)
    values (${id}, ${plan.fundId}, ${plan.areaCode}, ${plan.title}, ${plan.purpose}, ${plan.startsOn}, ${plan.endsOn}, ${plan.isEmergency},
      ${plan.place}, ${plan.leaderName}, ${plan.leaderTitle}, ${plan.officeAddress}, ${plan.ways}::text[], ${plan.wayNote},
      ${JSON.stringify(plan.platforms)}::jsonb, ${plan.accountName}, ${plan.accountBank}, ${plan.accountNo}, ${plan.expectedFen},
      ${plan.beneficiaryRange}, ${plan.beneficiaryNumber}, ${plan.beneficiaryMethod}, ${plan.uses}::text[], ${plan.useText}, ${plan.costFen},
      ${plan.costText}, ${plan.surplus}, ${JSON.stringify(plan.partners)}::jsonb, 'planned', ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return id
}

type Ref = { id: string; version: number }
async function update(tx: Tx, { id, version }: Ref, set: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update campaigns.campaign set ${set}, version = version + 1 where id = ${id} and version = ${version}`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
  return version + 1
}

export const changePlan = (tx: Tx, ref: Ref, plan: Plan, { by, byName, now }: Hand) =>
  update(tx, ref, sql`${columnsOf(plan)}, planned_by = ${by}, planned_name = ${byName}, planned_at = ${now}`)
/** What may change after filing keeps the hand that planned. */
export const changeItems = (tx: Tx, ref: Ref, plan: Plan) => update(tx, ref, columnsOf(plan))
export const approvePlan = (tx: Tx, ref: Ref, { by, byName }: Hand, approvedOn: string) =>
  update(
    tx,
    ref,
    sql`state = 'host_approved', approved_by = ${by}, approved_name = ${byName}, approved_on = ${approvedOn}, return_reason = ''`,
  )
export const returnPlan = (tx: Tx, ref: Ref, reason: string) =>
  update(
    tx,
    ref,
    sql`state = 'planned', approved_by = null, approved_name = '', approved_on = null, return_reason = ${reason}`,
  )
/** An emergency that runs already stays running when its number comes. */
export const filePlan = (tx: Tx, ref: Ref, { filingNo, filedOn }: { filingNo: string; filedOn: string }) =>
  update(
    tx,
    ref,
    sql`filing_no = ${filingNo}, filed_on = ${filedOn}, state = case when state = 'host_approved' then 'filed' else state end`,
  )
export const touch = (tx: Tx, ref: Ref) => update(tx, ref, sql`state = state`)
export const startPlan = (tx: Tx, ref: Ref, startedOn: string) =>
  update(tx, ref, sql`state = 'running', started_on = ${startedOn}`)
export const endPlan = (tx: Tx, ref: Ref, { endedOn, reason }: { endedOn: string; reason: string }) =>
  update(tx, ref, sql`state = 'ended', ended_on = ${endedOn}, end_reason = ${reason}`)
export const closePlan = (tx: Tx, ref: Ref) => update(tx, ref, sql`state = 'reported'`)

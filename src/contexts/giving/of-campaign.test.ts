import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aFund, aGiver, giftForm, type Hands, handsOf, NANSHI } from '../../../tests/kit/giving.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { givingContract } from './contract.ts'

const town = aTown()
let hands: Hands
let fundId: string
beforeAll(async () => {
  await loadTianjin(town)
  fundId = await aFund(town)
  hands = await handsOf(town)
})

/** A campaign of the fund that runs from 10 February 2024 on. */
async function aCampaign(): Promise<string> {
  const id = randomUUID()
  await town.tx(async (tx) => {
    await sql`insert into campaigns.campaign (id, fund_id, area_code, title, purpose, starts_on, ends_on, is_emergency, place, leader_name, leader_title,
        office_address, ways, account_name, account_bank, account_no, expected_fen, beneficiary_range, beneficiary_number, beneficiary_method, uses, use_text,
        cost_fen, cost_text, surplus, state, planned_by, planned_name, planned_at, approved_by, filing_no, filed_on, started_on)
      values (${id}, ${fundId}, ${NANSHI}, '邻里守望', '助老', '2024-02-10', '2024-04-30', false, '天津市', '张三', '项目主管', '和平区', '{bank}', '基金会',
        '银行', '0001', 1000000, '老人', 20, '公开', '{U1}', '助老', 0, '无', '转入基金', 'running', ${randomUUID()}, '甲', ${town.now}, ${randomUUID()}, 'BA-7',
        '2024-01-20', '2024-02-10')`.execute(tx)
    await sql`insert into campaigns.filing_step (id, campaign_id, seq, kind, happened_on, recorded_by, recorded_name, recorded_at)
      values (${randomUUID()}, ${id}, 1, 'submitted', '2024-01-15', ${randomUUID()}, '甲', ${town.now}),
        (${randomUUID()}, ${id}, 2, 'filed', '2024-01-20', ${randomUUID()}, '甲', ${town.now})`.execute(tx)
  })
  return id
}

test('a gift entered by hand names the campaign it came of, once that has begun', async () => {
  const campaignId = await aCampaign()
  const giverId = await aGiver(hands.cashier)
  const record = (more: Record<string, unknown>) =>
    hands.cashier.ask(givingContract, 'recordGift', giftForm(giverId, more))
  const { body, status } = await record({ campaignId, fen: 12_300 })
  expect(status).toBe(200)
  const { rows } = await town.tx((tx) =>
    sql`select campaign_id, fen from giving.pub_gift where id = ${body.giftId}`.execute(tx),
  )
  expect(rows).toEqual([{ campaignId, fen: 12_300 }])
  const early = await record({ campaignId, declaredOn: '2024-02-09' })
  expect(early.body).toMatchObject({ code: 'giving.campaignElsewhere' })
  expect((await record({ campaignId: randomUUID() })).status).toBe(409)
})

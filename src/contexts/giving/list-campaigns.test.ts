import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aFund, type Hands, handsOf, NANSHI } from '../../../tests/kit/giving.ts'
import { importSheet } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { givingContract } from './contract.ts'

/** Campaigns are set down bare here, without the filing behind them. */
const town = aTown({ checks: false })
let hands: Hands
let fundId: string
beforeAll(async () => {
  await loadTianjin(town)
  fundId = await aFund(town)
  hands = await handsOf(town)
})

test('each order of a platform’s list goes to the campaign it names; what names none is left to a person', async () => {
  const [running, reported] = [
    await aCampaign(fundId, '暖冬行动', 'running'),
    await aCampaign(fundId, '爱心集市', 'reported'),
  ]
  const order = (no: string, campaign: string, more = {}) => ({
    ...{ 订单号: no, 捐赠日期: '2024-02-18', 捐赠金额: '10.00', 捐赠人: '', 募捐活动: campaign },
    ...more,
  })
  const rows = [
    order('HD0001', running.filingNo),
    order('HD0002', '“暖冬行动”'),
    order('HD0003', ''),
    order('HD0004', '暖冬'),
    order('HD0005', reported.filingNo),
    order('HD0006', '暖冬行动', { 捐赠日期: '2023-12-31' }),
  ]
  const taken = await importSheet(town, 'giving.platform-list', NANSHI, rows, { platform: '暖心平台' })
  expect(taken).toMatchObject({ problems: [], stored: 6 })
  const { rows: gifts } = await town.tx((tx) =>
    sql<{ id: string; orderNo: string; campaignId: string | null; why: string }>`
      select id, order_no, campaign_id, campaign_why as why from giving.gift where platform = '暖心平台' order by order_no`.execute(
      tx,
    ),
  )
  expect(gifts.map(({ campaignId }) => campaignId)).toEqual([running.id, running.id, null, null, null, null])
  expect(gifts.map(({ why }) => why)).toEqual([
    ...['', '', ''],
    '本基金没有备案编号或名称为“暖冬”的募捐活动，请核对平台的写法',
    '募捐活动“爱心集市”还没有开始，或已提交总结报告，请核对是哪一次',
    '捐赠日期2023年12月31日不在募捐活动“暖冬行动”的2024年1月1日至2024年3月31日之内',
  ])
  const waiting = async () => (await hands.cashier.ask(givingContract, 'listGifts', { campaignWaits: true })).body.total
  expect(await waiting()).toBe(3)
  const tell = (place: number, campaignId: string | null) =>
    hands.cashier.ask(givingContract, 'tellCampaign', { giftId: gifts[place]?.id, version: 1, campaignId })
  expect((await tell(3, reported.id)).body.message).toContain('已经报告')
  expect((await tell(5, running.id)).body.message).toContain('捐赠日期须在')
  expect((await tell(3, running.id)).status).toBe(200)
  expect((await tell(4, null)).status).toBe(200)
  expect((await tell(4, null)).body.message).toContain('已经认定过')
  expect((await tell(0, null)).body.message).toContain('不需要认定')
  expect(await waiting()).toBe(1)
})

/** A campaign set down bare; how one comes to run is campaigns' own story. */
async function aCampaign(fund: string, title: string, state: 'running' | 'reported') {
  const [id, hand] = [randomUUID(), randomUUID()]
  const filingNo = `53120000${id.slice(0, 8).toUpperCase()}`
  await town.tx((tx) =>
    sql`insert into campaigns.campaign (id, fund_id, area_code, title, purpose, starts_on, ends_on, is_emergency, place, leader_name, leader_title,
        office_address, ways, account_name, account_bank, account_no, expected_fen, beneficiary_range, beneficiary_number, beneficiary_method, uses,
        use_text, cost_fen, cost_text, surplus, state, planned_by, planned_name, planned_at, approved_by, approved_name, approved_on, filing_no, filed_on,
        started_on, ended_on)
      values (${id}, ${fund}, ${NANSHI}, ${title}, '目的', '2024-01-01', '2024-03-31', false, '南市街道', '负责人', '专职', '地址', '{bank}',
        '账户', '银行', '0000 0000', 100, '老人', 2, '方式', '{U1}', '用途', 0, '成本', '结余', ${state}, ${hand}, '甲', ${town.now}, ${randomUUID()}, '乙',
        '2023-12-01', ${filingNo}, '2023-12-10', '2024-01-01', ${state === 'running' ? null : '2024-02-28'})`.execute(
      tx,
    ),
  )
  return { id, filingNo }
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { balanceOf, spend } from '#contexts/ledger/public.ts'
import { officeContract } from '#contexts/office/contract.ts'
import {
  aConfirmedGift,
  aFund,
  aGiver,
  aReceivedGift,
  giftForm,
  type Hands,
  handsOf,
  NANSHI,
} from '../../../tests/kit/giving.ts'
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

const balance = async () => (await town.tx((tx) => balanceOf(tx, fundId))).fen
const gift = async (giftId: string, hand = hands.cashier) =>
  (await hand.ask(givingContract, 'getGift', { giftId })).body
const agreement = {
  ...{ number: 'XY-2024-01', signedOn: '2024-03-01', useText: '用于独居老人助餐', deliveryText: '签订后三日内转账' },
  ...{ surplusText: '转入本基金不限定资金', changeText: '变更用途须经捐赠人书面同意' },
}
const receipt = (number: string) => ({ code: '12010124', number, checkCode: 'a1b2c3', issuedOn: '2024-03-02' })
/** Something asked of a hand that must be refused, and must leave the book as it was. */
async function refused(act: Promise<{ status: number; body: { code: string; message: string } }>) {
  const before = await balance()
  const { body } = await act
  expect(await balance()).toBe(before)
  return body
}

describe('a confirmed gift that was recorded wrongly', () => {
  test('is taken back in red by two hands: nothing in the book, its number stays, its serial number is free', async () => {
    const before = await balance()
    const { giftId } = await aConfirmedGift(hands, 'YH0041', { fen: 5_000 })
    const { version } = await gift(giftId)
    const ask = { giftId, version, reason: '应为500元，少录一个零' }
    const { correctionId } = (await hands.accountant.ask(givingContract, 'askCorrection', ask)).body
    expect((await gift(giftId, hands.accountant)).corrections).toMatchObject([{ state: 'asked', mayDecide: false }])
    const again = { ...ask, version: version + 1 }
    expect((await hands.cashier.ask(givingContract, 'askCorrection', again)).body.code).toBe('giving.correctionWaits')
    const refund = { ...again, fen: 5_000 }
    expect((await hands.cashier.ask(givingContract, 'askRefund', refund)).body.code).toBe('giving.correctionWaits')
    const yes = { correctionId, version: 1, outcome: 'approved' }
    expect((await hands.accountant.ask(givingContract, 'decideCorrection', yes)).status).toBe(403)
    expect(await balance()).toBe(before + 5_000)
    expect((await hands.manager.ask(givingContract, 'decideCorrection', yes)).status).toBe(200)
    expect(await balance()).toBe(before)
    expect(await gift(giftId)).toMatchObject({ state: 'voided', leftFen: 0, corrections: [{ state: 'done' }] })
    expect((await hands.manager.ask(givingContract, 'decideCorrection', yes)).body.code).toBe(
      'giving.correctionDecided',
    )
    await aConfirmedGift(hands, 'YH0041', { fen: 50_000 })
    expect(await balance()).toBe(before + 50_000)
  })

  test('is refused once its money is used, and says by what; a rejected one changes nothing', async () => {
    const { giftId } = await aRestricted('YH0042', 3_000, 'U3')
    const { version } = await gift(giftId)
    const ask = (at: number, more = {}) =>
      hands.cashier.ask(givingContract, 'askCorrection', { giftId, version: at, reason: '限定用途登记错了', ...more })
    const { correctionId } = (await ask(version)).body
    const no = { correctionId, version: 1, outcome: 'rejected', note: '协议写的就是这一类' }
    expect((await hands.manager.ask(givingContract, 'decideCorrection', no)).status).toBe(200)
    expect(await gift(giftId)).toMatchObject({ state: 'confirmed', leftFen: 3_000 })
    const { correctionId: second } = (await ask(version + 1)).body
    await spent(100, 'U3')
    const late = { correctionId: second, version: 1, outcome: 'approved' }
    const drawn = await refused(hands.manager.ask(givingContract, 'decideCorrection', late))
    expect([drawn.code, drawn.message]).toEqual(['ledger.lotDrawn', expect.stringContaining('楼道照明')])
    expect(await gift(giftId)).toMatchObject({ state: 'confirmed', leftFen: 2_900 })
  })

  test('with a receipt needs the red one', async () => {
    const { giftId } = await aConfirmedGift(hands, 'YH0043')
    await hands.accountant.ask(givingContract, 'recordReceipt', { giftId, version: 3, ...receipt('0000123601') })
    const ask = { giftId, version: 4, reason: '捐赠人登记错了' }
    expect((await refused(hands.accountant.ask(givingContract, 'askCorrection', ask))).message).toContain('红字票据')
    const red = { ...ask, redReceipt: '0000999998' }
    const { correctionId } = (await hands.accountant.ask(givingContract, 'askCorrection', red)).body
    const yes = { correctionId, version: 1, outcome: 'approved' }
    expect((await hands.manager.ask(givingContract, 'decideCorrection', yes)).status).toBe(200)
    expect((await gift(giftId)).state).toBe('voided')
  })
})

async function aCampaign(ofFund: string): Promise<string> {
  const id = randomUUID()
  await town.tx((tx) =>
    sql`insert into campaigns.campaign (id, fund_id, area_code, title, purpose, starts_on, ends_on, is_emergency, place, leader_name, leader_title,
        office_address, ways, account_name, account_bank, account_no, expected_fen, beneficiary_range, beneficiary_number, beneficiary_method, uses,
        use_text, cost_fen, cost_text, surplus, state, started_on, approved_by, approved_name, approved_on, planned_by, planned_name, planned_at)
      values (${id}, ${ofFund}, ${NANSHI}, '暖冬助餐募捐', '助餐', '2024-02-20', '2024-05-31', true, '南市', '李工', '专员', '南市街', '{bank}',
        '和平社区公益基金会', '银行', '0000 0001', 100, '独居老人', 20, '社区评议', '{U1}', '助餐', 0, '不列支', '转入本基金', 'running', '2024-02-20', ${randomUUID()}, '负责人', '2024-02-10', ${randomUUID()}, '会计', ${town.now})`.execute(
      tx,
    ),
  )
  return id
}

describe('a gift out of a campaign', () => {
  test('is recorded under it, on a day of it, and under none of another fund', async () => {
    const [campaignId, other] = [await aCampaign(fundId), await aCampaign(randomUUID())]
    const giverId = await aGiver(hands.cashier)
    const choices = await hands.cashier.ask(givingContract, 'listCampaignsToChoose', { areaCode: NANSHI })
    expect(choices.body.map(({ id }: { id: string }) => id)).toEqual([campaignId])
    const record = (more: object) => hands.cashier.ask(givingContract, 'recordGift', giftForm(giverId, { ...more }))
    expect((await record({ campaignId: other })).body.code).toBe('giving.campaignElsewhere')
    const early = { campaignId, declaredOn: '2024-02-01' }
    expect((await record(early)).body.message).toContain('2024年2月20日至2024年5月31日')
    const { giftId } = (await record({ campaignId })).body
    expect((await gift(giftId)).campaign).toEqual({ id: campaignId, title: '暖冬助餐募捐' })
    expect((await hands.manager.ask(givingContract, 'listCampaignsToChoose', { areaCode: NANSHI })).status).toBe(403)
  })
})

test('an agreement carries its scan, and none that was never stored', async () => {
  const giftId = await aReceivedGift(hands.cashier, 'YH0051')
  const record = (fileId: string) =>
    hands.cashier.ask(givingContract, 'recordAgreement', { giftId, version: 2, ...agreement, fileId })
  expect((await record(randomUUID())).body.code).toBe('giving.noFile')
  const stored = { areaCode: NANSHI, purpose: 'document' }
  const { fileId } = (await hands.cashier.ask(officeContract, 'uploadFile', stored)).body
  expect((await record(fileId)).status).toBe(200)
  expect((await gift(giftId)).agreement).toMatchObject({ number: 'XY-2024-01', fileId })
})

async function aRestricted(serial: string, fen: number, use: string) {
  const giftId = await aReceivedGift(hands.cashier, serial, { fen, restriction: 'purpose', use })
  await hands.cashier.ask(givingContract, 'recordAgreement', { giftId, version: 2, ...agreement })
  await hands.accountant.ask(givingContract, 'confirmGift', { giftId, version: 3 })
  return { giftId }
}
const spent = (fen: number, use: 'U3') =>
  town.tx((tx) =>
    spend(tx, {
      ...{ fundId, kind: 'grant', use, earmarkCode: null, fen, happenedOn: '2024-03-04', memo: '楼道照明' },
      source: { kind: 'grants.payment', id: randomUUID() },
      by: { accountId: randomUUID(), personId: null, name: '会计', now: town.now },
    }),
  )

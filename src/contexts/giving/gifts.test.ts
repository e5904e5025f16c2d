import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { balanceOf, poolsOf, spend } from '#contexts/ledger/public.ts'
import { paths } from '../../../tests/kit/divisions.ts'
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
import { linksIn, signsIn } from '../../../tests/kit/pdf-text.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { givingContract } from './contract.ts'
import { giftOfToken } from './public.ts'

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

describe('a gift by hand', () => {
  test('is recorded by the cashier, confirmed by the accountant against the bank, and is then in the ledger', async () => {
    const before = await balance()
    const giftId = await aReceivedGift(hands.cashier, 'YH0001', { fen: 50_000 })
    expect(await gift(giftId)).toMatchObject({ state: 'received', giverName: '王**', uses: [], leftFen: 0 })
    expect(await balance()).toBe(before)
    const confirmed = await hands.accountant.ask(givingContract, 'confirmGift', { giftId, version: 2 })
    expect(confirmed.body.entryNo).toMatch(/^2024-\d{4}$/)
    expect(await balance()).toBe(before + 50_000)
    expect(await gift(giftId)).toMatchObject({ state: 'confirmed', leftFen: 50_000, mayRecord: true })
  })

  test('is never confirmed by the hand that recorded it, and never by somebody without the post', async () => {
    const giftId = await aReceivedGift(hands.cashier, 'YH0002')
    const both = await town.person('charityAccountant', paths.nanshi)
    await town.tx((tx) => sql`update giving.gift set received_by = ${both.accountId} where id = ${giftId}`.execute(tx))
    const own = await refused(town.as(both).ask(givingContract, 'confirmGift', { giftId, version: 2 }))
    expect(own.message).toContain('不能为同一人')
    const cashier = await refused(hands.cashier.ask(givingContract, 'confirmGift', { giftId, version: 2 }))
    expect(cashier.code).toBe('access.notYours')
    expect((await gift(giftId, town.as(both))).confirmWaits).toContain('另一位同事')
  })

  test('confirmed twice at once enters the ledger once', async () => {
    const giftId = await aReceivedGift(hands.cashier, 'YH0003', { fen: 700 })
    const before = await balance()
    const others = [hands.accountant, town.as(await town.person('charityAccountant', paths.nanshi))]
    const answers = await Promise.all(
      others.map((one) => one.ask(givingContract, 'confirmGift', { giftId, version: 2 })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await balance()).toBe(before + 700)
  })

  test('in a closed month is refused, and waits', async () => {
    const giftId = await aReceivedGift(hands.cashier, 'YH0004', { receivedOn: '2024-01-15', declaredOn: '2024-01-15' })
    await town.tx((tx) => closeJanuary(tx))
    const no = await refused(hands.accountant.ask(givingContract, 'confirmGift', { giftId, version: 2 }))
    expect(no).toMatchObject({ code: 'ledger.closedPeriod', message: expect.stringContaining('2024年1月') })
    expect((await gift(giftId)).state).toBe('received')
  })

  test('with a mistake is voided with a reason; its number stays, and its serial number is free again', async () => {
    const giftId = await aReceivedGift(hands.cashier, 'YH0005')
    const again = giftForm(await aGiver(hands.cashier), { serial: 'YH0005', receivedOn: '2024-03-01' })
    const twice = await refused(hands.cashier.ask(givingContract, 'recordGift', again))
    expect(twice.message).toContain('同一笔入账只记一次')
    await hands.cashier.ask(givingContract, 'voidGift', { giftId, version: 2, reason: '金额登记错了' })
    expect((await gift(giftId)).state).toBe('voided')
    expect((await hands.cashier.ask(givingContract, 'recordGift', again)).status).toBe(200)
  })
})

/** The ledger's own way of closing is another context's; here its table says what it would. */
const closeJanuary = (tx: Parameters<Parameters<typeof town.tx>[0]>[0]) =>
  sql`insert into ledger.month (id, fund_id, month, state, proposed_by, proposed_name, proposed_at)
    values (${randomUUID()}, ${fundId}, '2024-01-01', 'proposed', ${randomUUID()}, '会计', ${town.now})`.execute(tx)

describe('what is refused, with the rule', () => {
  test('amounts of nothing and fractions of a fen', async () => {
    const giverId = await aGiver(hands.cashier)
    const tell = async (fen: number) =>
      (await refused(hands.cashier.ask(givingContract, 'recordGift', giftForm(giverId, { fen })))).message
    expect(await tell(0)).toContain('金额须大于0')
    expect(await tell(0.5)).toContain('不足一分')
    expect(await tell(-100)).toContain('金额须大于0')
  })

  test('a gift from abroad without the approval that the law asks', async () => {
    const giverId = await aGiver(hands.cashier, { kind: 'organisation', name: '海外同乡会', isForeign: true })
    const no = await refused(hands.cashier.ask(givingContract, 'recordGift', giftForm(giverId)))
    expect(no.message).toContain('《慈善法》第一百零二条')
    const approved = giftForm(giverId, { foreignApproval: '津境外备〔2024〕3号' })
    expect((await hands.cashier.ask(givingContract, 'recordGift', approved)).status).toBe(200)
  })

  test('a restriction outside the five uses', async () => {
    const giverId = await aGiver(hands.cashier)
    const other = giftForm(giverId, { restriction: 'purpose', use: 'U6' })
    expect((await refused(hands.cashier.ask(givingContract, 'recordGift', other))).message).toContain('三（一）')
    const none = giftForm(giverId, { restriction: 'purpose' })
    expect((await refused(hands.cashier.ask(givingContract, 'recordGift', none))).code).toBe('giving.useMissing')
  })

  test('a large or restricted gift without its agreement', async () => {
    const giftId = await aReceivedGift(hands.cashier, 'YH0010', { fen: 1_000_000, restriction: 'purpose', use: 'U1' })
    const no = await refused(hands.accountant.ask(givingContract, 'confirmGift', { giftId, version: 2 }))
    expect(no.message).toContain('《慈善法》第三十九条')
    await hands.cashier.ask(givingContract, 'recordAgreement', { giftId, version: 2, ...agreement })
    const yes = await hands.accountant.ask(givingContract, 'confirmGift', { giftId, version: 3 })
    expect(yes.status).toBe(200)
    const pools = await town.tx((tx) => poolsOf(tx, fundId))
    expect(pools.find(({ restriction }) => restriction.use === 'U1')).toMatchObject({ cash: 1_000_000 })
  })

  test('a gift to a town without a fund, and a related giver without a word', async () => {
    const giverId = await aGiver(hands.cashier)
    const elsewhere = giftForm(giverId, { areaCode: '120101001' })
    const wide = town.as(await town.person('charityCashier', paths.heping))
    expect((await refused(wide.ask(givingContract, 'recordGift', elsewhere))).code).toBe('giving.noFund')
    const form = { areaCode: NANSHI, kind: 'enterprise', name: '和平物业公司', isRelated: true }
    expect((await hands.cashier.ask(givingContract, 'recordGiver', form)).body.message).toContain('关联关系')
  })
})

describe('papers', () => {
  test('a receipt number belongs to one gift, also when two record it at once', async () => {
    const [one, two] = [await aConfirmedGift(hands, 'YH0020'), await aConfirmedGift(hands, 'YH0021')]
    const record = ({ giftId }: { giftId: string }) =>
      hands.accountant.ask(givingContract, 'recordReceipt', { giftId, version: 3, ...receipt('0000123456') })
    const answers = await Promise.all([record(one), record(two)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.message).toContain('一张票据只对应一笔捐赠')
  })

  test('who wants no receipt is recorded all the same, and may have one later', async () => {
    const { giftId } = await aConfirmedGift(hands, 'YH0022')
    const note = '捐赠人来电说不要票据'
    await hands.accountant.ask(givingContract, 'declineReceipt', { giftId, version: 3, note })
    expect(await gift(giftId)).toMatchObject({ state: 'confirmed', receiptDeclined: true, declinedNote: note })
    await hands.accountant.ask(givingContract, 'recordReceipt', { giftId, version: 4, ...receipt('0000123499') })
    expect(await gift(giftId)).toMatchObject({ state: 'receipted', receiptDeclined: false })
  })

  test('the letter of thanks says that it is no receipt, and its link opens this gift alone', async () => {
    const { giftId } = await aConfirmedGift(hands, 'YH0023', { fen: 123_450 })
    const { body, status } = await hands.cashier.ask(givingContract, 'printThanks', { giftId })
    expect(status).toBe(200)
    const signs = signsIn(body)
    expect([...'王建国本证书只表感谢不是捐赠票据壹仟贰佰叁拾肆元伍角整'].every((sign) => signs.has(sign))).toBe(true)
    const token = await tokenOf(giftId)
    expect(linksIn(body)).toEqual([expect.stringMatching(new RegExp(`/m/gifts/${token}$`))])
    expect(await town.tx((tx) => giftOfToken(tx, token))).toMatchObject({ id: giftId, fen: 123_450, shownName: '王**' })
    expect(await town.tx((tx) => giftOfToken(tx, `${token}x`))).toBeUndefined()
    const { rows } = await town.tx((tx) =>
      sql`select 1 from giving.gift g where g::text like ${`%${token}%`}`.execute(tx),
    )
    expect(rows).toEqual([])
  })

  test('a gift that is not in the ledger has no letter of thanks', async () => {
    const giftId = await aReceivedGift(hands.cashier, 'YH0024')
    expect((await hands.cashier.ask(givingContract, 'printThanks', { giftId })).status).toBe(409)
  })
})

/** The word of a private link: only the paper has it, so a test opens the seal as the printer does. */
async function tokenOf(giftId: string): Promise<string> {
  const { privacy } = await import('#platform/privacy/keys.ts')
  const { rows } = await town.tx((tx) =>
    sql<{ tokenSealed: Buffer }>`select token_sealed from giving.gift where id = ${giftId}`.execute(tx),
  )
  return privacy().open(rows[0]?.tokenSealed ?? Buffer.alloc(0))
}

describe('money back', () => {
  test('goes by two hands, and only what is left of this gift', async () => {
    const { giftId } = await aRestricted('YH0031', 60_000)
    await spent(20_000)
    expect(await gift(giftId)).toMatchObject({ leftFen: 40_000, uses: [{ fen: 20_000, use: 'U4', kind: 'grant' }] })
    const { version } = await gift(giftId)
    const ask = (fen: number) =>
      hands.cashier.ask(givingContract, 'askRefund', { giftId, version, fen, reason: '捐赠人要求退还' })
    expect((await refused(ask(40_001))).message).toContain('400.00元')
    const { refundId } = (await ask(40_000)).body
    const decide = { refundId, version: 1, outcome: 'approved', refundedOn: '2024-03-05' }
    expect((await refused(hands.cashier.ask(givingContract, 'decideRefund', decide))).code).toBe('access.notYours')
    const before = await balance()
    expect((await hands.manager.ask(givingContract, 'decideRefund', decide)).status).toBe(200)
    expect(await balance()).toBe(before - 40_000)
    expect(await gift(giftId)).toMatchObject({ state: 'confirmed', refundedFen: 40_000, leftFen: 0 })
    expect((await hands.manager.ask(givingContract, 'decideRefund', decide)).body.code).toBe('giving.refundDecided')
  })

  test('all of a gift makes it refunded; a receipt has to come back first; a rejected one changes nothing', async () => {
    const { giftId } = await aRestricted('YH0032', 5_000, 'U5')
    await hands.accountant.ask(givingContract, 'recordReceipt', { giftId, version: 4, ...receipt('0000123501') })
    const ask = (more = {}) =>
      hands.cashier.ask(givingContract, 'askRefund', { giftId, version: 5, fen: 5_000, reason: '重复转账', ...more })
    expect((await refused(ask())).message).toContain('红字票据')
    const first = (await ask({ redReceipt: '0000999999' })).body.refundId
    const no = { refundId: first, version: 1, outcome: 'rejected', note: '请先核实' }
    expect((await hands.manager.ask(givingContract, 'decideRefund', no)).status).toBe(200)
    const { refundId } = (await ask({ redReceipt: '0000999999', version: 6 })).body
    const yes = { refundId, version: 1, outcome: 'approved', refundedOn: '2024-03-05' }
    await hands.manager.ask(givingContract, 'decideRefund', yes)
    expect(await gift(giftId)).toMatchObject({ state: 'refunded', refundedFen: 5_000, leftFen: 0 })
  })
})

async function aRestricted(serial: string, fen: number, use = 'U4') {
  const giftId = await aReceivedGift(hands.cashier, serial, { fen, restriction: 'purpose', use })
  await hands.cashier.ask(givingContract, 'recordAgreement', { giftId, version: 2, ...agreement })
  await hands.accountant.ask(givingContract, 'confirmGift', { giftId, version: 3 })
  return { giftId }
}
const spent = (fen: number) =>
  town.tx((tx) =>
    spend(tx, {
      ...{ fundId, kind: 'grant', use: 'U4', earmarkCode: null, fen, happenedOn: '2024-03-04', memo: '楼道照明' },
      source: { kind: 'grants.payment', id: randomUUID() },
      by: { accountId: randomUUID(), personId: null, name: '会计', now: town.now },
    }),
  )

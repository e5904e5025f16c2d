import { beforeAll, describe, expect, test } from 'vitest'
import {
  aGrantTown,
  anAgreedGrant,
  applicationForm,
  callForm,
  done,
  type GrantTown,
  paid,
  said,
  versionOf,
} from '../../../tests/kit/grants.ts'
import { ledgerTable } from '../../../tests/kit/ledger.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()
let who: GrantTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aGrantTown(town, { gifts: 1 })
})
const book = () => town.tx((tx) => ledgerTable(tx, who.fundId))

describe('an application is refused with its rule', () => {
  test('lines that do not sum, a use outside the five, no custodian, no declaration', async () => {
    town.now = new Date('2024-03-05T09:00:00+08:00')
    const { callId } = await done(who.town, 'publishCall', callForm())
    const apply = (more: object) => said(who.community, 'recordApplication', applicationForm(callId, { ...more }))
    expect(await apply({ askedFen: 60_001 })).toContain('预算各行合计700.00元，申请金额加其他收入是700.01元')
    expect(await apply({ use: 'U9' })).toContain('津民函〔2023〕20号 三（一）')
    expect(await apply({ use: 'U4' })).toContain('只资助：困难群体支持性服务、社区公益与志愿活动')
    expect(await apply({ applicantKind: 'team' })).toContain('资金代管单位')
    expect(await apply({ related: '' })).toContain('关联关系')
    expect(await apply({ lines: [{ item: '棉被', unitFen: 12_000, quantity: 5, amountFen: 70_000 }] })).toContain(
      '第1行',
    )
    expect((await done(who.town, 'listGrants', {})).total).toBe(0)
  })

  test('a member whom it names stands back from scoring, and nobody scores twice', async () => {
    const { callId } = await done(who.town, 'publishCall', callForm({ title: '第二次征集' }))
    const [related, other] = who.members
    const form = applicationForm(callId, { relatedPersonIds: [related?.personId] })
    const { grantId } = await done(who.community, 'recordApplication', form)
    await done(who.station, 'checkApplication', { grantId, version: 2, outcome: 'passed' })
    const score = { grantId, version: 3, marks: [80, 90] }
    expect(await said(related as never, 'scoreGrant', score)).toContain('须回避')
    await done(other as never, 'scoreGrant', score)
    expect(await said(other as never, 'scoreGrant', score)).toContain('已经评过分')
    expect(await said(who.town, 'openVote', { grantId, version: 3 })).toContain('至少3位评分')
    expect((await done(who.town, 'getGrant', { grantId })).scores).toEqual([])
  })
})

describe('money', () => {
  test('does not leave before the agreement, nor above an instalment, nor twice, nor by one hand in two roles', async () => {
    const grantId = await anAgreedGrant(town, who)
    const before = await book()
    const ref = async () => ({ grantId, version: await versionOf(who.town, grantId) })
    const prepare = async (position: number, fen: number) =>
      said(who.cashier, 'preparePayment', { ...(await ref()), position, fen })
    expect(await prepare(1, 40_001)).toContain('这一期还可付400.00元')
    expect(await prepare(2, 20_000)).toContain('验收通过之后')
    expect(await prepare(3, 100)).toContain('没有这一期')
    const { paymentId } = await done(who.cashier, 'preparePayment', { ...(await ref()), position: 1, fen: 40_000 })
    expect(await prepare(1, 40_000)).toContain('不能重复付款')
    const pay = { paymentId, version: 1, paidOn: '2024-03-18', voucherNo: 'FK-1' }
    expect(await said(who.cashier, 'payPayment', pay)).toContain('待复核')
    expect(await said(who.cashier, 'checkPayment', { paymentId, version: 1, outcome: 'passed' })).toContain('403')
    expect(await book()).toBe(before)
    await done(who.accountant, 'checkPayment', { paymentId, version: 1, outcome: 'passed' })
    await done(who.manager, 'approvePayment', { paymentId, version: 2, outcome: 'passed' })
    expect(await said(who.cashier, 'payPayment', { ...pay, version: 3, paidOn: '2024-03-17' })).toContain('付款日期')
    expect(await book()).toBe(before)
    const both = await Promise.all([1, 2].map(() => said(who.cashier, 'payPayment', { ...pay, version: 3 })))
    expect(both.filter((one) => one.startsWith('200'))).toHaveLength(1)
    expect((await done(who.town, 'getGrant', { grantId })).paidFen).toBe(40_000)
  })

  test('is prepared once and approved once by many at once, and a pool that is short pays nothing', async () => {
    const grantId = await anAgreedGrant(town, who)
    const version = await versionOf(who.town, grantId)
    const ask = () => said(who.cashier, 'preparePayment', { grantId, version, position: 1, fen: 40_000 })
    const prepared = await Promise.all(Array.from({ length: 6 }, ask))
    expect(prepared.filter((one) => one.startsWith('200'))).toHaveLength(1)
    const payment = (await done(who.town, 'getGrant', { grantId })).payments[0]
    await done(who.accountant, 'checkPayment', { paymentId: payment.id, version: 1, outcome: 'passed' })
    const approve = () => said(who.manager, 'approvePayment', { paymentId: payment.id, version: 2, outcome: 'passed' })
    const approved = await Promise.all(Array.from({ length: 4 }, approve))
    expect(approved.filter((one) => one.startsWith('200'))).toHaveLength(1)
    const more = await anAgreedGrant(town, who)
    await paid(who, more, 1, 40_000, '2024-03-18')
    const before = await book()
    const pay = { paymentId: payment.id, version: 3, paidOn: '2024-03-18', voucherNo: 'FK-9' }
    expect(await said(who.cashier, 'payPayment', pay)).toContain('可用的只有200.00元')
    expect(await book()).toBe(before)
  })
})

test('a wish is recorded masked, verified by another hand, claimed once, bought, delivered and confirmed', async () => {
  town.now = new Date('2024-03-18T09:00:00+08:00')
  const form = { areaCode: '120101006018', name: '张秀英', item: '电热毯', valueFen: 20_000 }
  expect(await said(who.community, 'recordWish', { ...form, item: '现金' })).toContain('不能是现金')
  expect(await said(who.community, 'recordWish', { ...form, valueFen: 50_001 })).toContain('不超过500.00元')
  const { wishId } = await done(who.community, 'recordWish', form)
  await done(who.station, 'verifyWish', { wishId, version: 1 })
  const claim = () => said(who.community, 'claimAtDesk', { wishId, version: 2, claimer: '王建国' })
  expect((await Promise.all([claim(), claim()])).filter((one) => one.startsWith('200'))).toHaveLength(1)
  await done(who.community, 'buyWish', { wishId, version: 3, spentFen: 18_900, proof: '发票1张' })
  const deliver = { wishId, version: 4, deliveredOn: '2024-03-17' }
  expect(await said(who.community, 'deliverWish', deliver)).toContain('送达日期不能早于认领日2024年3月18日')
  await done(who.community, 'deliverWish', { wishId, version: 4, deliveredOn: '2024-03-18' })
  await done(who.community, 'confirmWish', { wishId, version: 5, thanks: '谢谢' })
  const { rows } = await done(who.town, 'listWishes', {})
  expect([rows[0].alias, rows[0].state]).toEqual(['张**', 'confirmed'])
})

test('a wish the fund claims is paid from a running grant for people in need, and never above what was granted', async () => {
  const grantId = await anAgreedGrant(town, who)
  const other = await anAgreedGrant(town, who, { use: 'U2' })
  const aWish = async () => {
    const form = { areaCode: '120101006018', name: '张秀英', item: '轮椅', valueFen: 40_000 }
    const { wishId } = await done(who.community, 'recordWish', form)
    await done(who.station, 'verifyWish', { wishId, version: 1 })
    return { wishId, version: 2 }
  }
  const [first, second] = [await aWish(), await aWish()]
  expect(await said(who.town, 'claimByFund', { ...first, grantId: other })).toContain('困难群体支持性服务')
  const both = await Promise.all([first, second].map((one) => said(who.town, 'claimByFund', { ...one, grantId })))
  expect(both.toSorted()).toEqual(['200 办成', '409 这项资助用于微心愿还剩200.00元，不够400.00元'])
  expect(await said(who.community, 'claimByFund', { ...second, grantId })).toContain('403')
})

import { addDays, dateOf } from '#kernel/time.ts'
import { COMMUNITY } from './accounts.ts'
import type { Desk } from './desk.ts'
import { keepBooks, openToAll } from './money-books.ts'
import { campaignActs } from './money-campaign.ts'
import { goodsActs } from './money-goods.ts'
import { grantActs, grantsUnderWay } from './money-grants.ts'
import {
  ACCOUNTANT,
  type Act,
  CASHIER,
  CHARITY,
  type FundTold,
  type GiftTold,
  give,
  inOrder,
  MANAGER,
} from './money-parts.ts'
import { statementOfBank } from './money-statement.ts'
import { severalAtOnce } from './several.ts'

const NANSHI = '120101006'
/** The year of money is told whole or not at all: a demonstration whose clock stands before this day has none. */
const FROM = '2024-06-01'

/** A programme year of money: of 南市街道's fund all that there is to do, of the others the least. */
export async function tellOfMoney(desk: Desk, funds: readonly FundTold[], now: Date): Promise<void> {
  const today = dateOf(now)
  if (today < FROM) return
  await severalAtOnce(funds, 4, async (fund) => {
    const isNanshi = fund.code === NANSHI
    await inOrder(isNanshi ? yearOfNanshi(desk, fund, today) : yearOfAnother(desk, fund))
    await keepBooks(desk, fund, { today, closes: isNanshi })
    if (isNanshi) await aroundNow(desk, fund, now)
  })
  await openToAll(desk, funds, now)
}

const GIFTS: readonly GiftTold[] = [
  { giver: { kind: 'person', name: '刘桂兰' }, fen: 50_000, on: '2023-10-12', receiptNo: '0000231012' },
  {
    giver: { kind: 'enterprise', name: '天津市福聚商贸有限公司', consent: 'full' },
    ...{ fen: 2_000_000, on: '2023-10-20', receiptNo: '0000231020' },
  },
  { giver: { kind: 'anonymous', consent: 'none' }, fen: 128_800, on: '2023-11-06', channel: 'on-site' },
  {
    giver: { kind: 'person', name: '陈国强', consent: 'full' },
    ...{ fen: 300_000, on: '2023-12-05', areaCode: COMMUNITY, receiptNo: '0000231205' },
  },
  {
    giver: { kind: 'enterprise', name: '天津市津滨建筑工程有限公司', consent: 'full' },
    ...{ fen: 1_500_000, on: '2024-01-15', use: 'U1', receiptNo: '0000240115' },
  },
  {
    giver: { kind: 'foundation', name: CHARITY, consent: 'full', sourceClass: 'host' },
    ...{ fen: 500_000, on: '2024-02-20' },
  },
  {
    giver: { kind: 'organisation', name: '和平区餐饮行业协会', consent: 'full' },
    ...{ fen: 800_000, on: '2024-04-10', receiptNo: '0000240410' },
  },
]
const OF_CAMPAIGN: readonly GiftTold[] = [
  { giver: { kind: 'person', name: '孟繁荣' }, fen: 100_000, on: '2024-03-09' },
  { giver: { kind: 'anonymous', consent: 'none' }, fen: 188_000, on: '2024-03-23', channel: 'box' },
]
/** Of this one half goes back. */
const TOO_MUCH: GiftTold = { giver: { kind: 'person', name: '赵秀英' }, fen: 200_000, on: '2024-03-18' }

/** 50,000 yuan are asked for: the money alone falls short of it, with the goods it is passed. */
function yearOfNanshi(desk: Desk, fund: FundTold, today: string): Act[] {
  return [
    ...GIFTS.map((gift) => giving(desk, fund, gift)),
    { on: TOO_MUCH.on, run: () => giveBackHalf(desk, fund) },
    voucher(desk, fund, { kind: 'interest', fen: 1_235, happenedOn: '2023-12-21', memo: '第四季度存款利息' }),
    voucher(desk, fund, { kind: 'fee', fen: 60_000, happenedOn: '2023-12-29', memo: '按协议提取2023年管理费' }),
    voucher(desk, fund, { kind: 'interest', fen: 2_418, happenedOn: '2024-03-21', memo: '第一季度存款利息' }),
    ...campaignActs(desk, fund, {
      ...{ title: '“邻里守望”春季募捐', plannedOn: '2024-02-05', submittedOn: '2024-02-19', filedOn: '2024-02-27' },
      ...{ startsOn: '2024-03-04', endsOn: '2024-04-03', reportedOn: '2024-04-24' },
      ...{ filingNo: '津民募备〔2024〕第037号', expectedFen: 1_000_000, gifts: OF_CAMPAIGN },
    }),
    ...goodsOfNanshi(desk, fund),
    ...grantActs(desk, fund, today),
  ]
}

const giving = (desk: Desk, fund: FundTold, gift: GiftTold): Act => ({
  on: gift.on,
  run: async () => void (await give(desk, fund, gift)),
})

const voucher = (desk: Desk, { fundId }: FundTold, form: { happenedOn: string } & Record<string, unknown>): Act => ({
  on: form.happenedOn,
  run: async () =>
    void (await desk.send(ACCOUNTANT, 'ledger.postVoucher', { fundId, ...form }, `${form.happenedOn} 16:30`)),
})

async function giveBackHalf(desk: Desk, fund: FundTold): Promise<void> {
  const made = await give(desk, fund, TOO_MUCH)
  const wish = { ...made, fen: 100_000, reason: '捐赠人汇款时误多填一千元，来电请求退回' }
  const { refundId } = await desk.send<{ refundId: string }>(CASHIER, 'giving.askRefund', wish, '2024-03-20 10:00')
  const decision = { refundId, version: 1, outcome: 'approved', refundedOn: '2024-03-21' }
  await desk.send(MANAGER, 'giving.decideRefund', decision, '2024-03-21 10:00')
}

function goodsOfNanshi(desk: Desk, fund: FundTold): Act[] {
  const quotes = [
    { source: '天津某某商城', on: '2024-03-10', unitFen: 15_500 },
    { source: '某某医疗器械店', on: '2024-03-10', unitFen: 16_000 },
    { source: '某某网上商店', on: '2024-03-11', unitFen: 16_800 },
  ]
  return [
    ...goodsActs(
      desk,
      fund,
      {
        giver: { kind: 'enterprise', name: '天津市暖万家家纺有限公司', consent: 'full' },
        ...{ title: '冬季棉被', category: 'daily', unit: '床', quantity: 50, on: '2023-12-18' },
        evidence: { level: 'V1', proofFen: 850_000, proofNo: '发票00318842', proofOn: '2023-12-15' },
      },
      {
        ...{ areaCode: COMMUNITY, by: 'shequ-jingban', set: 20, each: 2, on: '2024-01-09' },
        to: [
          ['李秀兰', '3号楼2门，独居老人'],
          ['孙玉华', '5号楼1门，低保家庭'],
          ['马建军', '7号楼4门，残疾人家庭'],
          ['周淑珍', '2号楼3门，独居老人'],
        ],
      },
    ),
    ...goodsActs(desk, fund, {
      giver: { kind: 'organisation', name: '和平区爱心药房联谊会', consent: 'full' },
      ...{ title: '电子血压计', category: 'appliance', unit: '台', quantity: 12, on: '2024-03-12' },
      evidence: { level: 'V3', quotes },
    }),
    ...goodsActs(desk, fund, {
      giver: { kind: 'person', name: '高志文', consent: 'masked' },
      ...{ title: '旧图书', category: 'book', unit: '册', quantity: 80, isUsed: true, on: '2024-04-16' },
      evidence: { level: 'V0' },
    }),
  ]
}

/** What waits for somebody at the very moment the demonstration is loaded. */
async function aroundNow(desk: Desk, fund: FundTold, now: Date): Promise<void> {
  await statementOfBank(desk, fund, now)
  await grantsUnderWay(desk, fund, now)
  const on = addDays(dateOf(now), -24)
  const giver = { kind: 'enterprise', name: '天津市津沽实业有限公司', consent: 'full' } as const
  const related = { isRelated: true, relatedNote: '慈善组织的理事任该公司监事' }
  await give(desk, fund, { giver: { ...giver, ...related }, fen: 360_000, on })
}

const PEOPLE = [
  '王秀英',
  '李长河',
  '张丽华',
  '刘宝山',
  '陈淑敏',
  '杨树林',
  '赵桂芝',
  '黄志刚',
  '周海燕',
  '吴洪涛',
] as const
const STREETS = ['和顺', '兴盛', '永丰', '同德', '广源', '金泉', '瑞祥', '安康', '福康', '裕华'] as const

/** Two gifts and some goods handed out; every second one held a campaign, every third raises what its point is asked for. */
function yearOfAnother(desk: Desk, fund: FundTold): Act[] {
  const { no, code, townName } = fund
  const name = STREETS[no % STREETS.length] ?? STREETS[0]
  const on = (day: string) => addDays(day, no)
  const large: GiftTold = {
    giver: { kind: 'enterprise', name: `天津市${name}商贸有限公司`, consent: 'full' },
    ...{ fen: no % 3 === 0 ? 4_000_000 : 900_000 + no * 40_000, on: on('2023-11-08') },
  }
  const small: GiftTold = {
    giver: { kind: 'person', name: PEOPLE[no % PEOPLE.length] ?? PEOPLE[0] },
    ...{ fen: 60_000 + no * 5_000, on: on('2024-03-08') },
  }
  const goods = goodsActs(
    desk,
    fund,
    {
      giver: { kind: 'enterprise', name: `天津市${name}超市有限公司`, consent: 'full' },
      ...{ title: '家庭应急包', category: 'daily', unit: '个', quantity: 30, on: on('2024-01-03') },
      evidence: {
        level: 'V1',
        proofFen: 840_000 + no * 21_000,
        proofNo: `发票0047${1200 + no}`,
        proofOn: '2024-01-02',
      },
    },
    {
      ...{ areaCode: code, by: fund.clerk, set: 12, each: 1, on: on('2024-01-22') },
      to: [
        ['张桂珍', '1号楼2门，独居老人'],
        ['孙宝贵', '4号楼3门，残疾人家庭'],
      ],
    },
  )
  const campaign = {
    ...{ title: `${townName}新春暖心募捐`, plannedOn: on('2024-01-16'), submittedOn: on('2024-01-30') },
    ...{
      filedOn: on('2024-02-06'),
      startsOn: on('2024-02-20'),
      endsOn: on('2024-03-20'),
      reportedOn: on('2024-04-10'),
    },
    ...{ filingNo: `津民募备〔2024〕第${String(60 + no)}号`, expectedFen: 500_000, gifts: [small] },
  }
  return [
    giving(desk, fund, large),
    ...goods,
    ...(no % 2 === 0 ? campaignActs(desk, fund, campaign) : [giving(desk, fund, small)]),
  ]
}

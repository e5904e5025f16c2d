import { addDays, addMinutes, dateOf, showMoment } from '#kernel/time.ts'
import { COMMUNITY } from './accounts.ts'
import type { Desk } from './desk.ts'
import { ACCOUNTANT, type Act, CASHIER, type FundTold, MANAGER, Way } from './money-parts.ts'

const WORKER = 'shequ-jingban'
const VOTERS = ['weiyuan', 'weiyuan-2', 'weiyuan-3', 'weiyuan-4', 'weiyuan-5']
const CRITERIA = [
  { title: '需求真实', weight: 40 },
  { title: '方案可行', weight: 30 },
  { title: '预算合理', weight: 30 },
]

type Project = {
  title: string
  use: string
  applicantKind: 'community' | 'cso' | 'organisation'
  applicantName: string
  custodian?: string
  targetGroup: string
  plan: string
  startsOn: string
  endsOn: string
  lines: readonly [item: string, unitFen: number, quantity: number][]
}

async function openCall(desk: Desk, { code }: FundTold, title: string, opensOn: string, closesOn: string) {
  const form = {
    ...{ areaCode: code, title, uses: ['U1', 'U2', 'U5'], minFen: 100_000, maxFen: 2_000_000, opensOn, closesOn },
    ...{ applicantKinds: ['organisation', 'cso', 'team', 'station', 'community'], criteria: CRITERIA },
  }
  const clerk = 'nanshi-jingban'
  return desk.send<{ callId: string }>(clerk, 'grants.publishCall', form, `${opensOn} 09:00`)
}

/** Applied for, looked through and scored by three of the committee; `days`: from the application on. */
async function judged(desk: Desk, fund: FundTold, callId: string, project: Project, on: string): Promise<Way> {
  const { lines, ...told } = project
  const budget = lines.map(([item, unitFen, quantity]) => ({ item, unitFen, quantity, amountFen: unitFen * quantity }))
  const form = {
    ...{ callId, areaCode: COMMUNITY, ...told, lines: budget, related: '无' },
    askedFen: budget.reduce((sum, { amountFen }) => sum + amountFen, 0),
    ...{
      contactName: '周敏',
      contactPhone: '022-27300000',
      bank: `${told.custodian ?? told.applicantName}，天津某某银行`,
    },
  }
  const { grantId } = await desk.send<{ grantId: string }>(WORKER, 'grants.recordApplication', form, `${on} 10:00`)
  const way = new Way(desk, { grantId }, 2)
  const checked = addDays(on, 1)
  await way.go(fund.clerk, 'grants.checkApplication', `${checked} 09:30`, { outcome: 'passed', note: '材料齐全' })
  for (const [index, who] of VOTERS.slice(1, 4).entries()) {
    const marks = [88 - index * 3, 85 + index * 2, 82 + index]
    const score = { grantId, version: way.version, marks, comment: '居民有需要，做法清楚' }
    await desk.send(who, 'grants.scoreGrant', score, `${checked} ${String(14 + index)}:00`)
  }
  return way
}

const openVote = (fund: FundTold, way: Way, at: string): Promise<{ resolutionId: string }> =>
  way.go(fund.clerk, 'grants.openVote', at)

async function vote(desk: Desk, way: Way, resolutionId: string, on: string): Promise<void> {
  for (const [index, who] of VOTERS.entries()) {
    const ballot = { resolutionId, choice: 'for' }
    const at = `${on} 1${index}:30`
    if ((await desk.send<{ state: string }>(who, 'fund.castVote', ballot, at)).state !== 'open') break
  }
  const closed = { resolutionId, subjectKind: 'grants.grant', subjectId: '', outcome: 'passed' }
  await desk.work('grants.follow-votes', closed, `${on} 16:00`)
  way.version += 1
}

type Instalment = { fen: number; condition: string }
/** Approved by the hands that its amount asks for, shown to the public, and agreed on when nobody objected. */
async function agree(way: Way, fund: FundTold, on: string, instalments: readonly Instalment[]): Promise<string> {
  const grantedFen = instalments.reduce((sum, { fen }) => sum + fen, 0)
  await way.go(MANAGER, 'grants.approveGrant', `${on} 10:00`, { grantedFen })
  if (grantedFen > 500_000) await way.go(ACCOUNTANT, 'grants.countersignGrant', `${on} 11:00`, { grantedFen })
  const { until } = await way.go<{ until: string }>(fund.clerk, 'grants.publiciseGrant', `${on} 15:00`)
  const agreedOn = addDays(until, 1)
  const agreement = '按批准的预算分期拨付，专款专用，接受中期检查；未用完的款项退回基金'
  await way.go(fund.clerk, 'grants.signAgreement', `${agreedOn} 10:00`, { agreedOn, agreement, instalments })
  return agreedOn
}

const prepare = (way: Way, position: number, fen: number, at: string): Promise<{ paymentId: string }> =>
  way.go(CASHIER, 'grants.preparePayment', at, { position, fen })

/** The three hands of a payment, and the cashier again when the bank has paid. */
async function pay(desk: Desk, way: Way, position: number, fen: number, on: string): Promise<void> {
  const { paymentId } = await prepare(way, position, fen, `${on} 09:00`)
  const payment = new Way(desk, { paymentId })
  await payment.go(ACCOUNTANT, 'grants.checkPayment', `${on} 10:00`, { outcome: 'passed' })
  await payment.go(MANAGER, 'grants.approvePayment', `${on} 11:00`, { outcome: 'passed' })
  const voucherNo = `网银${on.replaceAll('-', '')}0${position}`
  await payment.go(CASHIER, 'grants.payPayment', `${on} 14:00`, { paidOn: on, voucherNo })
  way.version += 1
}

const VISITS: Project = {
  ...{ title: '独居老人每周探访', use: 'U1', applicantKind: 'community', applicantName: '庆有西里社区居委会' },
  ...{ targetGroup: '辖区独居老人40户', startsOn: '2023-12-20', endsOn: '2024-06-15' },
  plan: '组织志愿者每周上门探访独居老人，测血压、代购代办、节日送餐，每月汇总一次情况报街道。',
  lines: [
    ['探访物资（每户每月）', 3_000, 240],
    ['志愿者交通和保险', 1_500, 60],
    ['节日送餐', 2_500, 36],
  ],
}

/** The project of winter is over, and its last instalment was paid on the result, once the clock stands after this day. */
const CLOSED_BY = '2024-07-31'

/** From the application to two payments and a look midway; the last instalment waits for the result. */
export function grantActs(desk: Desk, fund: FundTold, today: string): Act[] {
  let way: Way | undefined
  const parts = [
    { fen: 400_000, condition: '协议签订后' },
    { fen: 300_000, condition: '中期检查合格后' },
    { fen: 200_000, condition: '验收通过后' },
  ]
  const start = async () => {
    const { callId } = await openCall(desk, fund, '2023年冬季邻里互助资助', '2023-11-01', '2023-11-30')
    way = await judged(desk, fund, callId, VISITS, '2023-11-20')
    const { resolutionId } = await openVote(fund, way, '2023-11-24 09:00')
    await vote(desk, way, resolutionId, '2023-11-27')
    await agree(way, fund, '2023-11-30', parts)
  }
  const midway = async () => {
    if (!way) return
    const note = '已探访38户、620人次，物资有签领，进度符合计划'
    await way.go(fund.clerk, 'grants.checkMidway', '2024-03-14 10:00', { note })
    await pay(desk, way, 2, 300_000, '2024-03-19')
  }
  return [
    { on: '2023-11-01', run: start },
    { on: '2023-12-15', run: async () => void (way && (await pay(desk, way, 1, 400_000, '2023-12-15'))) },
    { on: '2024-03-14', run: midway },
    { on: '2024-01-08', run: () => fulfilWish(desk, fund) },
    { on: '2024-06-20', run: async () => void (way && today > CLOSED_BY && (await close(desk, fund, way))) },
  ]
}

async function close(desk: Desk, fund: FundTold, way: Way): Promise<void> {
  const evidence = '发票和签领表'
  const told = {
    spent: VISITS.lines.map(([, unitFen, quantity], index) => ({
      ...{ position: index + 1, spentFen: unitFen * quantity, evidence },
    })),
    ...{ peopleServed: 40, hoursMinutes: 62_400 },
    report: '六个月里志愿者上门探访独居老人1040人次，及时发现并转介困难12件，老人普遍满意。',
  }
  await way.go(WORKER, 'grants.reportGrant', '2024-06-20 10:00', told)
  await way.go(fund.clerk, 'grants.acceptGrant', '2024-06-25 10:00', { outcome: 'passed' })
  await pay(desk, way, 3, 200_000, '2024-06-27')
  await way.go(fund.clerk, 'grants.closeGrant', '2024-07-01 10:00')
}

async function wish(desk: Desk, fund: FundTold, form: Record<string, unknown>, on: string): Promise<Way> {
  const asked = { areaCode: COMMUNITY, ...form }
  const { wishId } = await desk.send<{ wishId: string }>(WORKER, 'grants.recordWish', asked, `${on} 09:10`)
  const way = new Way(desk, { wishId })
  await way.go(fund.clerk, 'grants.verifyWish', `${on} 15:00`)
  return way
}

async function fulfilWish(desk: Desk, fund: FundTold): Promise<void> {
  const form = { name: '郑淑芬', item: '电热水壶', spec: '1.5升，带防干烧', valueFen: 15_900 }
  const way = await wish(desk, fund, form, '2024-01-08')
  await way.go(WORKER, 'grants.claimAtDesk', '2024-01-10 10:00', { claimer: '楼门长王建国' })
  await way.go(WORKER, 'grants.buyWish', '2024-01-12 10:00', { spentFen: 14_900, proof: '商场小票一张' })
  await way.go(WORKER, 'grants.deliverWish', '2024-01-15 15:00', { deliveredOn: '2024-01-15' })
  await way.go(WORKER, 'grants.confirmWish', '2024-01-16 09:00', { thanks: '水壶很好用，谢谢大家惦记' })
}

/** One that the committee votes on, one whose payment waits for a check, and a wish that nobody has taken on yet. */
export async function grantsUnderWay(desk: Desk, fund: FundTold, now: Date): Promise<void> {
  const on = (days: number) => addDays(dateOf(now), days)
  const at = (minutes: number) => showMoment(addMinutes(now, minutes))
  const { callId } = await openCall(desk, fund, '社区公益服务资助', on(-50), on(10))
  const span = { startsOn: on(-15), endsOn: on(120) }
  const cooking: Project = {
    ...{ title: '社区助餐志愿服务', use: 'U2', applicantKind: 'cso', applicantName: '庆有西里邻里互助社', ...span },
    ...{ custodian: '庆有西里社区居委会', targetGroup: '行动不便的居民25户' },
    plan: '每周两次由志愿者到社区食堂取餐并送餐上门，同时了解老人身体情况，发现问题及时告知社区。',
    lines: [
      ['保温餐箱', 12_000, 10],
      ['志愿者误餐和交通', 2_000, 190],
    ],
  }
  const paid = await judged(desk, fund, callId, cooking, on(-46))
  const { resolutionId } = await openVote(fund, paid, `${on(-44)} 09:00`)
  await vote(desk, paid, resolutionId, on(-43))
  await agree(paid, fund, on(-40), [
    { fen: 300_000, condition: '协议签订后' },
    { fen: 200_000, condition: '验收通过后' },
  ])
  await prepare(paid, 1, 300_000, at(-1_000))
  const yard: Project = {
    ...{ title: '楼院绿化与休息座椅', use: 'U2', applicantKind: 'community', applicantName: '庆有西里社区居委会' },
    ...{ targetGroup: '三个老旧楼院的居民', startsOn: on(20), endsOn: on(140) },
    plan: '和居民一起清理楼院空地，栽种耐旱花草，安装休息座椅，由楼门长牵头日常养护。',
    lines: [
      ['花草苗木', 1_500, 160],
      ['休息座椅', 60_000, 8],
    ],
  }
  const voted = await judged(desk, fund, callId, yard, on(-6))
  const open = await openVote(fund, voted, at(-2_000))
  const ballot = { resolutionId: open.resolutionId, choice: 'for', reason: '居民提了两年，该办了' }
  await desk.send('weiyuan-2', 'fund.castVote', ballot, at(-400))
  await wish(desk, fund, { name: '吴桂荣', isHousehold: true, item: '防滑浴凳', valueFen: 12_800 }, on(-3))
}

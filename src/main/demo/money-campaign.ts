import type { Desk } from './desk.ts'
import { ACCOUNTANT, type Act, CHARITY, type FundTold, type GiftTold, give, MANAGER, Way } from './money-parts.ts'

export type CampaignTold = {
  title: string
  plannedOn: string
  submittedOn: string
  filedOn: string
  startsOn: string
  endsOn: string
  reportedOn: string
  filingNo: string
  expectedFen: number
  /** What came of it; nothing of that was used yet when it was reported. */
  gifts: readonly GiftTold[]
}

/** Planned and approved by two hands, filed in time, held, ended and reported. */
export function campaignActs(desk: Desk, fund: FundTold, told: CampaignTold): Act[] {
  let way: Way | undefined
  const { startsOn, endsOn, reportedOn, gifts, plannedOn } = told
  const raisedFen = gifts.reduce((sum, { fen }) => sum + fen, 0)
  const act = (on: string, run: (one: Way) => Promise<unknown>): Act => ({
    on,
    run: async () => {
      if (way) await run(way)
    },
  })
  const plan: Act = {
    on: plannedOn,
    run: async () => {
      way = await fileOne(desk, fund, told)
    },
  }
  const content = `募捐期间共收到捐款${raisedFen / 100}元，全部进入慈善组织账户，尚未支出；募捐成本由慈善组织承担。捐款将由管委会决定，用于独居老人探访和困难家庭帮扶。`
  const report = { reportedOn, raisedFen, costFen: 0, spentFen: 0, content }
  return [
    plan,
    act(startsOn, (one) => one.go(ACCOUNTANT, 'campaigns.startCampaign', `${startsOn} 08:30`)),
    ...gifts.map((gift) => act(gift.on, (one) => give(desk, fund, { ...gift, campaignId: one.ref.campaignId ?? '' }))),
    act(endsOn, (one) => one.go(ACCOUNTANT, 'campaigns.endCampaign', `${endsOn} 17:30`, { endedOn: endsOn })),
    act(reportedOn, (one) => one.go(ACCOUNTANT, 'campaigns.reportCampaign', `${reportedOn} 10:00`, report)),
  ]
}

async function fileOne(desk: Desk, { fundId, code, townName }: FundTold, told: CampaignTold): Promise<Way> {
  const { title, startsOn, endsOn, expectedFen, plannedOn, submittedOn, filedOn, filingNo } = told
  const form = {
    ...{ areaCode: code, fundId, title, startsOn, endsOn, expectedFen, place: townName },
    purpose: `为${townName}独居老人、困境儿童和低收入家庭筹集帮扶资金，支持社区公益服务`,
    ...{ leaderName: '高建平', leaderTitle: '项目部主任', leaderIsStaff: true },
    ...{ officeAddress: '天津市和平区某某路12号', ways: ['bank', 'box'] },
    ...{ accountName: CHARITY, accountBank: '天津某某银行和平支行', accountNo: '1200 0000 0000 0018' },
    ...{ beneficiaryRange: '辖区低保、低收入、独居老人和困境儿童家庭', beneficiaryNumber: 120 },
    ...{ beneficiaryMethod: '社区入户摸底，管委会审议后公示', uses: ['U1', 'U2'] },
    useText: '购买探访服务和慰问物资，支持社区志愿服务活动',
    ...{ costFen: 0, costText: '由慈善组织承担，不从善款列支', surplus: '留在本基金用于相同或相近的项目' },
  }
  const { campaignId } = await desk.send<{ campaignId: string }>(
    ACCOUNTANT,
    'campaigns.draftCampaign',
    form,
    `${plannedOn} 10:00`,
  )
  const way = new Way(desk, { campaignId })
  await way.go(MANAGER, 'campaigns.approveCampaign', `${plannedOn} 15:00`)
  const step = (kind: string, happenedOn: string, more = {}) =>
    way.go(ACCOUNTANT, 'campaigns.recordStep', `${happenedOn} 11:00`, { kind, happenedOn, ...more })
  await step('submitted', submittedOn)
  await step('filed', filedOn, { filingNo })
  return way
}

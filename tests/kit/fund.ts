import { beforeAll, expect } from 'vitest'
import { addOrganisation, addPerson } from '#contexts/directory/public.ts'
import { fundContract as contract } from '#contexts/fund/contract.ts'
import type { Actor } from '#platform/access/actor.ts'
import { paths } from './divisions.ts'
import { idNumberOf } from './imports.ts'
import { loadTianjin } from './programme.ts'
import type { Town } from './town.ts'

export const FUND_TOWN = '120101006'
const CHARITY = '天津市和平社区公益基金会'
export const AGREEMENT = {
  name: `${CHARITY}南市街道社区基金`,
  keeperName: '宋管理',
  purpose: '支持南市街道的社区公益',
  source: '居民、企业和社会组织捐赠',
  startFen: 0,
  useOfMoney: '用于五类用途，经管委会决定',
  rights: '基金会承担责任，街道协助',
  voting: '五名委员，过半数通过',
  managementFeeBp: 500,
  disclosure: '每季度公布收支',
  fromDate: '2023-08-01',
  toDate: '2026-07-31',
  endConditions: '期满或双方同意',
  surplus: '用于相近的公益目的并公告',
  disputes: '协商，不成诉讼',
}
const PAPERS = ['application', 'agreement', 'board_minutes', 'announcement', 'rules', 'committee_list'] as const

/** 南市街道 with a city charity, its three hands and, if asked, a fund at work with a committee of five and a monitor. */
export function fundScene(town: Town) {
  const hands = {} as Record<'town' | 'city' | 'cashier' | 'accountant' | 'manager', Actor>
  let numbers = 0
  beforeAll(async () => {
    await loadTianjin(town)
    hands.city = await town.person('cityAdmin', paths.city)
    hands.town = await town.person('townAdmin', paths.nanshi)
    hands.cashier = await town.person('charityCashier', paths.nanshi)
    hands.accountant = await town.person('charityAccountant', paths.nanshi)
    hands.manager = await town.person('charityManager', paths.nanshi)
  })
  const as = (hand: keyof typeof hands) => town.as(hands[hand])
  const must = async (hand: keyof typeof hands, endpoint: string, input: Record<string, unknown>) => {
    const { status, body } = await as(hand).ask(contract, endpoint as never, input)
    expect(status, `${endpoint}: ${JSON.stringify(body).slice(0, 300)}`).toBe(200)
    return body
  }

  async function aCharity(more: object = {}): Promise<string> {
    const organisationId = await town.tx((tx) =>
      addOrganisation(tx, {
        ...{
          areaCode: '12',
          name: CHARITY,
          kind: 'host_charity',
          uscc: null,
          standing: 'registered',
          standingNo: '津民0001',
        },
        ...{ standingOn: '2016-09-01', domain: '', headName: '', createdAt: town.now },
      }),
    )
    const { charityId } = await must('city', 'recordCharity', {
      ...{ areaCode: '12', organisationId, kind: 'foundation', certificateNo: '津民慈募0001', managementCapBp: 1000 },
      ...{ certificateFrom: '2022-01-01', certificateTo: '2027-12-31', ...more },
    })
    return charityId
  }

  const versionOf = async (fundId: string): Promise<number> => (await must('town', 'getFund', { fundId })).version
  async function aPerson(name: string): Promise<string> {
    numbers += 1
    const idNumber = idNumberOf(`12010119650101${500 + numbers}`)
    return town.tx((tx) => addPerson(tx, { areaCode: '120101006018', name, idNumber }, town.now))
  }
  /** Somebody on the committee, with a phone in hand. */
  async function seated(fundId: string, name: string, seat: 'member' | 'monitor' = 'member', more: object = {}) {
    const personId = await aPerson(name)
    const self = await town.person(seat === 'member' ? 'fundCommittee' : 'fundMonitor', paths.xinwenhua, { personId })
    const { memberId } = await must('town', 'addMember', {
      ...{ fundId, version: await versionOf(fundId), personId, seat, standsFor: 'resident' },
      ...{ fromDate: '2023-08-01', toDate: '2026-07-31', ...more },
    })
    return { memberId, personId, phone: town.as(self) }
  }
  async function papers(fundId: string, kinds: readonly string[] = PAPERS): Promise<void> {
    for (const kind of kinds) await must('town', 'addPaper', { fundId, version: 1, kind })
  }
  async function step(fundId: string, name: string) {
    const input = { fundId, version: await versionOf(fundId) }
    if (name === 'draft') return must('town', 'draftAgreement', input)
    return must('manager', 'moveFund', { ...input, step: name })
  }

  /** A fund at work, with whoever decides in it. */
  async function aFund({ charity = {} }: { charity?: object } = {}) {
    const charityId = await aCharity(charity)
    const { fundId } = await must('town', 'prepareFund', { ...AGREEMENT, areaCode: FUND_TOWN, charityId })
    await papers(fundId)
    const members = []
    for (const name of ['赵一', '钱二', '孙三', '李四', '周五']) members.push(await seated(fundId, name))
    const monitor = await seated(fundId, '吴监督', 'monitor')
    for (const name of ['draft', 'approve', 'sign', 'announce', 'operate']) await step(fundId, name)
    return { fundId: fundId as string, charityId, members, monitor }
  }
  return { hands, as, must, aCharity, aPerson, seated, papers, step, versionOf, aFund }
}

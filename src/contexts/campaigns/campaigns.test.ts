import { beforeAll, expect, test } from 'vitest'
import { officeContract } from '#contexts/office/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { aFund, NANSHI } from '../../../tests/kit/giving.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { campaignsContract as contract } from './contract.ts'

const town = aTown()
type Hand = ReturnType<typeof town.as>
const hands = {} as Record<'clerk' | 'accountant' | 'manager' | 'reader', Hand>
let fundId = ''

beforeAll(async () => {
  await loadTianjin(town)
  fundId = await aFund(town)
  hands.clerk = town.as(await town.person('townAdmin', paths.nanshi))
  hands.accountant = town.as(await town.person('charityAccountant', paths.nanshi))
  hands.manager = town.as(await town.person('charityManager', paths.nanshi))
  hands.reader = town.as(await town.person('communityWorker', paths.xinwenhua))
})

const plan = {
  title: '暖冬行动公开募捐',
  purpose: '为南市街道困难老人筹集御寒物资与入户照护经费',
  ...{ startsOn: '2024-03-20', endsOn: '2024-06-20', place: '天津市和平区' },
  ...{ leaderName: '周敏', leaderTitle: '项目主管', leaderIsStaff: true, officeAddress: '天津市和平区南市大街1号' },
  ...{ ways: ['bank', 'box'], accountName: '天津市和平社区公益基金会', accountBank: '天津银行和平支行' },
  ...{ accountNo: '1201 0000 0000 0001', expectedFen: 5_000_000, beneficiaryRange: '辖区低保、低边家庭中的老年人' },
  ...{ beneficiaryNumber: 120, beneficiaryMethod: '社区初审、街道核对、公示后确定', uses: ['U1'] },
  ...{
    useText: '购买棉被、取暖器并支付入户照护费用',
    costFen: 50_000,
    costText: '宣传品印制',
    surplus: '转入本基金，用于同类用途',
  },
}
const draft = (more: object = {}, by: Hand = hands.clerk) =>
  by.ask(contract, 'draftCampaign', { areaCode: NANSHI, fundId, ...plan, ...more })
const look = async (campaignId: string) => (await hands.manager.ask(contract, 'getCampaign', { campaignId })).body
/** The version changes with every step; each asks for it anew. */
const act = async (by: Hand, name: keyof typeof contract.endpoints, campaignId: string, more: object = {}) =>
  by.ask(contract, name, { campaignId, version: (await look(campaignId)).version, ...more })
const at = (moment: string) => {
  town.now = new Date(`${moment}T09:00:00+08:00`)
}

test('a campaign goes from the plan over the charity and the civil-affairs office to its full report', async () => {
  at('2024-03-05')
  const { body } = await draft()
  const { campaignId } = body
  expect((await act(hands.clerk, 'approveCampaign', campaignId)).status).toBe(403)
  expect((await act(hands.manager, 'approveCampaign', campaignId)).status).toBe(200)
  expect((await act(hands.accountant, 'startCampaign', campaignId)).body.message).toContain(
    '还没有备案编号，不能开始募捐',
  )
  const step = (more: object) => act(hands.accountant, 'recordStep', campaignId, more)
  expect((await step({ kind: 'filed', happenedOn: '2024-03-05', filingNo: 'A100' })).body.message).toContain(
    '下一步应为：报送备案',
  )
  await step({ kind: 'submitted', happenedOn: '2024-03-05' })
  at('2024-03-08')
  await step({ kind: 'returned', happenedOn: '2024-03-07', note: '缺合作协议' })
  expect((await look(campaignId)).clock).toMatchObject([
    { code: 'submit', dueOn: '2024-03-10', doneOn: '2024-03-05', state: 'done' },
    { code: 'number', dueOn: '2024-03-15', doneOn: '2024-03-07', by: 'office' },
    { code: 'complete', dueOn: '2024-03-12', doneOn: null, state: 'open' },
  ])
  at('2024-03-14')
  await step({ kind: 'completed', happenedOn: '2024-03-14' })
  expect((await step({ kind: 'filed', happenedOn: '2024-03-14' })).body.message).toContain(
    '请填写民政部门赋予的备案编号',
  )
  expect((await step({ kind: 'filed', happenedOn: '2024-03-14', filingNo: '53120000MJ0000001A24001' })).status).toBe(
    200,
  )
  expect((await act(hands.accountant, 'startCampaign', campaignId)).body.message).toContain('2024年3月20日，那一天起')
  at('2024-03-20')
  expect((await act(hands.accountant, 'startCampaign', campaignId)).status).toBe(200)

  const change = { ...plan, place: '天津市和平区、南开区', changedOn: '2024-03-20', reason: '扩大募捐地域' }
  expect((await act(hands.accountant, 'changeCampaign', campaignId, change)).status).toBe(200)
  const { changes } = await look(campaignId)
  expect(changes).toMatchObject([
    { items: [{ item: '募捐地域', before: '天津市和平区', after: '天津市和平区、南开区' }] },
  ])
  at('2024-04-10')
  const { body: late } = await hands.manager.ask(contract, 'listCampaigns', { due: 'overdue' })
  expect(late.rows).toMatchObject([
    { id: campaignId, nextDuty: { code: 'change', dueOn: '2024-04-01', state: 'overdue' } },
  ])
  await act(hands.accountant, 'recordChangeFiled', campaignId, { changeId: changes[0].id, filedOn: '2024-04-10' })

  at('2024-06-21')
  expect((await act(hands.accountant, 'endCampaign', campaignId, { endedOn: '2024-05-01' })).body.message).toContain(
    '写明理由',
  )
  await act(hands.accountant, 'endCampaign', campaignId, { endedOn: '2024-06-20' })
  const report = {
    ...{ reportedOn: '2024-06-21', raisedFen: 6_000_000, costFen: 40_000, spentFen: 1_000_000 },
    content: '共募得6万元，支出1万元，结余转入本基金继续用于困难老人',
  }
  const tooMuch = await act(hands.accountant, 'reportCampaign', campaignId, { ...report, spentFen: 5_960_001 })
  expect(tooMuch.body.message).toContain('不能大于募得数额')
  expect((await act(hands.accountant, 'reportCampaign', campaignId, report)).status).toBe(200)
  const done = await look(campaignId)
  expect(done.state).toBe('reported')
  expect(done.clock.at(-1)).toMatchObject({ code: 'report', dueOn: '2024-09-20', state: 'done' })
})

test('a plan that comes too late for its start is not handed in, and goes back to be put off', async () => {
  at('2024-03-15')
  const { body } = await draft()
  await act(hands.manager, 'approveCampaign', body.campaignId)
  const step = { kind: 'submitted', happenedOn: '2024-03-15' }
  const told = await act(hands.accountant, 'recordStep', body.campaignId, step)
  expect(told.body.message).toMatch(/最晚应于2024年3月10日报送备案，已来不及.*《慈善组织公开募捐管理办法》/)
  await act(hands.manager, 'returnCampaign', body.campaignId, { reason: '推迟到四月' })
  const later = { ...plan, startsOn: '2024-04-01', endsOn: '2024-06-30' }
  expect((await act(hands.clerk, 'editCampaign', body.campaignId, later)).status).toBe(200)
  await act(hands.manager, 'approveCampaign', body.campaignId)
  expect((await act(hands.accountant, 'recordStep', body.campaignId, step)).status).toBe(200)
  expect((await act(hands.manager, 'returnCampaign', body.campaignId, { reason: '再改一改' })).body.message).toContain(
    '已经报送',
  )
  const taken = { kind: 'filed', happenedOn: '2024-03-15', filingNo: '53120000MJ0000001A24001' }
  expect((await act(hands.accountant, 'recordStep', body.campaignId, taken)).body.message).toContain('已用于另一次募捐')
})

test('an emergency runs at once and is filed within ten days after', async () => {
  at('2024-03-20')
  const { body } = await draft({ isEmergency: true, endsOn: '2025-03-20' })
  await act(hands.manager, 'approveCampaign', body.campaignId)
  expect((await act(hands.accountant, 'startCampaign', body.campaignId)).status).toBe(200)
  at('2024-04-02')
  expect((await look(body.campaignId)).clock).toMatchObject([{ code: 'submit', dueOn: '2024-04-01', state: 'overdue' }])
  await act(hands.accountant, 'recordStep', body.campaignId, { kind: 'submitted', happenedOn: '2024-04-02' })
  await act(hands.accountant, 'recordStep', body.campaignId, {
    kind: 'filed',
    happenedOn: '2024-04-02',
    filingNo: 'A777',
  })
  expect(await look(body.campaignId)).toMatchObject({
    state: 'running',
    filingNo: 'A777',
    clock: [{ state: 'late' }, {}],
  })
})

test('what a plan must not say or lack is refused with its clause', async () => {
  at('2024-03-05')
  const told = async (more: object) => (await draft(more)).body.message as string
  expect(await told({ useText: '每户捐款不少于50元，由网格员上门收取' })).toMatch(/“每户捐.*《慈善法》第三十一条/)
  expect(await told({ beneficiaryMethod: '募捐任务分解到各社区' })).toContain('摊派')
  expect(await told({ beneficiaryRange: '用于救助王小明同学' })).toContain('特定的个人')
  expect(await told({ beneficiaryNumber: 1 })).toContain('受益人须不少于2人')
  expect(await told({ accountName: '南市街道办事处' })).toContain('账户名称须与“天津市和平社区公益基金会”一致')
  expect(await told({ endsOn: '2027-03-21' })).toMatch(/最晚到2027年3月20日/)
  expect(await told({ isEmergency: true, endsOn: '2025-03-21' })).toMatch(/最晚到2025年3月20日/)
  expect(await told({ endsOn: '2024-03-19' })).toContain('早于开始日期')
  expect(await told({ leaderIsStaff: false })).toContain('专职工作人员')
  expect(await told({ costFen: 5_000_000 })).toContain('募捐成本')
  expect(await told({ expectedFen: 0 })).toContain('须大于0')
  expect(await told({ ways: ['bank', 'platform'] })).toContain('国务院民政部门指定的平台')
  expect((await draft({}, hands.reader)).status).toBe(403)
  const platforms = [{ name: '某公开募捐平台', url: 'https://gongyi.example.cn/p/1' }]
  expect((await draft({ ways: ['platform'], platforms, platformsDesignated: true })).status).toBe(200)
})

test('a partner raises money only with an evaluation and a written agreement behind it', async () => {
  const partner = { name: '南市街道社会工作服务站', duty: '协助发放宣传材料并解释用途' }
  const { body } = await draft({ partners: [partner] })
  const told = await act(hands.manager, 'approveCampaign', body.campaignId)
  expect(told.body.message).toContain('合作方“南市街道社会工作服务站”还没有评估报告或书面协议')
  const file = { areaCode: NANSHI, purpose: 'document' }
  const { fileId } = (await hands.clerk.ask(officeContract, 'uploadFile', file)).body
  const papers = { evaluatedOn: '2024-03-01', evaluation: '具备能力', evaluationFileId: fileId }
  const whole = { ...partner, ...papers, agreedOn: '2024-03-02', agreementFileId: fileId }
  await act(hands.clerk, 'editCampaign', body.campaignId, { ...plan, partners: [whole] })
  expect((await act(hands.manager, 'approveCampaign', body.campaignId)).status).toBe(200)
})

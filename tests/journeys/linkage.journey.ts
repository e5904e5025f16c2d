import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { pdf } from '../kit/sample-files.ts'
import { read, send, signedIn } from './kit/acting.ts'
import { choose, closed, confirm, inWindow, lookOver, open } from './kit/acts.ts'
import { aBrowser, axeFaults, PHONE, pictureAsIs } from './kit/browser.ts'
import { aClockedServer } from './kit/clocked.ts'

/** One need of 庆有西里 through seven posts, from the resident's mouth to the confirmed result. */
const server = aClockedServer()
const browser = aBrowser()
const TOWN = '120101006'
const COMMUNITY = '120101006001'
const WORDS = '我们楼三位八十多岁的老人自己做不了饭，中午常常吃剩饭，盼着有人送口热饭'
const PROJECT = '三位老人的热午饭'
const ELDER = { name: '钱桂香', idNumber: '120101193804127721' }
let address = ''
let needId = ''
let projectPath = ''
let community: Page

const as = async (username: string, viewport?: { width: number; height: number }): Promise<Page> =>
  signedIn(await browser.visit({ ...(viewport && { viewport }), address }), address, username)
const act = (page: Page, path: string, input: Record<string, unknown>) => send(page, address, path, input)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Looks at a phone page as it is; `what` is the thing that has to be there first. */
async function glance(page: Page, name: string, what: Locator): Promise<void> {
  await what.waitFor()
  await pictureAsIs(page, `linkage-${name}`)
  expect(await axeFaults(page), name).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(PHONE.width)
}
const seat = (page: Page, party: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: party }) })
async function tie(kind: string, title: string): Promise<void> {
  await open(community, projectPath, PROJECT)
  await inWindow(community, '关联记录', '关联', async (form) => {
    if (kind !== '志愿活动') await choose(form.getByRole('combobox', { name: '哪一类' }), kind)
    const which = form.getByRole('combobox', { name: '哪一条' })
    await which.click()
    await which.fill(title)
    await community.locator('.ant-select-dropdown:visible').getByText(title).first().click()
  })
  await community.getByText(title).first().waitFor()
}

beforeAll(async () => {
  address = await server.at('2024-06-14T09:00')
})

test('a resident tells a need on the phone, one thing a page', async () => {
  const resident = await as('jumin', PHONE)
  await resident.goto('/m/needs/new')
  const next = () => press(resident, '下一步')
  await resident.getByLabel('大家的事').check()
  await next()
  await resident.getByLabel(/在哪个社区|或者写别的社区/).fill('庆有西里')
  await resident.getByLabel('庆有西里社区').click()
  await next()
  await resident.getByLabel('有什么难处，慢慢说').fill(WORDS)
  await glance(resident, '1-words', resident.getByLabel('有什么难处，慢慢说'))
  await next()
  await resident.getByLabel('老人的吃饭、照料、看病').check()
  await next()
  await next()
  await next()
  await next()
  await resident.getByText(WORDS).waitFor()
  await press(resident, '交上去')
  await resident.waitForURL(/\/m\/needs\/[\da-f-]{36}$/)
  needId = resident.url().split('/').at(-1) ?? ''
  await glance(resident, '1-told', resident.getByText(WORDS).first())
})

test('the community verifies it, classes it and gathers five parties around it', async () => {
  community = await as('shequ-jingban')
  await community.goto(`/needs/${needId}`)
  await inWindow(community, '核实', '登记核实', async (form) => {
    await choose(form.getByRole('combobox', { name: '怎样核实的' }), '入户核实')
    await form.getByLabel('核实到的情况').fill('三户都看过，灶台久不开火')
  })
  await inWindow(community, '分类', '保存分类', async (form) => {
    await form.getByRole('radio', { name: '社区', exact: true }).check()
    await form.getByRole('radio', { name: /^社会力量/ }).check()
    await form.getByLabel('说明').fill('社区食堂尚未覆盖本楼，先由社会力量送餐')
  })
  await inWindow(community, '交办', '交办', async (form) => {
    await choose(form.getByRole('combobox', { name: '交给哪一方' }), '社会工作者')
    await form.getByLabel('单位或个人').fill('南市街道社工站')
  })
  await lookOver(community, 'linkage-2-need')

  await community.getByRole('link', { name: '由这件需求成立联动项目' }).click()
  await community.getByRole('heading', { level: 1, name: '成立联动项目' }).waitFor()
  await community.getByLabel('项目名称').fill(PROJECT)
  await community.getByLabel('要做成什么').fill('三位老人每天中午吃上热饭')
  for (const [party, unit] of [
    [/^社区（/, '庆有西里社区居委会'],
    [/^社会工作者（/, '南市街道社工站'],
    [/^社区社会组织（/, '庆有西里邻里照护社'],
    [/^志愿者（/, '庆有西里志愿服务队'],
    [/^慈善资金（/, '南市街道社区基金'],
  ] as const)
    await community.getByRole('combobox', { name: party }).fill(unit)
  await press(community, '成立项目')
  await community.getByRole('heading', { level: 1, name: PROJECT }).waitFor()
  projectPath = new URL(community.url()).pathname
  await community.getByText('1/5').waitFor()
  const organisation = seat(community, '社区社会组织')
  await organisation.getByRole('button', { name: '邀请', exact: true }).click()
  const form = community.getByRole('dialog')
  await form.getByLabel('请对方做什么').fill('请每天中午送餐上门')
  await press(community, '发出邀请')
  await closed(form)
  await organisation.getByText('已邀请').waitFor()
  await lookOver(community, 'linkage-2-project')
})

test('a social worker takes it on as a case, read by few', async () => {
  await act(community, 'directory/record-person', { areaCode: COMMUNITY, ...ELDER })
  const worker = await as('shegong')
  await worker.goto(`/needs/${needId}`)
  await worker.getByRole('link', { name: '接为个案' }).click()
  await worker.getByRole('heading', { level: 1, name: '接案登记' }).waitFor()
  await worker.getByText(/^从需求/).waitFor()
  const client = worker.getByRole('combobox', { name: /服务对象$/ })
  await client.click()
  await client.fill(ELDER.name)
  await worker.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await choose(worker.getByRole('combobox', { name: '服务对象类别' }), '独居、空巢、高龄、失能老人')
  await worker.keyboard.press('Escape')
  await worker.getByLabel('主要困扰或求助的问题').fill('腿脚不便，一个人吃饭凑合')
  await worker.getByLabel('风险筛查').fill('未发现')
  await worker.getByLabel('是否属于服务范围').fill('属于')
  await press(worker, '登记')
  await worker.waitForURL(/\/casework\/cases\//)
  await inWindow(worker, '登记知情同意书', '登记', async (form) => {
    await form.getByLabel('签署人姓名').fill(ELDER.name)
    const scan = { name: '知情同意书.pdf', mimeType: 'application/pdf', buffer: pdf }
    await form.locator('input[type=file]').setInputFiles(scan)
    await form.getByLabel('已向签署人说明保密与例外').check()
  })
  await inWindow(worker, '决定是否接案', '提交决定', async (form) => {
    await form.getByRole('radio', { name: /^接案/ }).check()
    await form.getByLabel('理由').fill('属于高龄独居老人，需要评估')
  })
  await lookOver(worker, 'linkage-3-case')
  const caseId = new URL(worker.url()).pathname.split('/').at(-1)
  await expect(read(await as('nanshi-jingban'), 'casework/get-case', { caseId })).rejects.toThrow()
  await open(community, projectPath, PROJECT)
  await seat(community, '社会工作者').getByText('已行动').waitFor()
})

test('the organisation writes down what it delivered, on the phone', async () => {
  const head = await as('shezu', PHONE)
  const { rows } = await read(head, 'incubation/my-organisations', {})
  const mine = rows.find(({ name }: { name: string }) => name.includes('照护社'))
  await head.goto(`/m/org/${mine.id}/record`)
  await head.getByLabel(/上门/).check()
  await head.getByLabel('做了什么').fill('中午送热饭上门')
  await head.getByLabel('帮到了几个人').fill('3')
  await press(head, '记下来')
  await glance(head, '4-delivered', head.getByText('中午送热饭上门').first())
  await tie('社会组织公益服务', '中午送热饭上门')
  await seat(community, '社区社会组织').getByText('已行动').waitFor()
})

test('volunteers serve, and their hours are on the record', async () => {
  const starts = '2024-06-15T11:00:00+08:00'
  const form = {
    ...{
      areaCode: COMMUNITY,
      audience: 'volunteers',
      title: '热午饭送上楼',
      content: '两人一组送餐',
      place: '社区食堂',
    },
    ...{ organiser: '庆有西里社区居委会', contact: '社区服务大厅', riskLevel: 'low' },
    ...{ risks: '上下楼注意脚下', leaderName: '赵主任' },
    shifts: [{ startsAt: starts, endsAt: '2024-06-15T12:30:00+08:00', places: 10 }],
  }
  const { activityId } = await act(community, 'activities/create-activity', form)
  await act(community, 'activities/submit-activity', { activityId, version: 1 })
  const office = await as('nanshi-shenpi')
  await act(office, 'activities/review-activity', { activityId, version: 2, verdict: 'approve' })
  const volunteer = await as('zhiyuanzhe', PHONE)
  await volunteer.goto(`/m/activities/${activityId}`)
  await press(volunteer, '我要报名')
  await volunteer.getByText('您已报名').waitFor()

  address = await server.at('2024-06-15T12:40')
  community = await as('shequ-jingban')
  const activity = await read(community, 'activities/get-activity', { activityId })
  const [{ id: shiftId }] = activity.shifts
  const sheet = await read(community, 'activities/get-roll-sheet', { activityId })
  const [{ personId }] = sheet.rows
  const mark = (kind: 'in' | 'out', at: string) => ({ key: randomUUID(), shiftId, personId, kind, at })
  const marks = [mark('in', starts), mark('out', '2024-06-15T12:30:00+08:00')]
  const { answers } = await act(community, 'activities/roll-call', { areaCode: COMMUNITY, activityId, marks })
  expect(answers.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['recorded', 'recorded'])
  const { version } = await read(community, 'activities/get-activity', { activityId })
  await act(community, 'activities/end-activity', { activityId, version })
  await act(community, 'volunteering/confirm-activity', { activityId })
  await act(await as('nanshi-shenpi'), 'volunteering/verify-activity', { activityId })
  const own = await as('zhiyuanzhe', PHONE)
  await own.goto('/m/hours')
  await own.getByText('热午饭送上楼').first().click()
  await press(own, '时长对，没有异议')
  await own.getByText('已记入').first().waitFor()
  await tie('志愿活动', '热午饭送上楼')
  await seat(community, '志愿者').getByText('已行动').waitFor()
})

test('the fund pays by three hands', async () => {
  const cashier = await as('cishan-chuna')
  const accountant = await as('cishan-kuaiji')
  const manager = await as('cishan-fuze')
  const { rows } = await read(cashier, 'grants/list-grants', { areaCode: TOWN })
  const { id: grantId, title } = rows.find((one: { state: string }) => one.state === 'agreed')
  const path = `/fund/grants/${grantId}`
  // The cashier prepared it the day before.
  await open(accountant, path, title)
  await confirm(accountant, '复核')
  await open(manager, path, title)
  await confirm(manager, '批准')
  await manager.getByText('待付款').first().waitFor()
  await open(cashier, path, title)
  await inWindow(cashier, '登记已付款', '登记并记账', (form) => form.getByLabel('付款凭证号').fill('FK-20240615'))
  await cashier.getByText('付款凭证FK-20240615').first().waitFor()
  await tie('资助', title)
  await community.getByText('5/5').waitFor()
})

test('it is resolved, the resident confirms, and the linkage shows five of five with its days', async () => {
  const worker = await as('shegong')
  await worker.goto(`/needs/${needId}`)
  await inWindow(worker, '开始办理', '开始办理')
  await inWindow(worker, '办结', '办结，请本人确认', async (form) => {
    for (const means of ['社工服务', '志愿服务']) await form.getByText(means).click()
    await form.getByLabel('结果').fill('三位老人每天中午有人送热饭，社工每月回访')
  })
  const resident = await as('jumin', PHONE)
  await resident.goto(`/m/needs/${needId}`)
  await resident.getByLabel('很满意', { exact: true }).check()
  await glance(resident, '7-confirm', resident.getByRole('button', { name: '是的，办好了' }))
  await press(resident, '是的，办好了')
  await resident.getByRole('button', { name: '是的，办好了' }).waitFor({ state: 'detached' })

  await open(community, projectPath, PROJECT)
  await inWindow(community, '办结', '办结', (form) => form.getByLabel('做成了什么').fill('三位老人每天中午吃上热饭'))
  await community.getByText('5/5').waitFor()
  await community.getByText('1天', { exact: true }).waitFor()
  await lookOver(community, 'linkage-7-five')
  const anybody = await browser.visit({ viewport: PHONE, address })
  await anybody.goto(`/m/linkage/${projectPath.split('/').at(-1)}`)
  await glance(anybody, '7-public', anybody.getByText('三位老人每天中午吃上热饭').first())
})

test('S3.2 counts the project and opens to it', async () => {
  const clerk = await as('nanshi-jingban')
  const board = await read(clerk, 'standards/read-board', {})
  const { pointId } = board.points.find(({ townName }: { townName: string }) => townName === '南市街道')
  await open(clerk, `/points/${pointId}?figure=S3.2`, '南市街道')
  const row = clerk.getByRole('dialog').getByRole('link', { name: new RegExp(PROJECT) })
  await row.first().waitFor()
  await lookOver(clerk, 'linkage-8-evidence')
  await row.first().click()
  await clerk.getByRole('heading', { level: 1, name: PROJECT }).waitFor()
})

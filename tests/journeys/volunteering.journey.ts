import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { idNumberOf } from '../kit/imports.ts'
import { linksIn } from '../kit/pdf-text.ts'
import { activeShareOf } from './kit/active-share.ts'
import { choose, closed, lookOver, typeDate } from './kit/acts.ts'
import { aBrowser, axeFaults, errorsOf, PHONE, pictureAsIs } from './kit/browser.ts'
import { aClockedServer } from './kit/clocked.ts'

/** 庆有西里 in June 2024: a volunteer from the phone code to the certificate, a leader at the door, two hands at the desk. */
const server = aClockedServer()
const browser = aBrowser()
const COMMUNITY = '庆有西里社区居委会'
const TITLE = '陪伴独居老人（六月）'
const ME = { name: '孙小梅', phone: '13900001111', idNumber: idNumberOf('12010119850101521') }
let address = ''
let phone: Page
let leader: Page
let activityId = ''

const visit = async (path: string, viewport?: { width: number; height: number }): Promise<Page> => {
  const page = await browser.visit({ ...(viewport && { viewport }), address })
  await page.goto(path)
  return page
}

/** At the desk, as one of the demonstration. */
async function desk(username: string, path: string, heading: string | RegExp): Promise<Page> {
  const page = await browser.visit({ address })
  const data = { username, password: 'Demo.Tianjin-2023' }
  expect((await page.request.post('/api/sign-in', { data, headers: { origin: address } })).ok()).toBe(true)
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  return page
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** A step that is confirmed in a window. */
async function decide(page: Page, label: string, reason?: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  if (reason) await dialog.getByRole('textbox').last().fill(reason)
  await dialog.getByRole('button', { name: label, exact: true }).click()
  await closed(dialog)
}

/** A phone page as it is: nothing axe finds, nothing in the console, no sideways scroll. */
async function glance(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await pictureAsIs(page, `volunteering-${name}`)
  expect(await axeFaults(page), name).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(PHONE.width)
  expect(errorsOf(page), name).toEqual([])
}

/** The code that the leader's phone shows at this moment, as a camera would read it. */
async function scannedCode(): Promise<string> {
  const answer = leader.waitForResponse((response) => response.url().includes('/api/activities/list-tickets'))
  await leader.goto(`/m/lead/${activityId}/code`)
  const { now, tickets } = (await (await answer).json()) as {
    now: string
    tickets: { url: string; from: string; to: string }[]
  }
  await leader.getByRole('img', { name: /签到二维码/ }).waitFor()
  return tickets.find(({ from, to }) => from <= now && now < to)?.url ?? ''
}

const activeShare = (page: Page) => activeShareOf(page, { town: '南市街道', community: '庆有西里' })
let before: Awaited<ReturnType<typeof activeShare>>

beforeAll(async () => {
  address = await server.at('2024-06-13T09:00')
})

test('a resident signs in with a code and applies on the phone', async () => {
  phone = await visit('/m/register', PHONE)
  await phone.getByLabel('手机号').fill(ME.phone)
  await press(phone, '获取验证码')
  const outbox = await desk('xitong', '/outbox', '短信发件箱')
  const letter = await outbox
    .getByText(/验证码\d{6}/)
    .first()
    .textContent()
  await phone.getByLabel('短信验证码').fill(/\d{6}/.exec(letter ?? '')?.[0] ?? '')
  await press(phone, '登录')
  await heading(phone, '注册志愿者')
  await phone.getByLabel('姓名').fill(ME.name)
  await phone.getByLabel('身份证号').fill(ME.idNumber)
  await glance(phone, '1-register-who')
  await press(phone, '下一步')
  await phone.getByLabel('住在哪个社区').fill('庆有西里')
  await phone.getByLabel(COMMUNITY).click()
  await press(phone, '下一步')
  await phone.getByLabel('关爱特殊群体').check()
  await phone.getByLabel('周末').check()
  await glance(phone, '1-register-willing')
  await press(phone, '下一步')
  for (const box of await phone.getByRole('checkbox').all()) await box.check()
  await press(phone, '交上去')
  await heading(phone, '我的')
  await phone.getByText('请带身份证到社区核验一次').waitFor()
  await glance(phone, '1-applied')
})

test('the community sees the document and registers', async () => {
  const worker = await desk('shequ-jingban', '/volunteering/registrations', '注册核验')
  await worker.getByRole('link', { name: '孙**' }).click()
  await heading(worker, '孙**的注册申请')
  await lookOver(worker, 'volunteering-2-verify')
  await worker.getByLabel('证件上的姓名').fill(ME.name)
  await worker.getByLabel('证件上的身份证号').fill(ME.idNumber)
  await press(worker, '核验通过并登记')
  await worker.getByText(/· 已注册$/).waitFor()
  await phone.goto('/m/me')
  await phone.getByText(`您是${COMMUNITY}的注册志愿者`).waitFor()
})

test('an activity is planned by one hand and published by another', async () => {
  leader = await visit('/m/lead', PHONE)
  await press(leader, '工作人员用账号密码登录')
  await leader.getByLabel('用户名').fill('duizhang')
  await leader.getByLabel('密码').fill('Demo.Tianjin-2023')
  await press(leader, '登录')
  await heading(leader, '带队')

  const worker = await desk('shequ-jingban', '/activities/new', '筹划活动')
  const leaderName = await leaderOf(worker)
  await worker.getByLabel('活动名称').fill(TITLE)
  await choose(worker.getByRole('combobox', { name: '所在社区或街镇' }), COMMUNITY)
  await worker.getByLabel('服务内容').fill('两人一组，陪独居老人聊天、读报。')
  await worker.getByLabel('组织单位').fill(COMMUNITY)
  const led = worker.getByRole('combobox', { name: '活动负责人' })
  await led.click()
  await led.fill(leaderName)
  await worker.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await worker.getByLabel('联系方式').fill('社区服务大厅')
  for (const [label, moment] of [
    ['开始', '2024-06-14 09:00'],
    ['结束', '2024-06-14 11:00'],
  ] as const) {
    await typeDate(worker.getByLabel(label, { exact: true }), moment)
  }
  await worker.getByLabel('集合地点').fill('社区党群服务中心')
  await worker.getByLabel('可能的风险').fill('在小区内活动，请注意脚下台阶。')
  await press(worker, '保存')
  await heading(worker, TITLE)
  activityId = worker.url().split('/').at(-1) ?? ''
  await decide(worker, '提交审核')
  const clerk = await desk('nanshi-jingban', `/activities/${activityId}`, TITLE)
  await decide(clerk, '审核通过')
  await clerk.getByText('招募中').first().waitFor()
  await lookOver(clerk, 'volunteering-3-published')
})

/** The captain's whole name, as the open list of activities tells it. */
async function leaderOf(page: Page): Promise<string> {
  const list = await (await page.request.get('/api/activities/browse-activities')).json()
  const input = encodeURIComponent(JSON.stringify({ activityId: list.rows[0].id }))
  return (await (await page.request.get(`/api/activities/view-activity?input=${input}`)).json()).leaderName
}

test('the volunteer finds it and signs up', async () => {
  await phone.goto('/m/activities')
  await phone.getByText(TITLE).click()
  await heading(phone, TITLE)
  await glance(phone, '4-activity')
  await press(phone, '我要报名')
  await phone.getByText('您已报名').waitFor()
})

test('at the door the code on the leader’s phone lets the volunteer in, and two hours later out; old codes do not', async () => {
  address = await server.at('2024-06-14T08:55')
  const early = await scannedCode()
  await glance(leader, '5-code')
  await phone.goto(early)
  await press(phone, '签到')
  await phone.getByText(/已签到 08:5\d/).waitFor()
  await glance(phone, '5-checked-in')

  address = await server.at('2024-06-14T11:01')
  await phone.goto(early)
  await phone.getByRole('alert').waitFor()
  await phone.goto(await scannedCode())
  await press(phone, '签退')
  await phone.getByText(/已签退 11:0\d/).waitFor()
  await phone.getByText('本次服务2小时').waitFor()
})

test('the leader confirms, another hand verifies, the volunteer objects, and the hours are put right', async () => {
  await leader.goto(`/m/lead/${activityId}/hours`)
  await glance(leader, '6-confirm')
  await press(leader, '情况属实，全部确认')
  await leader.getByText('已确认1人').waitFor()
  const worker = await desk('shequ-jingban', `/activities/${activityId}`, TITLE)
  await decide(worker, '结束')
  await verify()

  await phone.goto('/m/hours')
  await phone.getByText(TITLE).click()
  await press(phone, '时长不对，我有异议')
  await phone.getByLabel('再说几句').fill('我八点三刻就到了')
  await press(phone, '提出异议')
  await phone.getByText('答复您').waitFor()
  await glance(phone, '6-objected')

  await worker.goto('/volunteering/review?tab=objections')
  await press(worker, '答复')
  const dialog = worker.getByRole('dialog')
  await dialog.getByText('更正', { exact: true }).click()
  for (const [label, moment] of [
    [/实际开始/, '2024-06-14 08:45'],
    [/实际结束/, '2024-06-14 11:00'],
  ] as const) {
    await typeDate(dialog.getByLabel(label), moment)
  }
  await dialog.getByLabel('理由').fill('值班表载明八点三刻到场')
  await dialog.getByRole('button', { name: '答复', exact: true }).click()
  await closed(dialog)
  await verify()

  await phone.goto('/m/hours')
  await phone
    .getByRole('link', { name: /2小时15分钟/ })
    .first()
    .click()
  await phone.getByText('一次服务').waitFor()
  before = await activeShare(await desk('nanshi-jingban', '/board', '挂图作战'))
  await press(phone, '时长对，没有异议')
  await phone.getByText('已记入').first().waitFor()
  await glance(phone, '6-final')
})

async function verify(): Promise<void> {
  const clerk = await desk('nanshi-jingban', `/volunteering/review?tab=verify&activityId=${activityId}`, '时长复核')
  await press(clerk, '全选无疑点的')
  await clerk.getByRole('button', { name: /^复核所选 1 条$/ }).click()
  await clerk
    .getByRole('dialog')
    .getByRole('button', { name: /^复核所选/ })
    .click()
  await closed(clerk.getByRole('dialog'))
  await clerk.context().close()
}

test('a certificate is asked for, issued, and anybody can verify it', async () => {
  await phone.goto('/m/certificates/new')
  await phone.getByText(/^证明会写上下面1次服务/).waitFor()
  await glance(phone, '7-ask')
  await press(phone, '申请开证明')
  await heading(phone, '我的证明')

  const worker = await desk('shequ-jingban', '/volunteering/recognition', '证明与星级')
  await worker.getByRole('link', { name: '孙**' }).click()
  await worker.getByRole('main').getByRole('button', { name: '出具证明' }).click()
  const dialog = worker.getByRole('dialog')
  await dialog.getByLabel(/本单位负责人/).fill('赵主任')
  await dialog.getByLabel(/联系电话/).fill('022-27270000')
  await dialog.getByRole('button', { name: '出具证明' }).click()
  await closed(dialog)
  await lookOver(worker, 'volunteering-7-issued')

  await phone.goto('/m/certificates')
  await phone.getByText('已开好').waitFor()
  const href = (await phone.getByRole('link', { name: '打开证明' }).getAttribute('href')) ?? ''
  const paper = await phone.request.get(href)
  expect(paper.headers()['content-type']).toContain('pdf')
  const [verifyAt = ''] = linksIn(await paper.body())
  const stranger = await visit(verifyAt, PHONE)
  await stranger.getByRole('status').filter({ hasText: '有效' }).waitFor()
  await stranger.getByText('孙**').waitFor()
  await stranger.getByText(/^2小时15分/).waitFor()
  await glance(stranger, '7-verified')
})

test('the share of active volunteers moved by one, and its evidence opens to this check-in', async () => {
  const clerk = await desk('nanshi-jingban', '/board', '挂图作战')
  await expect.poll(async () => (await activeShare(clerk)).active, { timeout: 30_000 }).toBe(before.active + 1)
  const { all, evidence } = await activeShare(clerk)
  expect(all).toBe(before.all)
  await clerk.goto(evidence)
  const drawer = clerk.getByRole('dialog')
  const mine = drawer.getByRole('row').filter({ hasText: '孙**' }).filter({ hasText: '签到1次（更正1次）' })
  const more = drawer.locator('button:not(.ant-btn-loading)', { hasText: '继续查看' }).first()
  for (;;) {
    await mine.or(more).first().waitFor()
    if (await mine.isVisible()) break
    await more.click()
  }
  await lookOver(clerk, 'volunteering-8-evidence')
  await mine.getByRole('link').click()
  await clerk.getByRole('heading', { level: 1, name: '孙**' }).waitFor()
  await lookOver(clerk, 'volunteering-8-volunteer')
  await clerk.getByRole('link', { name: '2024-06-14' }).click()
  await clerk.getByText('更正 08:45–11:00').first().waitFor()
  await clerk.locator('dt', { hasText: '更正前' }).locator('+ dd').getByRole('link').click()
  await clerk.getByText(/扫码签到 09:00–11:0\d/).waitFor()
})

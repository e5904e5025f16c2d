import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linksIn } from '../kit/pdf-text.ts'
import { read, send, signedIn } from './kit/acting.ts'
import { closed, inWindow, lookOver, typeDate } from './kit/acts.ts'
import { aBrowser, axeFaults, PHONE, pictureAsIs } from './kit/browser.ts'
import { aClockedServer } from './kit/clocked.ts'

/** 南市街道's fund in summer 2024: one gift from the bank's statement to the people it helped, and to the published quarter. */
const server = aClockedServer()
const browser = aBrowser()
const TOWN = '120101006'
const COMMUNITY = '120101006001'
const GIFT_FEN = 600_000
let address = ''
let fundId = ''
let giftId = ''
let cashier: Page
let accountant: Page
let manager: Page
let clerk: Page
const folder = mkdtempSync(join(tmpdir(), 'wushe-fund-'))

const as = async (username: string, viewport?: { width: number; height: number }): Promise<Page> =>
  signedIn(await browser.visit({ ...(viewport && { viewport }), address }), address, username)
const act = (page: Page, path: string, input: Record<string, unknown>) => send(page, address, path, input)

async function open(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}
/** Presses what asks first, and says yes. */
async function confirm(page: Page, label: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: label, exact: true }).click()
  await closed(dialog)
}
/** Looks at a phone page as it is; `what` is the thing that has to be there first. */
async function glance(page: Page, name: string, what: Locator): Promise<void> {
  await what.waitFor()
  await pictureAsIs(page, `fund-${name}`)
  expect(await axeFaults(page), name).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(PHONE.width)
}
const raised = async (): Promise<number> => (await read(clerk, 'disclosure/get-raised', { fundId })).calendarYear.fen

/** Another day: sessions ended meanwhile, so everybody signs in anew. */
async function on(moment: string): Promise<void> {
  address = await server.at(moment)
  cashier = await as('cishan-chuna')
  accountant = await as('cishan-kuaiji')
  manager = await as('cishan-fuze')
  clerk = await as('nanshi-jingban')
}

beforeAll(async () => {
  await on('2024-06-14T09:00')
  const { rows } = await read(clerk, 'fund/list-funds', { areaCode: TOWN })
  fundId = rows[0].id
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the charity’s bank statement is imported line by line, and a credit is matched to the gift that was declared', async () => {
  const giver = { areaCode: TOWN, kind: 'person', name: '王建国', consent: 'masked' }
  const { giverId } = await act(cashier, 'giving/record-giver', giver)
  const declared = { areaCode: TOWN, giverId, fen: GIFT_FEN, channel: 'bank', declaredOn: '2024-06-11' }
  ;({ giftId } = await act(cashier, 'giving/record-gift', declared))

  const file = join(folder, '对账单.csv')
  const lines = [
    '流水号,交易日期,收入金额,支出金额,余额,对方户名,摘要',
    'QM20240612001,2024-06-12,6000.00,,16000.00,王建国,南市街道社区基金',
  ]
  writeFileSync(file, `\uFEFF${lines.join('\r\n')}\r\n`)
  const head = {
    ...{ areaCode: TOWN, account: '7788', fromOn: '2024-06-01', untilOn: '2024-06-13' },
    ...{ openingYuan: '10000.00', closingYuan: '16000.00', rowCount: 1 },
  }
  const scope = encodeURIComponent(JSON.stringify(head))
  await open(cashier, `/imports/new?kind=giving.statement&scope=${scope}`, '新的导入')
  await cashier.locator('input[type=file]').setInputFiles(file)
  await cashier.getByRole('button', { name: '上传并核对' }).click()
  await cashier.getByRole('heading', { name: '核对结果' }).waitFor()
  await cashier.getByRole('button', { name: /^确认导入/ }).click()
  const dialog = cashier.getByRole('dialog')
  await dialog.getByRole('button', { name: /^确认导入/ }).click()
  await cashier.getByText('已导入').first().waitFor()

  await open(cashier, '/fund/statements', '对账单')
  await cashier.getByRole('link', { name: 'QM20240612001' }).click()
  await cashier.getByRole('heading', { level: 1, name: /认领银行入账/ }).waitFor()
  await lookOver(cashier, 'fund-1-match')
  await confirm(cashier, '认领')
  await cashier.getByText('已认领').first().waitFor()
  await open(accountant, `/fund/gifts/${giftId}`, /捐赠/)
  await confirm(accountant, '确认入账')
  await accountant.getByText('已确认入账').first().waitFor()
  await lookOver(accountant, 'fund-1-confirmed')
})

let grantId = ''
const grantVersion = async (): Promise<number> => (await read(clerk, 'grants/get-grant', { grantId })).version

test('a community asks for a grant, the committee votes on the phone, and three hands pay', async () => {
  const call = {
    ...{
      areaCode: TOWN,
      kind: 'ordinary',
      title: '2024年夏季为老服务资助',
      uses: ['U1'],
      minFen: 10_000,
      maxFen: 900_000,
    },
    ...{ opensOn: '2024-06-14', closesOn: '2024-07-31', applicantKinds: ['community'] },
    criteria: [{ title: '需求与公益性', weight: 100 }],
  }
  const { callId } = await act(clerk, 'grants/publish-call', call)
  const application = {
    ...{ callId, areaCode: COMMUNITY, title: '独居老人清凉包', use: 'U1', applicantKind: 'community' },
    ...{ applicantName: '庆有西里社区居委会', targetGroup: '独居老人', plan: '入伏前把清凉包送到每位独居老人家里。' },
    ...{ startsOn: '2024-06-24', endsOn: '2024-08-31', askedFen: 500_000, otherIncomeFen: 0, related: '无' },
    lines: [{ item: '清凉包', unitFen: 10_000, quantity: 50, amountFen: 500_000 }],
    ...{ contactName: '李春华', contactPhone: '13800000001', bank: '庆有西里社区居委会 工商银行南市支行 0302000001' },
  }
  const community = await as('shequ-jingban')
  ;({ grantId } = await act(community, 'grants/record-application', application))
  await act(clerk, 'grants/check-application', { grantId, version: await grantVersion(), outcome: 'passed' })
  for (const username of ['weiyuan', 'weiyuan-2', 'weiyuan-3'])
    await act(await as(username), 'grants/score-grant', { grantId, version: await grantVersion(), marks: [90] })
  await act(clerk, 'grants/open-vote', { grantId, version: await grantVersion() })

  const member = await as('weiyuan', PHONE)
  await open(member, '/m/fund/votes', '基金表决')
  const matter = member.locator('section, article, div.card').filter({ hasText: '独居老人清凉包' }).first()
  await glance(member, '2-votes', matter)
  await matter.getByRole('button', { name: '我来投票' }).click()
  await matter.getByText('赞成', { exact: true }).click()
  await matter.getByRole('button', { name: '投票', exact: true }).click()
  await member.getByText('您已经投了：赞成').first().waitFor()
  const { rows } = await read(clerk, 'fund/list-resolutions', { fundId, kind: 'grant' })
  const resolution = rows.find(({ title }: { title: string }) => title.includes('独居老人清凉包'))
  for (const username of ['weiyuan-2', 'weiyuan-3', 'weiyuan-4'])
    await act(await as(username), 'fund/cast-vote', { resolutionId: resolution.id, choice: 'for' })
  await expect.poll(async () => (await read(clerk, 'grants/get-grant', { grantId })).state).toBe('voted')

  const grantPage = (page: Page) => open(page, `/fund/grants/${grantId}`, /独居老人清凉包/)
  const stands = (page: Page, words: string) => page.getByRole('heading', { level: 1 }).getByText(words).waitFor()
  await grantPage(manager)
  await inWindow(manager, '审定', '审定', (form) => form.getByLabel('批准金额').fill('5000'))
  await stands(manager, '待公示')
  await grantPage(clerk)
  await confirm(clerk, '开始公示')
  await stands(clerk, '公示中')

  await on('2024-06-25T09:00')
  await grantPage(clerk)
  await inWindow(clerk, '登记协议', '登记协议', async (form) => {
    await typeDate(form.getByLabel('签订日期'), '2024-06-25')
    await form.getByLabel('协议要点').fill('按预算使用，八月底前报账')
    await form.getByRole('button', { name: '删去第2期' }).click()
    await form.getByLabel('金额').fill('5000')
  })
  await stands(clerk, '执行中')
  await grantPage(cashier)
  await inWindow(cashier, '制单', '制单')
  await cashier.getByText('待复核').first().waitFor()
  await grantPage(accountant)
  await confirm(accountant, '复核')
  await accountant.getByText('待批准').first().waitFor()
  await grantPage(manager)
  await confirm(manager, '批准')
  await manager.getByText('待付款').first().waitFor()
  await cashier.reload()
  await inWindow(cashier, '登记已付款', '登记并记账', (form) => form.getByLabel('付款凭证号').fill('FK-20240625'))
  await cashier.getByText('付款凭证FK-20240625').first().waitFor()
  await open(clerk, `/fund/grants/${grantId}`, /独居老人清凉包/)
  await lookOver(clerk, 'fund-2-grant')
})

test('the giver’s private link shows what the gift became, to the fen', async () => {
  const paper = await accountant.request.get(
    `/api/giving/print-thanks?input=${encodeURIComponent(JSON.stringify({ giftId }))}`,
  )
  const [link = ''] = linksIn(await paper.body())
  const giver = await browser.visit({ viewport: PHONE, address })
  await giver.goto(link)
  await giver.getByRole('heading', { level: 1, name: '我捐的钱去哪了' }).waitFor()
  await glance(giver, '3-way', giver.getByText('6,000.00').first())
  expect(await giver.content()).not.toContain('王建国')
})

test('the quarter is reconciled, published by two hands, and read by anybody', async () => {
  await on('2024-07-03T09:00')
  const { rows } = await read(accountant, 'ledger/list-months', { fundId })
  for (const { month, statementId, differenceFen, cashFen, goodsFen } of rows) {
    if (month >= '2024-07' || (statementId && differenceFen === 0)) continue
    await act(accountant, 'ledger/record-statement', { fundId, month, cashFen, goodsFen, note: '与银行一致' })
  }
  await open(accountant, '/fund/disclosure?areaCode=120101006&kind=quarter-statement', '信息公开')
  const duty = (page: Page) =>
    page.getByRole('row').filter({ hasText: '2024-04-01 至 2024-06-30' }).filter({ hasText: '南市街道' }).first()
  await duty(accountant).getByRole('button', { name: '拟写' }).click()
  await accountant.getByRole('dialog').getByRole('button', { name: '提交负责人发布' }).click()
  await closed(accountant.getByRole('dialog'))
  await lookOver(accountant, 'fund-4-duties')
  await open(manager, '/fund/disclosure?areaCode=120101006&kind=quarter-statement', '信息公开')
  await duty(manager).getByRole('button', { name: '发布', exact: true }).click()
  await manager.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await closed(manager.getByRole('dialog'))

  const anybody = await browser.visit({ viewport: PHONE, address })
  await anybody.goto(`/m/funds/${fundId}`)
  await anybody.getByRole('heading', { level: 1 }).waitFor()
  const quarter = anybody.getByText('2024年第2季度').first()
  await glance(anybody, '4-public', quarter)
  await quarter.click()
  await glance(anybody, '4-statement', anybody.getByText('季末还有').first())
})

test('the amount raised counts the gift, and S6.2 opens to it', async () => {
  expect(await raised()).toBeGreaterThanOrEqual(GIFT_FEN)
  const board = await read(clerk, 'standards/read-board', {})
  const { pointId } = board.points.find(({ townName }: { townName: string }) => townName === '南市街道')
  await open(clerk, `/points/${pointId}?figure=S6.2`, /南市街道/)
  const drawer = clerk.getByRole('dialog')
  await drawer.getByText('6,000.00').first().waitFor()
  await lookOver(clerk, 'fund-5-evidence')
})

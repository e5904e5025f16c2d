import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { read, send, signedIn } from './kit/acting.ts'
import { choose, closed, confirm, inWindow, lookOver, open } from './kit/acts.ts'
import { aBrowser, axeFaults, PHONE, pictureAsIs } from './kit/browser.ts'
import { aClockedServer } from './kit/clocked.ts'
import { approves, declares, evaluatedAgain, measured, mySeat, onDay, saved, scores } from './kit/evaluating.ts'
import { answers, holdMeeting, openSurvey, publishesDue, sampleFiles, spends, writePractice } from './kit/mending.ts'

/** 广开街道: a mid evaluation that it fails, what it puts right, a final evaluation that it passes, and its closing. */
const server = aClockedServer()
const browser = aBrowser()
const PLACE = '南开区广开街道'
let address = ''
let city: Page
let pointId = ''
let occasionPath = ''
let finalPath = ''
let closingPath = ''
let paper: Buffer

const as = async (username: string, viewport?: { width: number; height: number }): Promise<Page> =>
  signedIn(await browser.visit({ ...(viewport && { viewport }), address }), address, username)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const shows = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

/** Sessions have ended meanwhile, so the city signs in anew. */
async function anotherDay(moment: string): Promise<void> {
  address = await server.at(moment)
  await leave(city)
  city = await as('shi-jingban')
}

async function leave(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.context().close()
}

beforeAll(async () => {
  address = await server.at('2024-06-14T09:00')
})

test('the city opens the evaluation and forms a panel of three', async () => {
  city = await as('shi-jingban')
  await open(city, '/evaluation/occasions', '评估')
  await city.getByRole('link', { name: '发起评估' }).click()
  await onDay(city.getByLabel('数字截至'), '2024-06-13')
  await choose(city.getByRole('combobox', { name: '创建点' }), `${PLACE}（市区联合创建点）`)
  await choose(city.getByRole('combobox', { name: '由谁评估' }), '市级评估')
  await choose(city.getByRole('combobox', { name: '阶段' }), '中期评估')
  await press(city, '发起评估，去选评估组')
  await city.getByRole('heading', { level: 1, name: `${PLACE}：确定评估组` }).waitFor()
  const names = await city.getByRole('checkbox').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  const three = names.slice(0, 3).map((name) => name?.replace('选择', '') ?? '')
  for (const [index, name] of three.entries()) {
    await city.getByRole('checkbox', { name: `选择${name}` }).check()
    await choose(
      city.getByRole('combobox', { name: `${name}的专长` }),
      ['社会工作（中级以上）', '财务', '基层治理'][index] ?? '慈善',
    )
    await city.keyboard.press('Escape')
    await city.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' })
  }
  await city.getByRole('radio', { name: '任组长' }).first().check()
  await lookOver(city, 'evaluation-1-panel')
  await press(city, '确定评估组')
  await city.waitForURL(/\/evaluation\/occasions\/[\da-f-]{36}$/)
  occasionPath = new URL(city.url()).pathname
})

test('each signs before anything is seen, one of them on the phone, and the sheet is sealed', async () => {
  const phone = await as('pinggu', PHONE)
  await phone.goto('/m/evaluation')
  await phone.getByRole('link', { name: new RegExp(PLACE) }).click()
  await press(phone, '签署声明')
  await shows(phone, '您已签好声明')
  await pictureAsIs(phone, 'evaluation-2-declared')
  expect(await axeFaults(phone)).toEqual([])
  for (const username of ['pinggu-2', 'pinggu-3']) {
    const page = await as(username)
    await declares(page, address, occasionPath)
    await leave(page)
  }
  await open(city, occasionPath, PLACE)
  await inWindow(city, '开始评分', '开始评分', (form) => onDay(form.getByLabel('评分期限'), '2024-06-20'))
  await shows(city, '已交评分0人，共3人')
})

test('one scores on the phone, item by item, the others at the desk; until all are in nobody sees a score', async () => {
  const phone = await as('pinggu', PHONE)
  const { id: seatId } = await mySeat(phone, occasionPath)
  const { items } = await read(phone, 'evaluation/my-sheet', { seatId })
  for (const { code } of items.filter(({ kind }: { kind: string }) => kind === 'judged')) {
    await phone.goto(`/m/evaluation/${seatId}?item=${code}`)
    await phone.getByLabel('给多少分').fill('1.5')
    await phone.getByLabel('理由').fill('看了材料，安排还不够细')
    await pictureAsIs(phone, `evaluation-3-item-${code}`)
    expect(await axeFaults(phone), code).toEqual([])
    await press(phone, code === items.at(-1)?.code ? '存好，回到评分单' : '存好，评下一项')
    await phone.waitForURL((url) => url.searchParams.get('item') !== code)
  }
  await phone.goto(`/m/evaluation/${seatId}`)
  await press(phone, '交评分')
  await press(phone, '确定交')
  await shows(phone, '您已交评分')
  const second = await as('pinggu-2')
  await scores(second, address, occasionPath, 80)
  await open(city, occasionPath, PLACE)
  await shows(city, '已交评分2人，共3人')
  expect(await city.getByText('逐项得分和依据').count()).toBe(0)
  const third = await as('pinggu-3')
  await scores(third, address, occasionPath, 60)
  await leave(phone, second, third)
  await open(city, occasionPath, PLACE)
  await shows(city, '逐项得分和依据')
  await lookOver(city, 'evaluation-3-preliminary')
})

test('the town is told, and reads where each point comes from', async () => {
  await confirm(city, '告知被评单位')
  await shows(city, '已告知，可提异议')
  const town = await as('guangkai-jingban')
  await open(town, occasionPath, PLACE)
  await shows(town, '逐项得分和依据')
  await town.getByRole('button', { name: '提出异议' }).waitFor()
  await lookOver(town, 'evaluation-4-told')
  await leave(town)
})

test('the result goes out as a letter: its .docx opens in an office program, on the pages that the standard asks for', async () => {
  await press(city, '拟制结果公文')
  await city.getByRole('heading', { level: 1, name: /关于告知/ }).waitFor()
  await lookOver(city, 'evaluation-5-letter')
  paper = await measured(city)
})

test('what has to be put right is demanded, answered by the town, and rechecked', async () => {
  await open(city, '/closing/demand', '提出整改')
  await city.getByRole('combobox', { name: '哪一次评估' }).click()
  await city
    .locator('.ant-select-dropdown:visible')
    .getByText(/广开街道/)
    .first()
    .click()
  await city.getByLabel('问题').first().fill('预算执行不到一半，凭证压着没有登记')
  await city.getByLabel('依据').fill('评分表A6：预算执行')
  await city.getByLabel('整改要求').fill('把已发生的支出凭证登记完，说明进度')
  await city.getByLabel('责任单位').fill('广开街道办事处')
  await press(city, '提出整改并拟整改通知书')
  await city.waitForURL(/\/closing\/rectifications\/[\da-f-]{36}$/)
  await lookOver(city, 'evaluation-6-rectification')
  const { pathname } = new URL(city.url())

  const town = await as('guangkai-jingban')
  await spends(town)
  await town.goto(pathname)
  await inWindow(town, '答复问题1', '保存答复', (form) =>
    form.getByLabel('做了什么').fill('三张凭证已登记，执行到八成'),
  )
  await confirm(town, '提交整改报告')
  await leave(town)
  await open(city, pathname, PLACE.slice(3))
  await inWindow(city, '复查', '提交复查结果', async (form) => {
    await form.getByRole('radio', { name: '通过', exact: true }).check()
    await form.getByLabel('意见').fill('凭证逐张核对无误')
  })
  await lookOver(city, 'evaluation-6-rechecked')
})

test('the town goes on mending; residents answer on the phone, and the district samples the files', async () => {
  const town = await as('guangkai-jingban')
  await holdMeeting(town, address, '2024-06-14')
  await writePractice(town, address)
  const district = await as('nankai-jingban')
  const { surveyId, lastSheets } = await openSurvey(district)
  for (const sheet of lastSheets) {
    const phone = await browser.visit({ viewport: PHONE, address })
    await answers(phone, sheet)
    await leave(phone)
  }
  await open(district, `/inspection/surveys/${surveyId}`, '满意度')
  await lookOver(district, 'evaluation-7-survey')
  await confirm(district, '结束调查')
  await sampleFiles(district, address)
  await leave(town, district)
})

test('another hand approves and publishes; the final evaluation is passed', async () => {
  await anotherDay('2024-06-24T09:00')
  const first = await as('shi-shenpi')
  await approves(first, occasionPath, PLACE)
  await shows(first, '不合格')
  await lookOver(first, 'evaluation-8-mid-published')
  const charity = [await as('cishan-kuaiji'), await as('cishan-fuze')] as const
  await publishesDue(...charity, address, '2024-07-02')
  await leave(first, ...charity)
  ;({ pointId } = await read(city, 'evaluation/get-occasion', { occasionId: occasionPath.split('/').at(-1) }))
  const again = { pointId, stage: 'final', asOf: '2024-06-23', endsOn: '2024-06-28' } as const
  finalPath = await evaluatedAgain(city, as, address, again)
  await open(city, finalPath, PLACE)
  await confirm(city, '告知被评单位')
  await shows(city, '已告知，可提异议')

  await anotherDay('2024-07-02T09:00')
  const leader = await as('shi-shenpi')
  await approves(leader, finalPath, PLACE)
  await shows(leader, '合格')
  expect(await leader.getByText('不合格').count()).toBe(0)
  await lookOver(leader, 'evaluation-8-final-published')
  await leave(leader)
})

test('the town applies to close with its five papers; the city lets pass by name what was not reached, and closes', async () => {
  const town = await as('guangkai-jingban')
  await open(town, '/closing?tab=points', '整改与结项')
  await press(town, '准备结项')
  await town.waitForURL(/\/closing\/closings\/[\da-f-]{36}$/)
  closingPath = new URL(town.url()).pathname
  for (const part of ['总结报告', '决算与审计', '绩效表', '成果目录', '档案移交清单']) {
    const row = town.getByRole('row').filter({ hasText: part })
    await row.getByRole('button', { name: '上传' }).click()
    const form = town.getByRole('dialog')
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: `${part}.pdf`, mimeType: 'application/pdf', buffer: paper })
    await form.getByText('附件1').first().waitFor()
    await press(town, '保存')
    await closed(form)
  }
  await confirm(town, '提出结项申请')
  await shows(town, '等待审核')
  await lookOver(town, 'evaluation-9-applied')
  await leave(town)

  const leader = await as('shi-shenpi')
  await open(leader, closingPath, '广开街道结项')
  await waives(leader)
  await open(city, closingPath, '广开街道结项')
  await inWindow(city, '审核', '提交审核结果', (form) => form.getByRole('radio', { name: /^通过/ }).check())
  await open(leader, closingPath, '广开街道结项')
  await confirm(leader, '批准结项')
  await shows(leader, '已结项')
  await lookOver(leader, 'evaluation-9-closed')
})

/** Lets pass, one by one, the mandatory criteria that were not reached: the first on the page, the others as the page sends it. */
async function waives(leader: Page): Promise<void> {
  const reason = '评估已合格，余下的写进下一年计划，由区里跟踪'
  await leader.getByRole('button', { name: '豁免', exact: true }).first().click()
  const dialog = leader.getByRole('dialog')
  await dialog.getByLabel('理由和依据').fill(reason)
  await dialog.getByRole('button', { name: '豁免', exact: true }).click()
  await closed(dialog)
  const closingId = closingPath.split('/').at(-1)
  let { version, conditions } = await read(leader, 'closing/get-closing', { closingId })
  for (const { code } of conditions.filter(({ mayWaive }: { mayWaive: boolean }) => mayWaive))
    ({ version } = await send(leader, address, 'closing/waive-criterion', { closingId, version, code, reason }))
}

test('the closing notice is drafted with the report; the archive is one file that tells what is in it', async () => {
  await open(city, closingPath, '广开街道结项')
  await city.getByRole('link', { name: /结项/ }).last().click()
  await city.getByRole('heading', { level: 1, name: /结项/ }).waitFor()
  await measured(city)
  await open(city, closingPath, '广开街道结项')
  await press(city, '生成档案包')
  const button = city.getByRole('table', { name: '档案包' }).getByRole('button', { name: '下载' })
  await button.waitFor()
  await lookOver(city, 'evaluation-10-archive')
  const file = await saved(button)
  expect(file.subarray(0, 2).toString()).toBe('PK')
  expect(file.includes('SM3')).toBe(true)
})

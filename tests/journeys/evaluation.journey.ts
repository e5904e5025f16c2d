import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { opened } from '../papers/office.ts'
import { read, send, signedIn } from './kit/acting.ts'
import { choose, closed, confirm, lookOver, open } from './kit/acts.ts'
import { aBrowser, axeFaults, PHONE, pictureAsIs } from './kit/browser.ts'
import { aClockedServer } from './kit/clocked.ts'

/** The mid evaluation of 广开街道: from the panel to the result, its paper, what has to be put right, and the final word. */
const server = aClockedServer()
const browser = aBrowser()
const PLACE = '南开区广开街道'
let address = ''
let city: Page
let occasionPath = ''
let rectificationPath = ''

const as = async (username: string, viewport?: { width: number; height: number }): Promise<Page> =>
  signedIn(await browser.visit({ ...(viewport && { viewport }), address }), address, username)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const shows = (page: Page, words: string) => page.getByText(words).first().waitFor()

/** Opens the window of an act, fills it in, sends it, and waits until it has closed: the server took it. */
async function inWindow(page: Page, label: string, ok: string, fill?: (form: Locator) => Promise<unknown>) {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  const form = page.getByRole('dialog')
  await form.waitFor()
  await fill?.(form)
  await form.getByRole('button', { name: ok, exact: true }).click()
  await closed(form)
}

/** Fills a day and leaves the field: Enter would send a form that is whole already. */
async function onDay(field: Locator, day: string): Promise<void> {
  await field.fill(day)
  await field.press('Tab')
}

const mySeat = async (page: Page) => {
  const { rows } = await read(page, 'evaluation/my-seats', {})
  return rows.find(({ place }: { place: string }) => place === PLACE)
}

/** Gives each judged item the share of its points, and hands in, as the desk's page sends it. */
async function scores(username: string, percent: number): Promise<void> {
  const page = await as(username)
  const { id: seatId } = await mySeat(page)
  const sheet = await read(page, 'evaluation/my-sheet', { seatId })
  let { version } = sheet
  for (const { code, kind, fullCenti } of sheet.items) {
    if (kind !== 'judged') continue
    const centi = Math.floor((fullCenti * percent) / 100)
    const mark = { seatId, version, item: code, centi, reason: '看了材料和现场' }
    ;({ version } = await send(page, address, 'evaluation/save-mark', mark))
  }
  await page.goto(`/evaluation/mine/${seatId}`)
  await confirm(page, '交评分')
  await page.context().close()
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
    const { id: seatId, version } = await mySeat(page)
    await send(page, address, 'evaluation/declare', { seatId, version, agreed: true })
    await page.context().close()
  }
  await open(city, occasionPath, PLACE)
  await inWindow(city, '开始评分', '开始评分', (form) => onDay(form.getByLabel('评分期限'), '2024-06-20'))
  await shows(city, '已交评分0人，共3人')
})

test('one scores on the phone, item by item, the others at the desk; until all are in nobody sees a score', async () => {
  const phone = await as('pinggu', PHONE)
  const { id: seatId } = await mySeat(phone)
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
  await scores('pinggu-2', 80)
  await open(city, occasionPath, PLACE)
  await shows(city, '已交评分2人，共3人')
  expect(await city.getByText('逐项得分和依据').count()).toBe(0)
  await scores('pinggu-3', 60)
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
  await town.context().close()
})

test('the notice is drafted; its .docx opens in an office program on A4 with the margins of the letter format', async () => {
  await press(city, '拟制结果公文')
  await city.getByRole('heading', { level: 1, name: /关于告知/ }).waitFor()
  await lookOver(city, 'evaluation-5-document')
  const link = city.getByRole('link', { name: '下载可编辑文档' })
  const file = await city.request.get((await link.getAttribute('href')) ?? '')
  const { pages, fonts } = opened(await file.body())
  const [first] = pages
  expect(first?.width).toBeCloseTo(210, 0)
  expect(first?.height).toBeCloseTo(297, 0)
  const lines = first?.words.filter(({ text }) => text.length > 20) ?? []
  expect(lines.length).toBeGreaterThan(0)
  expect(Math.abs(Math.min(...lines.map(({ left }) => left)) - 28)).toBeLessThan(1)
  expect(pages.some(({ width }) => width > 250)).toBe(true)
  expect(fonts).toEqual(expect.arrayContaining(['仿宋_GB']))
})

test('what has to be put right is demanded, answered by the town, and rechecked', async () => {
  await open(city, '/closing/demand', '提出整改')
  const choice = city.getByRole('combobox', { name: '哪一次评估' })
  await choice.click()
  await city
    .locator('.ant-select-dropdown:visible')
    .getByText(/广开街道/)
    .first()
    .click()
  await city.getByLabel('问题').first().fill('三个季度没有开联席会议')
  await city.getByLabel('依据').fill('评分表A1：每季度一次联席会议')
  await city.getByLabel('整改要求').fill('本季度内补开并形成纪要')
  await city.getByLabel('责任单位').fill('广开街道办事处')
  await press(city, '提出整改并拟整改通知书')
  await city.getByRole('heading', { level: 1, name: /整改/ }).waitFor()
  await city.waitForURL(/\/closing\/rectifications\/[\da-f-]{36}$/)
  rectificationPath = new URL(city.url()).pathname
  await lookOver(city, 'evaluation-6-rectification')
  const town = await as('guangkai-jingban')
  await town.goto(rectificationPath)
  await inWindow(town, '答复问题1', '保存答复', (form) =>
    form.getByLabel('做了什么').fill('六月十日补开联席会议，纪要已上传'),
  )
  await confirm(town, '提交整改报告')
  await town.context().close()
  await open(city, rectificationPath, '广开街道')
  await inWindow(city, '复查', '提交复查结果', async (form) => {
    await form.getByRole('radio', { name: '通过', exact: true }).check()
    await form.getByLabel('意见').fill('纪要和签到齐全')
  })
  await lookOver(city, 'evaluation-6-rechecked')
})

test('after the days for objections another hand approves, and the result is public', async () => {
  address = await server.at('2024-06-24T09:00')
  const leader = await as('shi-shenpi')
  await open(leader, occasionPath, PLACE)
  await inWindow(leader, '审定结果', '审定结果')
  await shows(leader, '结果已定')
  await confirm(leader, '公布')
  await shows(leader, '已公布')
})

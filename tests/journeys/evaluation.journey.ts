import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { read, send, signedIn } from './kit/acting.ts'
import { choose, closed, confirm, lookOver, open } from './kit/acts.ts'
import { aBrowser, axeFaults, PHONE, pictureAsIs } from './kit/browser.ts'
import { aClockedServer } from './kit/clocked.ts'

/** The mid evaluation of 广开街道: from the panel to the result that the town is told. */
const server = aClockedServer()
const browser = aBrowser()
const PLACE = '南开区广开街道'
let address = ''
let city: Page
let occasionPath = ''

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

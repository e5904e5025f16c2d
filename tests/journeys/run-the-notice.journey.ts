import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  confirm,
  countsOf,
  fillNomination,
  lookOver,
  noteChange,
  open,
  type Town,
  typeDate,
  upload,
} from './kit/acts.ts'
import { aBrowser, signIn } from './kit/browser.ts'
import { HOURS, journeySheets, POPULATION, ROSTER, rowsIn, sampleTowns } from './kit/sheets.ts'

const STARTS_ON = '2023-07-01'
/** A change shows within 2 s; the machine may be busy with other tests, so a failure is called only after this. */
const PATIENCE_MS = 2_000 * 4

const browser = aBrowser()
const files = journeySheets()
afterAll(files.clear)
/** Four people, each at a screen of their own, through the whole file; the clerk keeps the board open in a second window. */
let clerk: Page
let clerksBoard: Page
let leader: Page
let city: Page
let towns: Town[]

const someone = async (username: string): Promise<Page> => {
  const page = await browser.visit()
  await signIn(page, username)
  return page
}

beforeAll(async () => {
  towns = await sampleTowns()
  clerk = await someone('hedong-jingban')
  leader = await someone('hedong-shenpi')
  city = await someone('shi-jingban')
  clerksBoard = await someone('hedong-jingban')
})

const townOf = (number: number): Town => towns[number] ?? { name: '', communities: [] }
const rowOn = (board: Page, town: string): Locator => board.getByRole('row').filter({ hasText: town })
/** The cell of 志愿服务 of a town. */
const volunteersOf = (board: Page, town: string): Locator => rowOn(board, town).locator('td.standard-cell').nth(4)

test('the board of a district shows what it still has to nominate', async () => {
  await open(clerk, '/board', '挂图作战')
  await clerk.getByText('还有3个街镇名额待推荐').waitFor()
  expect(await clerk.getByRole('rowheader', { name: '河东区' }).count()).toBe(1)
  expect(await clerk.getByRole('rowheader', { name: '和平区' }).count()).toBe(0)
  await lookOver(clerk, '1-board-before')
})

test('a nomination with one community is refused beside the form, with the clause; two are taken', async () => {
  const { name, communities } = townOf(0)
  await fillNomination(clerk, { name, communities: communities.slice(0, 1) }, STARTS_ON)
  const beside = clerk.getByRole('complementary').filter({ hasText: '本区剩余名额' })
  await beside.getByText('提交前还须处理').waitFor()
  expect(await beside.textContent()).toContain('三（二）')
  await clerk.getByRole('button', { name: '提交申报' }).click()
  const refusal = clerk.locator('.error-alert')
  await refusal.waitFor()
  expect(await refusal.textContent()).toContain('三（二）')
  await lookOver(clerk, '2-nomination-refused')

  await clerk.getByRole('checkbox', { name: communities[1] ?? '' }).check()
  await beside.getByText('符合各项规则，可以提交').waitFor()
  await clerk.getByRole('button', { name: '提交申报' }).click()
  await clerk.getByText('街镇已申报').first().waitFor()
  await lookOver(clerk, '2-nomination-sent')
})

test('the second town by the form, the third by a spreadsheet in the columns of annex 2', async () => {
  await fillNomination(clerk, townOf(1), STARTS_ON)
  await clerk.getByRole('button', { name: '提交申报' }).click()
  await clerk.getByText('街镇已申报').first().waitFor()

  await upload(clerk, 'programme.nominations', await files.nominations(townOf(2)))
  expect(await countsOf(clerk)).toMatchObject({ 文件中的数据行: 1, 没有问题: 1, 有问题: 0 })
  await confirm(clerk, '确认导入')
  await clerk.getByRole('heading', { name: '已导入' }).waitFor()
  await open(clerk, '/nominations', '申报与审批')
  for (const { name } of towns) await clerk.getByRole('link', { name }).waitFor()
  await lookOver(clerk, '3-nominations')
})

test('the leader approves, the city files, publishes and starts each town', async () => {
  for (const { name } of towns) {
    await open(leader, '/nominations?status=town_submitted', '申报与审批')
    await leader.getByRole('link', { name }).click()
    await confirm(leader, '区级通过')
    await leader.getByText('区级已通过').first().waitFor()
  }
  await lookOver(leader, '4-approved')
  for (const { name } of towns) {
    await open(city, '/nominations?district=120102', '申报与审批')
    await city.getByRole('link', { name }).click()
    await confirm(city, '市级备案')
    await confirm(city, '公布')
    await city.getByRole('button', { name: '启动创建' }).click()
    const dialog = city.getByRole('dialog')
    const starts = dialog.getByLabel('启动日期')
    if ((await starts.inputValue()) === '') await typeDate(starts, STARTS_ON)
    await dialog.getByRole('button', { name: '启动创建' }).click()
    await city.getByText('创建中').first().waitFor()
  }
  await lookOver(city, '4-active')
  await open(clerksBoard, '/board', '挂图作战')
  for (const { name } of towns) await rowOn(clerksBoard, name).waitFor()
  expect(await clerksBoard.getByText('个街镇名额待推荐').count()).toBe(0)
})

test('the population return is checked, counted, confirmed, and recognised when it comes again', async () => {
  const rows = await rowsIn(POPULATION)
  await upload(clerk, 'directory.population', POPULATION)
  expect(await countsOf(clerk)).toMatchObject({ 文件中的数据行: rows, 没有问题: rows, 有问题: 0 })
  await lookOver(clerk, '5-population-checked')
  await confirm(clerk, '确认导入')
  await clerk.getByRole('heading', { name: '已导入' }).waitFor()
  await lookOver(clerk, '5-population-stored')
  await upload(clerk, 'directory.population', POPULATION)
  expect(await clerk.locator('.error-alert').textContent()).toContain('同一文件已由')
  await lookOver(clerk, '5-population-again')
})

test('a roster with wrong rows names each of them, and only the right rows go in', async () => {
  await upload(clerk, 'volunteering.roster', await files.brokenRoster())
  expect(await countsOf(clerk)).toMatchObject({ 文件中的数据行: 10, 没有问题: 8, 有问题: 2 })
  const wrong = (row: string): Locator => clerk.getByRole('row').filter({ hasText: row })
  expect(await wrong('第4行').textContent()).toContain('校验位')
  expect(await wrong('第7行').textContent()).toContain('没有这个社区')
  await lookOver(clerk, '6-roster-broken')
  await clerk.getByRole('radio', { name: /只导入正确的/ }).check()
  await confirm(clerk, '导入正确的8行')
  await clerk.getByRole('heading', { name: '已导入' }).waitFor()
  expect(await countsOf(clerk)).toMatchObject({ 新写入: 8 })
})

test('the whole roster and the hours go in, and the open board follows within two seconds', async () => {
  const { name } = townOf(0)
  for (const [kind, file, same] of [
    ['volunteering.roster', ROSTER, 8],
    ['volunteering.hours', HOURS, 0],
  ] as const) {
    const rows = await rowsIn(file)
    await upload(clerk, kind, file)
    expect(await countsOf(clerk)).toMatchObject({ 文件中的数据行: rows, 有问题: 0 })
    const cell = volunteersOf(clerksBoard, name).locator('.figure').first()
    const before = (await cell.textContent()) ?? ''
    const changed = await noteChange(cell)
    await confirm(clerk, '确认导入')
    await clerk.getByRole('heading', { name: '已导入' }).waitFor()
    const toldAt = Date.now()
    await rowOn(clerksBoard, name).locator('td.standard-cell').nth(4).filter({ hasNotText: before }).waitFor({
      timeout: PATIENCE_MS,
    })
    const seconds = ((await changed()) - toldAt) / 1_000
    process.stdout.write(
      `${before} → ${await cell.textContent()} on the open board ${seconds.toFixed(1)} s after “已导入”\n`,
    )
    expect(await countsOf(clerk)).toMatchObject({ 新写入: rows - same, '原已存在、内容相同': same })
  }
  await lookOver(clerksBoard, '7-board-after')
})

test('a figure opens to the masked people it counts; the city sees it, a neighbour does not', async () => {
  const { name, communities } = townOf(0)
  await rowOn(clerksBoard, name).getByRole('link', { name }).click()
  await clerksBoard.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor()
  await lookOver(clerksBoard, '8-point')
  const point = clerksBoard.url()
  const figure = clerksBoard
    .locator('tbody')
    .filter({ has: clerksBoard.getByRole('rowheader', { name: /注册志愿者占比/ }) })
    .getByRole('button')
    .first()
  const shown = (await figure.locator('.figure').textContent()) ?? ''
  expect(shown).toMatch(/^\d+\.\d\d%（[\d,]+\/[\d,]+）$/)
  await figure.click()
  const people = clerksBoard.getByRole('dialog').getByRole('table', { name: '计入的记录' })
  await people.waitFor()
  expect(await clerksBoard.getByRole('dialog').textContent()).toContain(shown)
  for (const person of await people.getByRole('link').allTextContents()) expect(person).toMatch(/^\p{L}\*+$/u)
  await lookOver(clerksBoard, '8-figure')
  const opened = clerksBoard.url()
  await people.getByRole('link').first().click()
  await clerksBoard.getByText('志愿者编号').first().waitFor()
  expect(await clerksBoard.getByRole('main').textContent()).toMatch(/129\*+\d{4}/)
  expect(await clerksBoard.getByRole('main').textContent()).toContain(communities[0])
  await lookOver(clerksBoard, '8-volunteer')

  await city.goto(opened)
  await city.getByRole('dialog').getByRole('table', { name: '计入的记录' }).waitFor()
  expect(await city.getByRole('dialog').textContent()).toContain(shown)
  const neighbour = await someone('nankai-jingban')
  await neighbour.goto(point)
  const refusal = neighbour.getByRole('main').getByRole('alert').first()
  await refusal.waitFor()
  expect(await refusal.textContent()).toMatch(/\p{Script=Han}{6,}/u)
  expect(await neighbour.getByRole('main').textContent()).not.toContain(name)
  await lookOver(neighbour, '8-neighbour')
})

test('the city sees the arithmetic of the districts whose quota does not fit, and three ways out; a decision in use stays', async () => {
  const WAYS = ['增加社区名额', '以仅辐射社区补足', '减少街镇数']
  const aside = city.getByRole('complementary').last()
  const choose = async (district: string): Promise<void> => {
    await open(city, '/quotas', '名额')
    await city.getByRole('table').getByRole('button', { name: district }).click()
    await aside.getByRole('heading', { name: district }).waitFor()
  }
  await choose('和平区')
  await aside.getByText('和平区名额为3个街镇、6个社区（附件1）').waitFor()
  expect(await aside.locator('ol > li').allTextContents()).toEqual(WAYS.map((way) => expect.stringContaining(way)))
  await lookOver(city, '9-quota-heping')

  await choose('蓟州区')
  await aside.getByText('经研究，另辐射1个社区，不占社区名额').waitFor()
  await aside.getByRole('button', { name: '收回' }).click()
  const dialog = city.getByRole('dialog')
  await dialog.getByLabel('收回理由').fill('重新研究名额')
  await dialog.getByRole('button', { name: '收回' }).click()
  await dialog.getByText('这次决定给出的名额已被占用，不能收回').waitFor()
  await lookOver(city, '9-quota-jizhou')
})

test('the board travels to the end of November 2023 and back', async () => {
  const { name } = townOf(0)
  await open(clerk, '/board', '挂图作战')
  const cell = volunteersOf(clerk, name).locator('.figure').first()
  const now = (await cell.textContent()) ?? ''
  await clerk.getByRole('button', { name: /2023年11月底/ }).click()
  await clerk.getByRole('button', { name: /截至2023年11月30日/ }).waitFor()
  await cell.filter({ hasNotText: now }).waitFor()
  await lookOver(clerk, '9-board-november')
  await clerk.getByRole('button', { name: '最新' }).click()
  await clerk.getByRole('button', { name: /截至2024年6月30日/ }).waitFor()
  await cell.filter({ hasText: now }).waitFor()
})

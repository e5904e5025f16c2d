import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { opened } from '../../papers/office.ts'
import { read, send } from './acting.ts'
import { confirm, inWindow, open } from './acts.ts'

const EVALUATORS = ['pinggu', 'pinggu-2', 'pinggu-3'] as const
const FIELDS = ['social_work', 'finance', 'governance'] as const

/** Signs somebody of the demonstration in, in a browser of their own. */
export type As = (username: string) => Promise<Page>

/** Fills a day and leaves the field: Enter would send a form that is whole already. */
export async function onDay(field: Locator, day: string): Promise<void> {
  await field.fill(day)
  await field.press('Tab')
}

/** The seat of whoever is signed in, in one evaluation. */
export async function mySeat(page: Page, occasionPath: string): Promise<{ id: string; version: number }> {
  const { rows } = await read(page, 'evaluation/my-seats', {})
  return rows.find(({ occasionId }: { occasionId: string }) => occasionPath.endsWith(occasionId))
}

/** Gives each judged item the share of its points, as the desk's page sends it, and hands in. */
export async function scores(page: Page, address: string, occasionPath: string, percent: number): Promise<void> {
  const { id: seatId } = await mySeat(page, occasionPath)
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
}

export async function declares(page: Page, address: string, occasionPath: string): Promise<void> {
  const { id: seatId, version } = await mySeat(page, occasionPath)
  await send(page, address, 'evaluation/declare', { seatId, version, agreed: true })
}

type Occasion = { pointId: string; stage: 'mid' | 'final'; asOf: string; endsOn: string }

/** An evaluation from its opening to all scores given, as the pages send it; gives the path of its page. */
export async function evaluatedAgain(city: Page, as: As, address: string, { endsOn, ...asked }: Occasion) {
  const opening = { areaCode: '12', level: 'city', ...asked }
  const { occasionId } = await send(city, address, 'evaluation/open-occasion', opening)
  const occasionPath = `/evaluation/occasions/${occasionId}`
  const { rows } = await read(city, 'evaluation/find-candidates', { occasionId })
  const panel = rows.slice(0, EVALUATORS.length).map(({ personId }: { personId: string }, index: number) => ({
    ...{ personId, role: index === 0 ? 'lead' : 'member', fields: [FIELDS[index]], unit: '某评估机构' },
  }))
  await send(city, address, 'evaluation/form-panel', { occasionId, version: 1, panel })
  const experts = await Promise.all(EVALUATORS.map((username) => as(username)))
  for (const expert of experts) await declares(expert, address, occasionPath)
  const { version } = await read(city, 'evaluation/get-occasion', { occasionId })
  await send(city, address, 'evaluation/begin-scoring', { occasionId, version, endsOn })
  for (const expert of experts) {
    await scores(expert, address, occasionPath, 80)
    await expert.context().close()
  }
  return occasionPath
}

/** After the days for objections another hand approves, and the result is public. */
export async function approves(leader: Page, path: string, place: string): Promise<void> {
  await open(leader, path, place)
  await inWindow(leader, '审定结果', '审定结果')
  await leader.getByText('结果已定').first().waitFor()
  await confirm(leader, '公布')
  await leader.getByText('已公布').first().waitFor()
}

/** Downloads the paper that a page shows and measures what an office program makes of it; gives its PDF. */
export async function measured(page: Page): Promise<Buffer> {
  const { pages, fonts, pdf } = opened(await saved(page.getByRole('button', { name: '下载可编辑文档' })))
  const [first] = pages
  expect(first?.width).toBeCloseTo(210, 0)
  expect(first?.height).toBeCloseTo(297, 0)
  expect(Math.min(...(first?.words ?? []).map(({ left }) => left))).toBeGreaterThan(27)
  expect(Math.max(...(first?.words ?? []).map(({ right }) => right))).toBeLessThan(185)
  expect(fonts).toEqual(expect.arrayContaining(['仿宋_GB']))
  return pdf
}

/** What a button that saves a file gives. */
export async function saved(button: Locator): Promise<Buffer> {
  const download = button.page().waitForEvent('download')
  await button.click()
  return readFileSync(await (await download).path())
}

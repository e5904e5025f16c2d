import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFaults, DESKTOP, errorsOf, PHONE, picture } from './browser.ts'

/** A full Chinese ID number, as no list or page may show it. */
const ID_NUMBER = /(?<![\dA-Za-z-])\d{17}[\dXx](?![\dA-Za-z-])/

/**
 * Looks a page over as it is now: pictures at both sizes, nothing axe finds, nothing in the console, no ID number, and
 * on a phone no scrolling sideways.
 */
export async function lookOver(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await axeFaults(page), name).toEqual([])
  await page.setViewportSize(PHONE)
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: `${name} on a phone` })
    .toBe(PHONE.width)
  await page.setViewportSize(DESKTOP)
  expect(ID_NUMBER.exec(await page.content())?.[0], name).toBeUndefined()
  expect(errorsOf(page), name).toEqual([])
}

/** Opens a page and waits until its heading and its data are there. */
export async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' })
}

/** Chooses from a drop-down, by typing where one can. */
export async function choose(field: Locator, words: string): Promise<void> {
  await field.click()
  if (await field.isEditable()) await field.fill(words)
  await field.page().locator('.ant-select-dropdown:visible').getByTitle(words).first().click()
}

/** Fills a date as an officer types it, and waits until the calendar that opened is gone. */
export async function typeDate(field: Locator, date: string): Promise<void> {
  await field.fill(date)
  await field.press('Enter')
  await field.page().locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' })
}

/** Waits until a window has closed, as it does when the server took what it sent; else fails with what the window says. */
export async function closed(window: Locator): Promise<void> {
  try {
    await window.waitFor({ state: 'detached' })
  } catch (late) {
    throw new Error(`the window is still open: ${await window.first().textContent()}`, { cause: late })
  }
}

/** Opens the window of an act, fills it in, sends it, and waits until it has closed: the server took it. */
export async function inWindow(page: Page, label: string, ok: string, fill?: (form: Locator) => Promise<unknown>) {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  const form = page.getByRole('dialog')
  await form.waitFor()
  await fill?.(form)
  await form.getByRole('button', { name: ok, exact: true }).click()
  await closed(form)
}

/** Presses a button that asks first, and says yes. */
export async function confirm(page: Page, label: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: label, exact: true }).click()
  await closed(dialog)
}

export type Town = { name: string; communities: readonly string[] }

/** Fills the form of a nomination, without sending it. */
export async function fillNomination(page: Page, { name, communities }: Town, startsOn: string): Promise<void> {
  await open(page, '/nominations/new?district=120102', '填写申报')
  await choose(page.getByRole('combobox', { name: '街镇' }), name)
  for (const community of communities) await page.getByRole('checkbox', { name: community }).check()
  await page.getByLabel('项目名称').fill(`${name}“五社联动”示范项目`)
  await page.getByLabel('负责人').fill('演示负责人')
  await page.getByLabel('联系电话').fill('19900000000')
  await page.getByLabel('创建条件').fill('街道社工站已挂牌运行，社区志愿服务站已注册队伍。')
  await typeDate(page.getByLabel('拟启动日期'), startsOn)
}

/** Sends a file for checking and waits for what comes of it: the check, or a refusal. */
export async function upload(page: Page, kind: string, file: string): Promise<void> {
  await open(page, `/imports/new?kind=${kind}`, '新的导入')
  await choose(page.getByRole('combobox', { name: '所属区划' }), '河东区')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '上传并核对' }).click()
  await page.getByRole('heading', { name: '核对结果' }).or(page.getByRole('main').getByRole('alert')).first().waitFor()
}

/** The counts an import shows, by their names. */
export async function countsOf(page: Page): Promise<Record<string, number>> {
  const pairs = await page
    .locator('.import-counts > div')
    .evaluateAll((divs) =>
      divs.map((one) => [one.querySelector('dt')?.textContent, one.querySelector('dd')?.textContent]),
    )
  return Object.fromEntries(pairs.map(([name, value]) => [name, Number(value?.replaceAll(',', ''))]))
}

/** When an element's text became other than it is now, by the browser's clock: noted in the page, as it happens. */
export async function noteChange(element: Locator): Promise<() => Promise<number>> {
  const handle = await element.evaluateHandle((node) => {
    const before = node.textContent
    return {
      moment: new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          if (node.textContent === before) return
          watch.disconnect()
          resolve(Date.now())
        })
        watch.observe(node, { childList: true, characterData: true, subtree: true })
      }),
    }
  })
  return () => handle.evaluate(({ moment }) => moment)
}

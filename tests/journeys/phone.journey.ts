import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser, axeFaults, errorsOf, PHONE, pictureAsIs } from './kit/browser.ts'

const browser = aBrowser()
const ELDER_TEXT_PX = 24
const ELDER_TARGET_PX = 60

/** Looks a page of the phone over: a picture, nothing axe finds, nothing in the console, no scrolling sideways. */
async function lookOver(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await pictureAsIs(page, `phone-${name}`)
  expect(await axeFaults(page), name).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(PHONE.width)
  expect(errorsOf(page), name).toEqual([])
}

async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** Everything one can press, smaller than a finger of an old hand; links inside a sentence are not meant. */
const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate(
    (px) =>
      [...document.querySelectorAll('button, input, select, .button, .tabs a, .top a, .list-link, summary')]
        .filter((one) => {
          const { width, height } = (one.closest('label') ?? one).getBoundingClientRect()
          return width > 0 && height < px - 0.5
        })
        .map((one) => `${one.tagName} ${one.textContent}`),
    least,
  )

test('anybody finds activities and signs in on a phone, in either version', async () => {
  const page = await browser.visit({ viewport: PHONE })
  await open(page, '/m', '找活动')
  await lookOver(page, 'find')
  await open(page, '/m/sign-in', '登录')
  await lookOver(page, 'sign-in')

  await page.getByRole('switch', { name: '长辈版' }).click()
  await lookOver(page, 'sign-in-elder')
  expect(await smallTargets(page, ELDER_TARGET_PX)).toEqual([])
  await open(page, '/m', '找活动')
  expect(await page.getByRole('switch', { name: '长辈版' }).getAttribute('aria-checked')).toBe('true')
  await lookOver(page, 'find-elder')
  const style = await page.evaluate(() => {
    const { fontSize, lineHeight } = getComputedStyle(document.body)
    return { size: Number.parseFloat(fontSize), line: Number.parseFloat(lineHeight) }
  })
  expect(style.size).toBeGreaterThanOrEqual(ELDER_TEXT_PX)
  expect(style.line / style.size).toBeGreaterThanOrEqual(1.5)
  expect(await smallTargets(page, ELDER_TARGET_PX)).toEqual([])
})

test('at twice the text size nothing is cut off or scrolls sideways', async () => {
  const page = await browser.visit({ viewport: PHONE })
  for (const path of ['/m/activities', '/m/sign-in']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '212.5%'
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(PHONE.width)
  }
})

test('a page behind sign-in asks in its own place; a wrong code is told and what was typed stays', async () => {
  const page = await browser.visit({ viewport: PHONE })
  await open(page, '/m/mine', '登录')
  await page.getByLabel('手机号').fill('13900001111')
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByLabel('短信验证码').fill('000000')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('验证码不正确')
  expect(await page.getByLabel('手机号').inputValue()).toBe('13900001111')
  await lookOver(page, 'wrong-code')
  expect(new URL(page.url()).pathname).toBe('/m/mine')
})

test('the keyboard goes all the way, and a new page takes the focus', async () => {
  const page = await browser.visit({ viewport: PHONE })
  await open(page, '/m', '找活动')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
  const login = page.getByRole('link', { name: '登录', exact: true })
  for (let presses = 0; presses < 8 && !(await login.evaluate((one) => one === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByLabel('手机号').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('登录')
  expect(await page.title()).toBe('登录 · 五社联动')
})

import { existsSync, mkdirSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
const PICTURES = 'tests/pictures'

type Demo = { username: string; password: string; about: string }

/** One browser for a journey file. Each `visit` is a person of their own, with cookies of their own. */
export function aBrowser() {
  let browser: Browser
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
    if (!existsSync(executablePath))
      throw new Error(`no browser at ${executablePath}: run npm test, or set CHROMIUM_PATH`)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  })
  // What everybody had on their screen when a story broke tells more than the line it broke at.
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const pages = contexts.flatMap((context) => context.pages())
    for (const [nth, page] of pages.entries()) await pictureAsIs(page, `failed-${nth}`)
  })
  afterAll(() => browser?.close())
  return {
    /** A fresh page, nobody signed in. What the page reports as an error is kept in `errorsOf`. */
    async visit({ viewport = DESKTOP, address = inject('address') } = {}): Promise<Page> {
      const context = await browser.newContext({
        viewport,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        baseURL: address,
      })
      contexts.push(context)
      context.setDefaultTimeout(30_000)
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.set(page, [...errorsOf(page), error.message]))
      page.on('console', (said) => {
        if (said.type() === 'error' && !isRefusal(said)) errors.set(page, [...errorsOf(page), said.text()])
      })
      await page.goto('/')
      return page
    },
  }
}

const errors = new WeakMap<Page, string[]>()
/** The browser notes every refusal of ours by its status; the page says it in words. */
const isRefusal = (said: ConsoleMessage): boolean =>
  / status of 4\d\d /.test(said.text()) && said.location().url.includes('/api/')

/** Scripts that failed on a page, and what it wrote to the console as an error. */
export const errorsOf = (page: Page): string[] => errors.get(page) ?? []

/** The accounts that the sign-in page offers. */
export async function demoAccounts(): Promise<Demo[]> {
  const answer = await fetch(`${inject('address')}/api/office/welcome`)
  return ((await answer.json()) as { demoAccounts: Demo[] }).demoAccounts
}

/** Signs a demo account in and waits for its first page. */
export async function signIn(page: Page, username: string): Promise<void> {
  const account = (await demoAccounts()).find((one) => one.username === username)
  if (!account) throw new Error(`no demo account ${username}`)
  await page.getByLabel('用户名').fill(account.username)
  await page.getByLabel('密码', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByLabel('用户名').waitFor({ state: 'detached' })
  await page.getByRole('main').waitFor()
}

/** Keeps a picture of the page at both sizes: tests/pictures/<name>-1440.png and -390.png. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  const before = page.viewportSize() ?? DESKTOP
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `${PICTURES}/${name}-${size.width}.png`, animations: 'disabled' })
  }
  await page.setViewportSize(before)
}

/** Keeps a picture of the page as it is, all of it. */
export async function pictureAsIs(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png`, animations: 'disabled', fullPage: true })
}

/**
 * What axe finds wrong on the page, a line each. Evaluated from outside, so the strict CSP stays on. A page that is just
 * measuring itself anew (a tab bar after the window changed) is looked at again two frames later: what is wrong stays so.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const faults = await faultsNow(page)
  if (faults.length === 0) return faults
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return faultsNow(page)
}

async function faultsNow(page: Page): Promise<string[]> {
  const violations = await page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof axe }).axe
    return (await run.run(document, { resultTypes: ['violations'] })).violations
  })
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`))
}

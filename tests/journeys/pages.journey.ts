import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { lookOver, open } from './kit/acts.ts'
import { aBrowser, signIn } from './kit/browser.ts'

const browser = aBrowser()

/** The same for everybody, and long: looked over once. */
const SAME_FOR_ALL = ['/api-docs', '/account']

test.for([
  ['hedong-jingban', []],
  ['shi-jingban', SAME_FOR_ALL],
] as const)('every page in the menu of %s is whole at a desk and on a phone', async ([username, seen]) => {
  const windows = await Promise.all([signedIn(username), signedIn(username)])
  const [first] = windows
  const links = first.locator('.home-group').getByRole('link')
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '/'))
  expect(paths).toContain('/board')
  const left = paths.filter((path) => !seen.some((other) => other === path))
  await Promise.all(windows.map((page) => lookAt(page, username, left)))
})

async function signedIn(username: string): Promise<Page> {
  const page = await browser.visit()
  await signIn(page, username)
  await open(page, '/', '您好')
  return page
}

/** Takes one page after the other from those that are left: two windows share them. */
async function lookAt(page: Page, username: string, left: string[]): Promise<void> {
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' })
    await lookOver(page, `page-${username}${path.replaceAll(/\W+/g, '-')}`)
  }
}

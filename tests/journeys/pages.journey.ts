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
  const page = await browser.visit()
  await signIn(page, username)
  await open(page, '/', '您好')
  const links = page.locator('.home-group').getByRole('link')
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '/'))
  expect(paths).toContain('/board')
  for (const path of paths.filter((one) => !seen.some((other) => other === one))) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' })
    await lookOver(page, `page-${username}${path.replaceAll(/\W+/g, '-')}`)
  }
})

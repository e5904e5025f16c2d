import { expect, test } from 'vitest'
import { aBrowser, axeFaults, demoAccounts, errorsOf, PHONE, picture, signIn } from './kit/browser.ts'

const browser = aBrowser()

test('the sign-in page offers the demo accounts and can be used by everybody', async () => {
  const page = await browser.visit()
  await page.getByRole('heading', { name: '五社联动平台' }).waitFor()
  await page.getByText('演示账号', { exact: true }).waitFor()
  await picture(page, 'sign-in')
  expect(await axeFaults(page)).toEqual([])
  await page.setViewportSize(PHONE)
  expect(await axeFaults(page)).toEqual([])
})

test('a wrong password is answered with a sentence and lets nobody in', async () => {
  const page = await browser.visit()
  await page.getByLabel('用户名').fill('city')
  await page.getByLabel('密码', { exact: true }).fill('Wrong.Password-1')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  expect(await page.getByRole('alert').first().textContent()).toContain('密码')
  expect(await page.getByLabel('用户名').isVisible()).toBe(true)
})

/** 河东区经办 and 和平区经办 see the same page of different districts: one of them is enough. */
const roleOf = ({ about }: { about: string }): string => about.replace(/^.{2,3}(区|街道)/, '$1')

test('whatever the role, a demo account comes to a first page without faults', async () => {
  const oneOfEach = new Map((await demoAccounts()).map((account) => [roleOf(account), account.username]))
  for (const username of oneOfEach.values()) {
    const page = await browser.visit()
    await signIn(page, username)
    await picture(page, `home-${username}`)
    expect(errorsOf(page)).toEqual([])
    expect(await axeFaults(page), username).toEqual([])
    await page.context().close()
  }
})

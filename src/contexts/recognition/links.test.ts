import { matchPath } from 'react-router'
import { expect, test } from 'vitest'
import { starLink } from './actions/apply-for-star.ts'
import { MINE } from './actions/decide-certificate.ts'
import { verifyAddress } from './actions/paper.ts'
import { linkOf } from './actions/request-certificate.ts'
import { recognitionPhonePages } from './h5/pages.ts'
import { recognitionRecords } from './records.ts'
import { recognitionPages } from './web/pages.ts'

const ID = '7d9a4e52-0c1b-4f7e-9a33-5b1f0e8c2d64'
const leads = (pages: readonly { path: string }[], to: string): boolean =>
  pages.some(({ path }) => matchPath(path, to) !== null)

test('what messages and records point to is a page at the desk', () => {
  const places = recognitionRecords.flatMap(({ page }) => (page ? [page(ID)] : []))
  for (const to of [linkOf(ID), starLink(ID), ...places]) expect(leads(recognitionPages, to), to).toBe(true)
})

test('what volunteers are sent to, and the code on paper, is a page on the phone', () => {
  const onPaper = new URL(verifyAddress('https://wushe.example', '7K3M9QABCD7K3M9QABCD123456')).pathname
  expect(onPaper).toBe('/m/verify/7K3M9QABCD7K3M9QABCD123456')
  for (const to of [MINE, '/m/star', onPaper]) expect(leads(recognitionPhonePages, to), to).toBe(true)
})

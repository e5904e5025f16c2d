import { matchPath } from 'react-router'
import { expect, test } from 'vitest'
import { starLink } from '../../src/contexts/recognition/actions/apply-for-star.ts'
import { MINE } from '../../src/contexts/recognition/actions/decide-certificate.ts'
import { verifyAddress } from '../../src/contexts/recognition/actions/paper.ts'
import { linkOf } from '../../src/contexts/recognition/actions/request-certificate.ts'
import { recognitionPhonePages } from '../../src/contexts/recognition/h5/pages.ts'
import { recognitionRecords } from '../../src/contexts/recognition/records.ts'
import { recognitionPages } from '../../src/contexts/recognition/web/pages.ts'

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

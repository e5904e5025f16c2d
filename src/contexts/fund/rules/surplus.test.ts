import { expect, test } from 'vitest'
import { surplusFault } from './surplus.ts'

const asked = { basis: 'similar', recipient: '天津市和平社区公益基金会助老项目', fen: 500 } as const

test('to a project of a similar purpose, up to what is left', () => {
  expect(surplusFault(asked, '', 500)).toBeUndefined()
  expect(surplusFault({ ...asked, fen: 501 }, '', 500)).toBe('notAll')
  expect(surplusFault(asked, '', 0)).toBe('noneLeft')
})

test('by the agreement only where it says something; never to people, companies or offices', () => {
  expect(surplusFault({ ...asked, basis: 'agreement' }, ' ', 500)).toBe('noClause')
  expect(surplusFault({ ...asked, basis: 'agreement' }, '转入相近项目', 500)).toBeUndefined()
  for (const recipient of ['捐赠人张先生', '天津暖心有限公司', '南市街道办事处', '管委会委员'])
    expect(surplusFault({ ...asked, recipient }, '', 500)).toBe('notCharity')
})

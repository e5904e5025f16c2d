import { expect, test } from 'vitest'
import { annexesOf } from './programme-notice.ts'

test('the annexes keep the columns of the notice, and quotas end in their sum', () => {
  const quotas = [
    { districtName: '和平区', towns: 2, communities: 5 },
    { districtName: '河东区', towns: 3, communities: 6 },
  ]
  const [first, second] = annexesOf(quotas, [
    { districtName: '和平区', townName: '南市街道', communities: '庆有西里社区' },
  ])
  expect(first?.blocks[0]).toMatchObject({
    columns: [{ title: '区划' }, { title: '试点街镇数' }, { title: '试点社区数' }],
    total: ['合计', '5', '11'],
  })
  expect(second?.blocks[0]).toMatchObject({ rows: [['1', '和平区', '南市街道', '庆有西里社区']] })
})

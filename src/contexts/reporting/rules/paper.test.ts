import { expect, test } from 'vitest'
import type { Figure, PointLine } from '../vocabulary.ts'
import { BY_HAND, figureRow, POINT_COLUMNS, pointRow, pointTotal } from './paper.ts'

const figure: Figure = {
  ...{
    code: 'towns',
    title: '试点街镇',
    form: 'share',
    part: 2,
    whole: 3,
    source: '名额',
    page: '/quotas',
    hand: null,
  },
}
const point: PointLine = {
  ...{
    pointId: 'x',
    seq: 1,
    town: '广开街道',
    kind: 'joint',
    communities: ['凯兴公寓社区', '宝龙湾社区'],
    progress: 5_099,
  },
  ...{ mandatoryMet: 9, mandatory: 20, scoreCenti: 8_605, grade: '良好', vetoed: false, cityGrade: '优秀' },
  ...{ rectifications: 2, rectified: 1, closedOn: null },
}

test('a figure a hand changed bears its mark, the count beside it and the reason on every paper', () => {
  const hand = { part: 3, whole: 3, reason: '漏登一个街镇', name: '张三', at: '' }
  expect(figureRow(figure)).toEqual(['试点街镇', '66.66%（2/3）', '名额'])
  const [, shown, beside] = figureRow({ ...figure, hand })
  expect(shown).toBe(`100.00%（3/3） ${BY_HAND}`)
  expect(beside).toBe('平台取得：66.66%（2/3）；更改理由：漏登一个街镇（张三）')
})

test('a point stands in the columns of the annex, with a total below', () => {
  expect(pointRow('南开区', point)).toEqual([
    ...[
      '1',
      '南开区',
      '广开街道',
      '凯兴公寓社区 宝龙湾社区',
      '50.99%',
      '9/20',
      '86.05',
      '良好（市级：优秀）',
      '1/2',
      '—',
    ],
  ])
  expect(pointTotal([point, point]).slice(0, 4)).toEqual(['合计', '', '2', '4'])
  expect(pointTotal([]).length).toBe(POINT_COLUMNS.length)
})

import type { Figure, PointLine } from '../vocabulary.ts'
import { shownOf, wordsOf } from './figures.ts'

/** The mark of a figure that a hand changed, the same on page, paper and export. */
export const BY_HAND = '※手工更改'

/** A figure on paper: what is reported, and where a hand changed it the mark, the count beside it and the reason. */
export const figureRow = (figure: Figure): string[] => [
  figure.title,
  wordsOf(figure.form, shownOf(figure)) + (figure.hand ? ` ${BY_HAND}` : ''),
  figure.hand
    ? `平台取得：${wordsOf(figure.form, figure)}；更改理由：${figure.hand.reason}（${figure.hand.name}）`
    : figure.source,
]

export const showCenti = (centi: number | null): string =>
  centi === null ? '—' : `${Math.floor(centi / 100)}.${String(centi % 100).padStart(2, '0')}`
export const showProgress = (points: number | null): string =>
  points === null ? '—' : `${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')}%`

/** The columns of the annex, in the order of the notice's own: 序号、区划、试点街镇、试点社区, then what is reported. */
export const POINT_COLUMNS = [
  '序号',
  '区划',
  '试点街镇',
  '试点社区',
  '进度',
  '必达指标',
  '得分',
  '等级',
  '整改',
  '结项',
] as const

export const pointRow = (district: string, one: PointLine): string[] => [
  String(one.seq),
  district,
  one.town,
  one.communities.join(' '),
  showProgress(one.progress),
  `${one.mandatoryMet}/${one.mandatory}`,
  showCenti(one.scoreCenti),
  gradeOf(one),
  one.rectifications === 0 ? '—' : `${one.rectified}/${one.rectifications}`,
  one.closedOn ?? '—',
]

const gradeOf = ({ grade, vetoed, cityGrade }: PointLine): string => {
  const own = grade === null ? '—' : `${grade}${vetoed ? '（一票否决）' : ''}`
  return cityGrade === null ? own : `${own}（市级：${cityGrade}）`
}

/** The line below the points: how many towns and communities. */
export const pointTotal = (points: readonly PointLine[]): string[] => [
  '合计',
  '',
  String(points.length),
  String(points.reduce((sum, { communities }) => sum + communities.length, 0)),
  ...Array.from({ length: POINT_COLUMNS.length - 4 }, () => ''),
]

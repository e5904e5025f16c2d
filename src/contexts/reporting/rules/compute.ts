import type { Computed, PointLine, ReportKind } from '../vocabulary.ts'

/** What a district's figures are made of, counted elsewhere. `criteria`: per criterion, in how many points it is wholly met. */
export type Counted = {
  districtCode: string
  quotaTowns: number
  quotaCommunities: number
  pilots: number
  points: readonly PointLine[]
  /** The share the last milestone asked for, in per cent. */
  milestonePercent: number
  criteria: readonly { code: string; title: string; met: number; of: number }[]
  results: { evaluated: number; sumCenti: number; qualified: number; excellent: number; vetoed: number }
  rectifications: { demanded: number; done: number; late: number }
  closings: { applied: number; closed: number }
  learned: { selected: number; publicity: number; research: number; adopted: number }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const count = (code: string, title: string, part: number, source: string, page: string): Computed => ({
  ...{ code, title, form: 'count', part, whole: null, source, page },
})
const share = (
  code: string,
  title: string,
  { part, whole }: { part: number; whole: number },
  source: string,
  page: string,
): Computed => ({ ...{ code, title, form: 'share', part, whole, source, page } })

/** The figures a kind of report begins with, in the order of its paper. */
export const computeFigures = (kind: ReportKind, counted: Counted): Computed[] => [
  ...placesOf(counted),
  ...progressOf(counted),
  ...(kind === 'half-year' ? criteriaOf(counted) : resultsOf(kind, counted)),
  ...mendedOf(counted),
  ...(kind === 'final' ? closedOf(counted) : []),
  ...(kind === 'mid' ? [] : learnedOf(counted)),
]

function placesOf({ points, quotaTowns, quotaCommunities, pilots }: Counted): Computed[] {
  const quota = '附件1的名额（加历次决定）与在建、已结项的创建点'
  return [
    share('towns', '试点街镇（已确定/名额）', { part: points.length, whole: quotaTowns }, quota, '/quotas'),
    share('communities', '试点社区（已确定/名额）', { part: pilots, whole: quotaCommunities }, quota, '/quotas'),
  ]
}

const boardOf = ({ districtCode }: Counted): string => `/board?district=${districtCode}`

function progressOf(counted: Counted): Computed[] {
  const { points, milestonePercent } = counted
  const known = points.flatMap(({ progress }) => (progress === null ? [] : [progress]))
  const reached = known.filter((one) => one >= milestonePercent * 100).length
  const all = points.filter(({ mandatory, mandatoryMet }) => mandatory > 0 && mandatoryMet === mandatory).length
  const from = '各创建点按七项标准测量的加权进度，截至取数之日'
  return [
    share('progress', '创建点平均进度', { part: sum(known), whole: known.length * 10_000 }, from, boardOf(counted)),
    share(
      'reached',
      `进度达到${milestonePercent}%的创建点`,
      { part: reached, whole: points.length },
      from,
      boardOf(counted),
    ),
    share('mandatory', '必达指标全部完成的创建点', { part: all, whole: points.length }, from, boardOf(counted)),
  ]
}

const criteriaOf = (counted: Counted): Computed[] =>
  counted.criteria.map(({ code, title, met, of }) =>
    share(
      code,
      `${code} ${title}`,
      { part: met, whole: of },
      '达到这一指标的创建点数，逐社区逐人可查',
      boardOf(counted),
    ),
  )

function resultsOf(kind: 'mid' | 'final', { points, results }: Counted): Computed[] {
  const stage = kind === 'mid' ? '中期' : '末期'
  const { evaluated, sumCenti, qualified, excellent, vetoed } = results
  const from = `区级${stage}评估的最终结果`
  return [
    share('evaluated', `${stage}评估已有结果的创建点`, { part: evaluated, whole: points.length }, from, '/evaluation'),
    {
      ...{ code: 'score', title: `${stage}评估平均得分`, form: 'mean' as const, part: sumCenti, whole: evaluated },
      ...{ source: from, page: '/evaluation' },
    },
    share('qualified', '评估合格以上的创建点', { part: qualified, whole: evaluated }, from, '/evaluation'),
    share('excellent', '评估优秀的创建点', { part: excellent, whole: evaluated }, from, '/evaluation'),
    count('vetoed', '一票否决的创建点', vetoed, from, '/evaluation'),
  ]
}

function mendedOf({ rectifications: { demanded, done, late } }: Counted): Computed[] {
  const from = '整改通知和复查记录'
  return [
    share('mended', '整改复查通过（件）', { part: done, whole: demanded }, from, '/closing'),
    count('mend-late', '整改逾期（件）', late, from, '/closing'),
  ]
}

function closedOf({ points, closings }: Counted): Computed[] {
  const from = '结项申请和批准记录'
  return [
    share('applied', '已申请结项的创建点', { part: closings.applied, whole: points.length }, from, '/closing'),
    share('closed', '已结项的创建点', { part: closings.closed, whole: points.length }, from, '/closing'),
  ]
}

function learnedOf({ learned }: Counted): Computed[] {
  const from = '本期内登记的案例、宣传、研究和做法采用'
  return [
    count('cases', '入选案例', learned.selected, from, '/learning'),
    count('publicity', '宣传报道', learned.publicity, from, '/learning'),
    count('research', '完成的研究', learned.research, from, '/learning'),
    count('adopted', '采用的做法', learned.adopted, from, '/learning'),
  ]
}

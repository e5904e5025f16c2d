import { PARTS, type PartKind } from '../vocabulary.ts'

/** What was found out about a point, by people who looked and by records; every condition is decided from this alone. */
export type ClosingFacts = {
  criteria: readonly { code: string; title: string; mandatory: boolean; verdict: string; reason: string }[]
  /** The newest final result of the level that decides; undefined where there is none. */
  evaluation:
    | { occasionId: string; stage: string; gradeTitle: string; isQualified: boolean; totalCenti: number }
    | undefined
  /** Whether an evaluation that is on its way stands after that result. */
  isBeingEvaluated: boolean
  lateDuties: number
  /** Grants of the point's fund that were paid and are neither closed nor settled. */
  openGrants: number
  openGrantFen: number
  openRectifications: number
  failedRectifications: number
  parts: readonly PartKind[]
  waivers: readonly { code: string; reason: string; byName: string }[]
}
export type Condition = {
  code: string
  title: string
  verdict: 'met' | 'not-met' | 'waived'
  /** The figure in words. */
  figure: string
  /** Where it is mended. */
  page: string | null
  waiver: { byName: string; reason: string } | null
}

const yes = (isMet: boolean): Condition['verdict'] => (isMet ? 'met' : 'not-met')
const points = (centi: number) => (centi / 100).toFixed(2)

/** Every condition of closing (五（三）), each with its figure and where it stands. Pure: the same facts give the same answer. */
export function conditionsOf(pointId: string, facts: ClosingFacts): Condition[] {
  return [
    ...facts.criteria.filter(({ mandatory }) => mandatory).map((one) => criterionOf(pointId, one, facts)),
    evaluationOf(facts),
    {
      code: 'rectification',
      title: '整改全部完成',
      verdict: yes(facts.openRectifications + facts.failedRectifications === 0),
      figure: rectificationWords(facts),
      page: '/closing',
      waiver: null,
    },
    {
      code: 'disclosure',
      title: '信息公开没有逾期',
      verdict: yes(facts.lateDuties === 0),
      figure: facts.lateDuties === 0 ? '没有逾期未公开的事项' : `${facts.lateDuties}项逾期未公开`,
      page: '/fund/disclosure',
      waiver: null,
    },
    {
      code: 'grants',
      title: '没有未作处理的资助余款',
      verdict: yes(facts.openGrants === 0),
      figure:
        facts.openGrants === 0
          ? '资助均已结清'
          : `${facts.openGrants}项已付款而未结清，合计${(facts.openGrantFen / 100).toFixed(2)}元`,
      page: '/fund/grants',
      waiver: null,
    },
    archiveOf(facts),
  ]
}

function criterionOf(pointId: string, one: ClosingFacts['criteria'][number], { waivers }: ClosingFacts): Condition {
  const code = `criterion:${one.code}`
  const waiver = waivers.find((given) => given.code === code)
  const isMet = one.verdict === 'met'
  return {
    code,
    title: `必达标准 ${one.code} ${one.title}`,
    verdict: isMet ? 'met' : waiver ? 'waived' : 'not-met',
    figure: isMet ? '已达到' : one.reason || '没有数据',
    page: `/points/${pointId}`,
    waiver: waiver && !isMet ? { byName: waiver.byName, reason: waiver.reason } : null,
  }
}

function evaluationOf({ evaluation, isBeingEvaluated }: ClosingFacts): Condition {
  const figure = evaluation
    ? `${points(evaluation.totalCenti)}分，${evaluation.gradeTitle}${isBeingEvaluated ? '；还有一次评估在进行' : ''}`
    : '还没有末期评估或复评的最终结果'
  return {
    code: 'evaluation',
    title: '末期评估或复评合格',
    verdict: yes(evaluation?.isQualified === true && !isBeingEvaluated),
    figure,
    page: '/evaluation',
    waiver: null,
  }
}

const rectificationWords = ({ openRectifications, failedRectifications }: ClosingFacts): string => {
  if (failedRectifications > 0) return `${failedRectifications}份两次未通过`
  return openRectifications > 0 ? `${openRectifications}份没有办完` : '没有未完成的整改'
}

function archiveOf({ parts }: ClosingFacts): Condition {
  const missing = (Object.keys(PARTS) as PartKind[]).filter((kind) => !parts.includes(kind))
  return {
    code: 'archive',
    title: '五项结项材料齐全',
    verdict: yes(missing.length === 0),
    figure: missing.length === 0 ? '五项都已附' : `还缺${missing.map((kind) => PARTS[kind]).join('、')}`,
    page: null,
    waiver: null,
  }
}

/** What still stands in the way. */
export const unmet = (conditions: readonly Condition[]): Condition[] =>
  conditions.filter(({ verdict }) => verdict === 'not-met')

/** Only a mandatory criterion can be waived, and only by the city. */
export const isWaivable = ({ code, verdict }: Condition): boolean =>
  code.startsWith('criterion:') && verdict === 'not-met'

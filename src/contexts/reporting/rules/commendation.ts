import type { Amount } from '../vocabulary.ts'

export const TERMS = {
  coverage: '名额覆盖',
  score: '平均得分',
  qualified: '合格占比',
  timely: '按时报送',
} as const
export type Term = keyof typeof TERMS
export const termNames = Object.keys(TERMS) as Term[]
export type Weights = Record<Term, number>

/** What is known of a district. `score` is the sum of centi-points over 100 points each; all are part of whole. */
export type Standing = { districtCode: string; districtName: string; evaluated: number; amounts: Record<Term, Amount> }
/** `centi`: hundredths of a point out of `weight`; null where there is no data. */
export type TermResult = Amount & { term: Term; weight: number; centi: number | null }
export type Candidate = Omit<Standing, 'amounts'> & {
  terms: TermResult[]
  /** Out of 100 points, in centi-points; null where a term has no data. */
  totalCenti: number | null
  /** Why the district cannot be chosen, in words; null when it can. */
  leftOut: string | null
}

export const weightsMake100 = (weights: Weights): boolean =>
  termNames.reduce((sum, term) => sum + weights[term], 0) === 100 && termNames.every((term) => weights[term] >= 0)

/** One term: its weight times its share, rounded down to a hundredth, so that what is shown adds up to what is compared. */
export function termOf(term: Term, weight: number, { part, whole }: Amount): TermResult {
  if (part === null || !whole) return { term, weight, part, whole, centi: null }
  const share = Math.min(part, whole)
  return { term, weight, part, whole, centi: Number((BigInt(share) * BigInt(weight) * 100n) / BigInt(whole)) }
}

export type Bar = { weights: Weights; leastPoints: number; leastTotalCenti: number }

/** A district by the formula of the day. Districts are compared, never persons; too small a sample is shown and not compared. */
export function candidateOf(
  { amounts, ...district }: Standing,
  { weights, leastPoints, leastTotalCenti }: Bar,
): Candidate {
  const terms = termNames.map((term) => termOf(term, weights[term], amounts[term]))
  const isKnown = terms.every(({ centi }) => centi !== null)
  const totalCenti = isKnown ? terms.reduce((sum, { centi }) => sum + (centi ?? 0), 0) : null
  return {
    ...district,
    terms,
    totalCenti,
    leftOut: leftOutOf(district.evaluated, totalCenti, { leastPoints, leastTotalCenti }),
  }
}

function leftOutOf(evaluated: number, total: number | null, bar: Omit<Bar, 'weights'>): string | null {
  if (evaluated < bar.leastPoints) return `已评估${evaluated}个创建点，少于${bar.leastPoints}个，样本不足`
  if (total === null) return '有的项目尚无数据'
  if (total < bar.leastTotalCenti) return '合计低于通报的最低分'
  return null
}

/** Districts that stand at least as high as the lowest chosen one and were not chosen: equal is treated equally, or the reason is said. */
export function passedOver(candidates: readonly Candidate[], chosen: readonly string[]): Candidate[] {
  const totals = candidates.flatMap(({ districtCode, totalCenti }) =>
    chosen.includes(districtCode) && totalCenti !== null ? [totalCenti] : [],
  )
  if (totals.length === 0) return []
  const lowest = Math.min(...totals)
  return candidates.filter(
    ({ districtCode, totalCenti, leftOut }) =>
      leftOut === null && totalCenti !== null && totalCenti >= lowest && !chosen.includes(districtCode),
  )
}

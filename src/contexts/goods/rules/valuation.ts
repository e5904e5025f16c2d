import type { Level } from '../vocabulary.ts'

/** A dated price for one unit of the same or a similar thing, in fen. */
export type Quote = { source: string; on: string; unitFen: number }
/** What a value stands on. Amounts in fen for the whole lot, unless a name says unit. */
export type Evidence = {
  level: Level
  /** V1: the invoice or contract. V2: the giver's own recent price times the quantity. */
  proofFen?: number | undefined
  /** V4. */
  appraisalFen?: number | undefined
  quotes: readonly Quote[]
}
export type ValuationLimits = {
  /** A single lot of so much needs an appraisal. */
  appraisalFen: number
  /** So many quotes make a market. */
  leastQuotes: number
  /** Proof and market may differ by so many percent without a review. */
  deviationPercent: number
}
export type Valued = {
  valueFen: number
  /** The median of the quotes times the quantity; null without quotes. */
  marketFen: number | null
  /** Proof and market are further apart than allowed: a hand looks at it before it is approved. */
  needsReview: boolean
}
export type ValuationFault =
  | 'noProof'
  | 'noMarketForOwn'
  | 'fewQuotes'
  | 'noAppraisal'
  | 'needsAppraisal'
  | 'nothing'
  | 'beyond'

/** The median of unit prices times a quantity, whole fen, rounded down. Undefined without prices. */
export function medianOf(unitPrices: readonly number[], quantity: number): number | undefined {
  const sorted = unitPrices.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) return undefined
  return Math.floor(((low + high) * quantity) / 2)
}

/** Whether two amounts are further apart than so many percent of the market. */
export const deviates = (proofFen: number, marketFen: number, percent: number): boolean =>
  Math.abs(proofFen - marketFen) * 100 > percent * marketFen

/**
 * What a lot is worth by the ladder: V0 nothing; V1 its invoice, or the market where that is far off; V2 the giver's own price, never above
 * the market; V3 the median; V4 the appraisal. A lot at or above the appraisal limit takes V4 and nothing else.
 */
export function worthOf(evidence: Evidence, quantity: number, limits: ValuationLimits): Valued | ValuationFault {
  const market = medianOf(
    evidence.quotes.map(({ unitFen }) => unitFen),
    quantity,
  )
  const found = BY_LEVEL[evidence.level]({ proof: evidence.proofFen, market, evidence, limits })
  if (typeof found === 'string') return found
  const { level } = evidence
  if (level === 'V0') return { ...found, marketFen: market ?? null }
  if (!Number.isSafeInteger(found.valueFen)) return 'beyond'
  if (found.valueFen <= 0) return 'nothing'
  if (level !== 'V4' && Math.max(found.valueFen, evidence.proofFen ?? 0) >= limits.appraisalFen) return 'needsAppraisal'
  return { ...found, marketFen: market ?? null }
}

type Priced = { proof: number | undefined; market: number | undefined; evidence: Evidence; limits: ValuationLimits }
type Found = Omit<Valued, 'marketFen'> | ValuationFault

const isOff = (amount: number, { market, limits }: Priced): boolean =>
  market !== undefined && deviates(amount, market, limits.deviationPercent)

const BY_LEVEL: Readonly<Record<Level, (priced: Priced) => Found>> = {
  V0: () => ({ valueFen: 0, needsReview: false }),
  V1: (priced) => {
    const { proof, market } = priced
    if (proof === undefined) return 'noProof'
    const needsReview = isOff(proof, priced)
    return { valueFen: needsReview ? (market ?? proof) : proof, needsReview }
  },
  V2: (priced) => {
    const { proof, market } = priced
    if (proof === undefined) return 'noProof'
    if (market === undefined) return 'noMarketForOwn'
    return { valueFen: Math.min(proof, market), needsReview: isOff(proof, priced) }
  },
  V3: ({ market, evidence, limits }) =>
    market === undefined || evidence.quotes.length < limits.leastQuotes
      ? 'fewQuotes'
      : { valueFen: market, needsReview: false },
  V4: (priced) => {
    const { appraisalFen } = priced.evidence
    return appraisalFen === undefined
      ? 'noAppraisal'
      : { valueFen: appraisalFen, needsReview: isOff(appraisalFen, priced) }
  },
}

/** What goes out with `pieces` of a stock that is worth `leftFen`: never a fen lost, the last piece takes the rest. */
export function valueOut(leftFen: number, stock: number, pieces: number): number {
  if (pieces < 0 || pieces > stock) throw new RangeError(`${pieces} of ${stock}`)
  return pieces === stock ? leftFen : Number((BigInt(leftFen) * BigInt(pieces)) / BigInt(stock))
}

import { addDays, showDate } from '#kernel/time.ts'
import { LINES, type Line } from '../vocabulary.ts'

export type NeedAt = { areaPath: string; line: Line | null }
/** A resource or a service, as far as a match looks at it. */
export type Offer = {
  areaPath: string
  areaName: string
  lines: readonly Line[]
  fromDate: string
  toDate: string | null
  isFree: boolean
}
export type Fit = { points: number; reasons: string[] }

const SOON_DAYS = 30
const DISTRICT_DEPTH = 2

/**
 * Whether an offer may serve a need, and why: the nearer, the more points; it must suit the line and be free now or within 30
 * days. Undefined where it does not fit. Reasons are Chinese, for the page and for what is kept with the match.
 */
export function fitOf(need: NeedAt, offer: Offer, today: string): Fit | undefined {
  if (!offer.isFree) return undefined
  const place = placeFit(need.areaPath, offer)
  const line = lineFit(need.line, offer.lines)
  const period = periodFit(offer, today)
  if (!place || !line || !period) return undefined
  return {
    points: place.points + line.points + period.points,
    reasons: [place.reason, line.reason, period.reason],
  }
}

type Part = { points: number; reason: string }

function placeFit(needPath: string, { areaPath, areaName }: Offer): Part | undefined {
  if (areaPath === needPath) return { points: 40, reason: `就在${areaName}` }
  if (needPath.startsWith(`${areaPath}.`)) return { points: 30, reason: `${areaName}范围内都可用` }
  const [need, offer] = [needPath.split('.'), areaPath.split('.')]
  const shared = need.findIndex((part, index) => part !== offer[index])
  const depth = shared === -1 ? need.length : shared
  if (depth > DISTRICT_DEPTH) return { points: 20, reason: `同一街镇（${areaName}）` }
  return depth === DISTRICT_DEPTH ? { points: 10, reason: `同一个区（${areaName}）` } : undefined
}

function lineFit(line: Line | null, lines: readonly Line[]): Part | undefined {
  if (lines.length === 0) return { points: 5, reason: '不限方向' }
  if (line === null) return { points: 0, reason: `适合${lines.map((one) => LINES[one]).join('、')}，需求还没有分类` }
  return lines.includes(line) ? { points: 20, reason: `适合${LINES[line]}` } : undefined
}

function periodFit({ fromDate, toDate }: Offer, today: string): Part | undefined {
  if (toDate !== null && toDate < today) return undefined
  if (fromDate > addDays(today, SOON_DAYS)) return undefined
  if (fromDate > today) return { points: 2, reason: `${showDate(fromDate)}起可用` }
  return { points: 10, reason: toDate === null ? '长期可用' : `可用至${showDate(toDate)}` }
}

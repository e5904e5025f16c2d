import { fen, showYuan } from '#kernel/money.ts'
import { showPercent } from '#kernel/ratio.ts'
import type { Verdict } from './verdict.ts'

export type FigureWords = {
  partTitle: string
  wholeTitle: string | null
  unit: string
  noDataHint: string
  hidesFew?: boolean
}
type Figure = {
  verdict: Verdict
  part: number | null
  whole: number | null
  floorPart: number | null
  floorWhole: number | null
  missing: number
  reason: string
}

/** Whole numbers with their unit; money is counted in fen and shown in yuan. */
const count = (value: number, unit: string): string =>
  unit === '分' ? `${showYuan(fen(value))}元` : `${value.toLocaleString('en-US')}${unit}`
const plain = (value: number): string => value.toLocaleString('en-US')

/** A number that might point at somebody: from one to four. */
export const isFew = (value: number): boolean => value > 0 && value < 5
/** '<5' instead of a number that might point at somebody. */
const shy = (value: number): string => (isFew(value) ? '<5' : plain(value))
/** Whether a number of this figure has to be hidden, and with it the share made of it. */
const hides = ({ part, whole }: Figure, hidesFew: boolean | undefined): boolean =>
  hidesFew === true && (isFew(part ?? 0) || isFew(whole ?? 0))

/** '12.40%（124/1,000）' for a share, '2名' for a count, '尚无数据' without records. */
export function showFigure(figure: Figure, { unit, hidesFew }: Pick<FigureWords, 'unit' | 'hidesFew'>): string {
  const { verdict, part, whole, floorWhole } = figure
  if (verdict === 'no-data' || part === null) return '尚无数据'
  if (hides(figure, hidesFew)) return `${shy(part)}/${shy(whole ?? 0)}${unit}`
  if (floorWhole === null) return count(part, unit)
  return whole ? `${showPercent({ part, whole })}（${plain(part)}/${plain(whole)}）` : '尚无数据'
}

/** The bar, in words: '不少于2名', '15%以上'. */
export function showFloor({ floorPart, floorWhole }: Figure, { unit }: Pick<FigureWords, 'unit'>): string {
  if (floorPart === null) return '—'
  if (floorWhole !== null) return floorPart === floorWhole ? '100%' : `${floorPart}%以上`
  return unit === '分' && floorPart === 1 ? '不设数额，大于零' : `不少于${count(floorPart, unit)}`
}

/** What to do to pass: '还差37名注册志愿者', a broken rule, or which spreadsheet is missing. Empty when it passes. */
export function showMissing(figure: Figure, { partTitle, unit, noDataHint, hidesFew }: FigureWords): string {
  const { verdict, missing, reason } = figure
  if (verdict === 'met') return ''
  if (verdict === 'no-data') return reason || noDataHint
  if (hides(figure, hidesFew)) return `还没有达到下限（${partTitle}少于5名的不显示人数）`
  const short = missing > 0 ? `还差${count(missing, unit)}${partTitle}` : ''
  return [short, reason].filter(Boolean).join('；')
}

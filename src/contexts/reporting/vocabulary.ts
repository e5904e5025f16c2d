/** What districts report, in the order of a year. */
export const REPORT_KINDS = {
  'half-year': '半年推进情况报告',
  mid: '中期评估结果报告',
  final: '末期评估结果报告',
} as const
export type ReportKind = keyof typeof REPORT_KINDS

export const REPORT_STATES = {
  drafted: '编写中',
  handed: '待签署',
  signed: '已签署报送',
  returned: '市级退回',
  accepted: '市级已接收',
} as const
export type ReportState = keyof typeof REPORT_STATES

export const COMMENDATION_STATES = {
  drafted: '拟定中',
  proposed: '待决定',
  decided: '已决定',
  refused: '不予通报',
} as const
export type CommendationState = keyof typeof COMMENDATION_STATES

/** What a seal says of the report it stands on, as it is shown. */
export const SEAL_VERDICTS = {
  valid: '签章有效',
  changed: '内容已变',
  broken: '签章无效',
} as const
export type SealVerdict = keyof typeof SEAL_VERDICTS

/**
 * How a figure is written: `count` a number; `share` part of whole, in per cent; `mean` a mean of scores, part in
 * centi-points over whole scores.
 */
export type FigureForm = 'count' | 'share' | 'mean'
/** Two integers; `whole` is null for a count. A null part: there is no data. */
export type Amount = { part: number | null; whole: number | null }
/** A figure as computed: `source` says how, `page` opens what it was counted from. */
export type Computed = Amount & { code: string; title: string; form: FigureForm; source: string; page: string }
/** A figure as reported: where a hand changed it, what was computed stays beside it. */
export type Figure = Computed & { hand: (Amount & { reason: string; name: string; at: string }) | null }

/** One point in the report's table, in annex order. `progress` in basis points, score in centi-points. */
export type PointLine = {
  pointId: string
  seq: number
  town: string
  kind: 'joint' | 'district'
  communities: string[]
  progress: number | null
  mandatoryMet: number
  mandatory: number
  scoreCenti: number | null
  grade: string | null
  vetoed: boolean
  cityGrade: string | null
  rectifications: number
  rectified: number
  closedOn: string | null
}

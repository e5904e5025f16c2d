/** The occasions of an evaluation (domain §11.1). */
export const STAGES = { mid: '中期评估', final: '末期评估', re: '复评' } as const
export type Stage = keyof typeof STAGES

export const ASSESSMENT_STATES = { draft: '填写中', submitted: '已提交' } as const
export type AssessmentState = keyof typeof ASSESSMENT_STATES

export const VISIT_STATES = { planned: '待检查', recorded: '待核签', confirmed: '已核签', cancelled: '已取消' } as const
export type VisitState = keyof typeof VISIT_STATES
/** What was found about one line of the check list. */
export const VERDICTS = { met: '符合', partly: '部分符合', unmet: '不符合', unseen: '没有看' } as const
export type Verdict = keyof typeof VERDICTS
/** A line of the check list as it was found on the spot; what is not as it should be says why. */
export type Checked = { code: string; verdict: Verdict; note: string }

export const SURVEY_STATES = { open: '正在调查', closed: '已结束' } as const
export type SurveyState = keyof typeof SURVEY_STATES

export const SAMPLE_KINDS = {
  case: '个案',
  group: '小组与社区活动',
  hours: '志愿服务时长',
  voucher: '资助付款凭证',
  meeting: '联席会议纪要',
} as const
export type SampleKind = keyof typeof SAMPLE_KINDS
export const SAMPLE_STATES = { open: '正在检查', closed: '已办结', voided: '已作废' } as const
export type SampleState = keyof typeof SAMPLE_STATES
/** What may be wrong with a file: papers are missing (A7), or the work was not done as the norms ask (B6). */
export const FAULTS = { incomplete: '材料不齐', improper: '不合规范' } as const
export type Fault = keyof typeof FAULTS

export type Level = 'city' | 'district'
export const LEVELS: Readonly<Record<Level, string>> = { city: '市级', district: '区级' }

export const RECTIFICATION_STATES = {
  open: '整改中',
  answered: '等待复查',
  passed: '整改通过',
  failed: '两次未通过',
  ended: '已终止',
} as const
export type RectificationState = keyof typeof RECTIFICATION_STATES

export const CLOSING_STATES = {
  draft: '准备材料',
  applied: '等待审核',
  checked: '等待批准',
  returned: '已退回',
  closed: '已结项',
  withdrawn: '已撤回',
} as const
export type ClosingState = keyof typeof CLOSING_STATES

/** The five parts of a closing application (domain of the notice 五（三）). */
export const PARTS = {
  summary: '总结报告',
  accounts: '决算与审计',
  performance: '绩效表',
  results: '成果目录',
  archive: '档案移交清单',
} as const
export type PartKind = keyof typeof PARTS

export const PACKAGE_STATES = {
  waiting: '等待生成',
  running: '正在生成',
  ready: '已生成',
  failed: '没有生成',
  cancelled: '已停止',
} as const
export type PackageState = keyof typeof PACKAGE_STATES

export const STEP_WORDS: Readonly<Record<string, string>> = {
  demand: '提出整改',
  answer: '提交整改报告',
  extend: '同意延期',
  pass: '复查通过',
  fail: '复查未通过',
  terminate: '决定终止',
  draft: '准备结项',
  apply: '提出结项申请',
  check: '审核通过',
  return: '退回',
  waive: '豁免',
  approve: '批准结项',
  withdraw: '撤回',
  remind: '提醒',
}

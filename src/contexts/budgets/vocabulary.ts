/** Where money comes from. A line has one; they are never mixed (津民函〔2023〕20号 五（一）: 多元投入). */
export const SOURCES = { fiscal: '财政资金', charity: '慈善资金', lottery: '福彩公益金', own: '自筹资金' } as const
export type Source = keyof typeof SOURCES

/** The fields of fiscal money that the notice names. */
export const FIELDS = {
  assistance: '社会救助',
  elderly: '养老服务',
  children: '儿童福利',
  community: '社区建设',
  affairs: '社会事务',
} as const
export type Field = keyof typeof FIELDS

export const BUDGET_STATES = {
  draft: '编制中',
  submitted: '待审定',
  returned: '已退回',
  approved: '已审定',
  superseded: '已被调整',
} as const
export type BudgetState = keyof typeof BUDGET_STATES

/** The words of 资助, as people read them. */
export const USES = {
  U1: '困难群体支持性服务',
  U2: '社区公益与志愿活动',
  U3: '支持社区治理',
  U4: '改善社区环境',
  U5: '资助辖区社区社会组织开展为民服务',
} as const
export type Use = keyof typeof USES

export const CALL_KINDS = { ordinary: '一般资助', micro: '微公益创投' } as const

export const APPLICANT_KINDS = {
  organisation: '社会组织（法人）',
  cso: '社区社会组织（未登记法人）',
  team: '志愿服务队伍',
  station: '社工站',
  community: '社区居委会',
} as const
export type ApplicantKind = keyof typeof APPLICANT_KINDS

export const GRANT_STATES = {
  draft: '草稿',
  applied: '待初审',
  returned: '已退回，待修改',
  checked: '评审中',
  voting: '管委会表决中',
  voted: '待慈善组织审定',
  approved: '待公示',
  publicised: '公示中',
  agreed: '执行中',
  midway: '执行中（已中期检查）',
  reported: '待验收',
  accepted: '待结项',
  closed: '已结项',
  rejected: '未通过',
  withdrawn: '已撤回',
  terminated: '已终止，待追回',
  recovered: '已终止，款已结清',
} as const
export type GrantState = keyof typeof GRANT_STATES

/** Why a remainder of a grant that was stopped is not asked back any more. */
export const SETTLEMENT_GROUNDS = {
  spent: '核定为合理支出（已用于项目，有凭证）',
  lost: '确实无法追回，予以核销',
} as const
export type SettlementGround = keyof typeof SETTLEMENT_GROUNDS
export const SETTLEMENT_WORDS: Readonly<Record<SettlementGround, string>> = { spent: '核定合理支出', lost: '核销' }

export const PAYMENT_STATES = {
  prepared: '待复核',
  checked: '待批准',
  approved: '待付款',
  paid: '已付',
  refused: '已退回',
} as const
export type PaymentState = keyof typeof PAYMENT_STATES

export const WISH_STATES = {
  recorded: '待核实',
  published: '等待认领',
  claimed: '已认领',
  bought: '已购买',
  delivered: '已送达',
  confirmed: '已圆梦',
  cancelled: '已取消',
} as const
export type WishState = keyof typeof WISH_STATES

export const POSTS = { manager: '负责人', accountant: '会计' } as const
export type Post = keyof typeof POSTS

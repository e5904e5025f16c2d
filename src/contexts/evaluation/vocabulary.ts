/** The words of 评估, as people read them. */
export const OCCASION_STATES = {
  forming: '组建评估组',
  scoring: '评分中',
  discussing: '讨论分歧',
  preliminary: '初步结果',
  told: '已告知，可提异议',
  objected: '有异议',
  reviewing: '另组评估组',
  reviewed: '复核完毕',
  final: '结果已定',
  published: '已公布',
  cancelled: '已取消',
} as const
export type OccasionState = keyof typeof OCCASION_STATES

/** Who evaluates: the city its joint points, a district all of its own (the notice, 五（三）). */
export const LEVELS = { city: '市级评估', district: '区级评估' } as const
export type Level = keyof typeof LEVELS

export const SEAT_ROLES = { lead: '组长', member: '成员' } as const
export type SeatRole = keyof typeof SEAT_ROLES

/** What a member brings to the panel (domain.md §11.3). */
export const FIELDS = {
  social_work: '社会工作（中级以上）',
  finance: '财务',
  governance: '基层治理',
  charity: '慈善',
} as const
export type Field = keyof typeof FIELDS

export const SEAT_STATES = {
  asked: '待声明',
  declared: '已声明无利害关系',
  submitted: '已交评分',
  withdrawn: '已回避',
} as const
export type SeatState = keyof typeof SEAT_STATES

/** Why somebody may not score a point; all but `declared` are found by the platform. */
export const INTERESTS = {
  employed: '两年内在被评单位任职',
  supervisor: '督导过该社工站',
  committee: '该街镇基金管委会成员',
  donor: '向该街镇基金捐赠',
  expert: '在该街镇设有联系点',
  declared: '本人申报',
} as const
export type InterestKind = keyof typeof INTERESTS

/** What hands do, in the order of the road. */
export const STEPS = {
  opened: '发起评估',
  seated: '确定评估组成员',
  declared: '签署声明',
  withdrew: '回避',
  left: '评分中退出',
  replaced: '补选成员',
  asked: '单位申请回避',
  answered: '答复回避申请',
  began: '开始评分',
  extended: '延长评分期限',
  submitted: '交评分',
  discussed: '讨论结束',
  vetoed: '记录一票否决',
  settled: '得出初步结果',
  told: '告知被评单位',
  objected: '提出异议',
  reviewing: '另组评估组',
  reviewed: '复核完毕',
  final: '审定结果',
  published: '公布',
  cancelled: '取消评估',
  drafted: '拟制公文',
} as const
export type StepKind = keyof typeof STEPS

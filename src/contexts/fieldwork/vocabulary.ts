/** What a line of work is called (domain.md §8.8: the four of civil affairs, and others). */
export const LINES = {
  elder: '养老服务',
  relief: '社会救助',
  child: '儿童福利和权益保护',
  disability: '残疾人保障',
  governance: '社区治理',
  environment: '社区环境',
  other: '其他',
} as const
export type Line = keyof typeof LINES

export const WAYS = { home: '入户', phone: '电话', elsewhere: '其他地方见面' } as const
export type Way = keyof typeof WAYS
export const OUTCOMES = { met: '见到了', absent: '不在家或没接通', declined: '不愿意见' } as const
export type Outcome = keyof typeof OUTCOMES
export const PARTIES = { community: '社区', social_worker: '社工' } as const
export type Party = keyof typeof PARTIES
export const PLAN_STATES = { planned: '待探访', done: '已探访', cancelled: '已取消' } as const
export type PlanState = keyof typeof PLAN_STATES
export const DUES = { overdue: '逾期', today: '今天', soon: '七天内', later: '以后' } as const
export type Due = keyof typeof DUES

export const KINDS = { group: '小组', activity: '社区活动' } as const
export type Kind = keyof typeof KINDS
/** MZ/T 095-2017 for groups. */
export const TYPES = {
  education: '教育小组',
  growth: '成长小组',
  support: '支持小组',
  therapy: '治疗小组',
  mutual: '互助小组',
  publicity: '宣传倡导',
  culture: '文化体育',
  convenience: '便民服务',
  council: '议事协商',
  help: '邻里互助',
} as const
export type Type = keyof typeof TYPES
export const TYPES_OF = {
  group: ['education', 'growth', 'support', 'therapy', 'mutual'],
  activity: ['publicity', 'culture', 'convenience', 'council', 'help'],
} as const satisfies Record<Kind, readonly Type[]>

export const GROUP_STATES = {
  proposed: '待审定',
  returned: '退回修改',
  approved: '已审定',
  recruiting: '招募中',
  running: '进行中',
  ended: '已结束',
  evaluated: '已评估',
  archived: '已归档',
  cancelled: '已取消',
} as const
export type GroupState = keyof typeof GROUP_STATES

export const SCREENINGS = { waiting: '待筛选', accepted: '入组', declined: '未入组' } as const
export type Screening = keyof typeof SCREENINGS
export const PHASES = { start: '开始期', turn: '转折期', mature: '成熟期', end: '结束期', whole: '不分期' } as const
export type Phase = keyof typeof PHASES
export const ATTENDANCES = { present: '到', late: '迟到', leave: '请假', absent: '缺席' } as const
export type Attendance = keyof typeof ATTENDANCES

/** What of a group is called how on its file. */
export const FILE_MARKS = { group: 'XZ', activity: 'HD' } as const satisfies Record<Kind, string>

/** Kinds of people in hardship as pages call them (domain.md §8.7); the register itself is hardship's. */
export const TARGETS: Readonly<Record<string, string>> = {
  T01: '特困人员',
  T02: '低保对象',
  T03: '低保边缘家庭',
  T04: '刚性支出困难家庭',
  T05: '防止返贫监测对象',
  T06: '孤儿、事实无人抚养儿童',
  T07: '困境儿童',
  T08: '农村留守儿童',
  T09: '流动儿童',
  T10: '独居、空巢、高龄、失能老人',
  T11: '残疾人',
  T12: '精神障碍患者及家庭',
  T13: '计划生育特殊家庭',
  T14: '优抚对象、退役军人',
  T15: '重病、因病致困',
  T16: '新就业群体、新市民',
  T99: '其他困难居民',
}

/** The words of 五社联动, as people read them. */
export const PARTIES = {
  community: '社区',
  social_worker: '社会工作者',
  organisation: '社区社会组织',
  volunteers: '志愿者',
  charity: '慈善资金',
} as const
export type Party = keyof typeof PARTIES
export const partyList = Object.keys(PARTIES) as Party[]

/** Who comes to a meeting or owns a task: the five, and whoever else sits at the table. */
export const SIDES = { ...PARTIES, resident: '居民', government: '政府部门' } as const
export type Side = keyof typeof SIDES

/** What each party is for (津十条), said beside its seat. */
export const PART_OF: Readonly<Record<Party, string>> = {
  community: '平台',
  social_worker: '支撑',
  organisation: '载体',
  volunteers: '辅助',
  charity: '补充',
}

export const LINES = {
  elder: '养老服务',
  relief: '社会救助',
  child: '儿童福利和权益保护',
  disability: '残疾人保障',
  governance: '社区治理',
  environment: '环境',
  other: '其他',
} as const
export type Line = keyof typeof LINES

export const OWNER_KINDS = {
  unit: '驻区单位',
  enterprise: '企业',
  organisation: '社会组织',
  person: '个人',
  government: '政府部门',
} as const
export type OwnerKind = keyof typeof OWNER_KINDS

export const RESOURCE_KINDS = {
  money: '资金',
  goods: '物资',
  venue: '场地',
  service: '专业服务',
  people: '人力',
  information: '信息',
} as const
export type ResourceKind = keyof typeof RESOURCE_KINDS

/** `expired` is not kept: a resource is expired the day after its last. */
export const RESOURCE_STATES = { available: '可用', occupied: '占用', withdrawn: '已撤回', expired: '失效' } as const
export type ResourceState = keyof typeof RESOURCE_STATES

export const PROJECT_STATES = { running: '进行中', finished: '已办结', stopped: '已中止' } as const
export type ProjectState = keyof typeof PROJECT_STATES

export const BUDGET_SOURCES = {
  fund: '社区基金',
  fiscal: '财政资金',
  organisation: '社会组织自筹',
  donation: '其他捐赠',
  other: '其他',
} as const
export type BudgetSource = keyof typeof BUDGET_SOURCES

/** Where an act is on record. */
export const ACT_KINDS = {
  'needs.need': '核实需求',
  'linkage.meeting': '联席会议商议',
  'fieldwork.visit': '探访',
  'casework.case': '个案',
  'fieldwork.group': '小组与社区活动',
  'incubation.service': '公益服务',
  'activities.activity': '志愿服务时长',
  'grants.grant': '资助付款',
  'goods.handout': '物资发放',
} as const
export type ActKind = keyof typeof ACT_KINDS

/** What a lead may tie to a project by picking it. */
export const TIE_KINDS = {
  'activities.activity': '志愿活动',
  'incubation.service': '社会组织公益服务',
  'grants.grant': '资助',
  'goods.handout': '物资发放',
} as const
export type TieKind = keyof typeof TIE_KINDS

export const SEAT_STANDS = {
  acted: '已行动',
  late: '逾期未行动',
  asked: '已邀请',
  named: '尚未邀请',
} as const
export type SeatStand = keyof typeof SEAT_STANDS

export const LEVELS = { city: '市级统筹', district: '区级', town: '街镇联席会议', community: '社区议事协商会' } as const
export type Level = keyof typeof LEVELS
export const MEETING_STATES = { planned: '待召开', held: '已召开', cancelled: '已取消' } as const
export type MeetingState = keyof typeof MEETING_STATES
export const OUTCOMES = { passed: '通过', rejected: '不通过', deferred: '下次再议' } as const
export type Outcome = keyof typeof OUTCOMES

export const TASK_STATES = { open: '办理中', done: '已完成', cancelled: '已取消' } as const
export type TaskState = keyof typeof TASK_STATES
export const TASK_STEPS = {
  made: '交办',
  progress: '进展',
  done: '完成',
  moved: '改期',
  cancelled: '取消',
  reminded: '催办',
} as const
export type TaskStepKind = keyof typeof TASK_STEPS

/** The words of 需求, as people read them. */
export const NEED_STATES = {
  reported: '待核实',
  verified: '待分类',
  rejected: '不予受理',
  withdrawn: '本人已撤回',
  classified: '待交办',
  assigned: '已交办',
  in_service: '办理中',
  referred: '已转介',
  resolved: '待本人确认',
  confirmed: '本人已确认',
  archived: '已归档',
  merged: '已合并',
} as const
export type NeedState = keyof typeof NEED_STATES

/** Where a need was heard. */
export const CHANNELS = {
  phone: '居民手机',
  hotline: '12345热线',
  grid: '网格巡查',
  meeting: '居民议事',
  paper: '来人或书面',
  visit: '入户走访',
  wish: '微心愿',
} as const
export type Channel = keyof typeof CHANNELS
/** What the desk may write down; the phone is the resident's own. */
export const DESK_CHANNELS = ['hotline', 'grid', 'meeting', 'paper', 'visit', 'wish'] as const

/** 四项民政重点工作 of the notice, and what else people ask for (domain.md §5.2, §8.8). */
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

export const URGENCIES = { urgent: '紧急', normal: '一般' } as const
export type Urgency = keyof typeof URGENCIES

export const LEVELS = { case: '个案', group: '小组', community: '社区', policy: '政策' } as const
export type Level = keyof typeof LEVELS

export const FOR_WHOM = { self: '本人', other: '替别人', many: '大家的事' } as const
export type ForWhom = keyof typeof FOR_WHOM

/** How a worker made sure of it. */
export const VERIFIED_HOW = {
  visit: '入户核实',
  call: '电话核实',
  site: '现场查看',
  records: '查阅名册档案',
  met: '当面了解',
} as const
export type VerifiedHow = keyof typeof VERIFIED_HOW

/** Benefits that a law or a policy gives: who has a right to one is not helped by a gift instead (domain.md §5.2). */
export const BENEFITS = {
  allowance: '最低生活保障',
  extreme: '特困人员救助供养',
  temporary: '临时救助',
  edge: '低保边缘家庭救助',
  disabledLife: '困难残疾人生活补贴',
  disabledCare: '重度残疾人护理补贴',
  orphan: '孤儿、事实无人抚养儿童基本生活费',
  medical: '医疗救助',
  elderSubsidy: '养老服务补贴、高龄津贴',
  otherBenefit: '其他政策待遇',
} as const
export type Benefit = keyof typeof BENEFITS

/** The order of help: what one is entitled to, then public service, then charity and volunteers. */
export const ROUTES = {
  entitlement: '政策待遇：先转介街镇民政',
  public: '公共服务：由社区、社工站或部门办理',
  society: '社会力量：由社会组织、志愿者或慈善资源帮助',
} as const
export type Route = keyof typeof ROUTES

export const PARTIES = {
  community: '社区',
  social_worker: '社会工作者',
  organisation: '社区社会组织',
  volunteers: '社区志愿者',
  charity: '社区公益慈善资源',
  resident: '居民',
  government: '政府部门',
} as const
export type Party = keyof typeof PARTIES
/** Who a need may be given to. */
export const OWNERS = ['community', 'social_worker', 'organisation', 'volunteers', 'charity', 'government'] as const
export type Owner = (typeof OWNERS)[number]

/** What it was resolved by. */
export const MEANS = {
  benefit: '政策待遇',
  public: '公共服务',
  social_work: '社工服务',
  organisation: '社会组织服务',
  volunteer: '志愿服务',
  gift: '慈善款物',
  advice: '咨询解释',
} as const
export type Means = keyof typeof MEANS

export const OUTCOMES = { granted: '给予待遇', declined: '不符合条件', withdrawn: '本人不申请了' } as const
export type Outcome = keyof typeof OUTCOMES

export const RATINGS = { 5: '很满意', 4: '满意', 3: '一般', 2: '不满意', 1: '很不满意' } as const

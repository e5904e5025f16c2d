/** The words of 社会组织培育, as people read them. */
export const TIERS = {
  A: 'A类：依法登记',
  B: 'B类：街镇备案',
  C: 'C类：社区指导',
} as const
export type Tier = keyof typeof TIERS

export const STATES = {
  idea: '筹备中',
  prepared: '待社区初审',
  returned: '已退回，待修改',
  community_checked: '待街镇备案',
  guided: '社区指导，未备案',
  filed: '已备案',
  active: '已备案，有活动',
  registered: '已登记',
  rectifying: '整改中',
  suspended: '已暂停',
  deregistered: '已注销',
  withdrawn: '已撤回',
} as const
export type State = keyof typeof STATES

export const STAGES = {
  none: '未纳入培育',
  discovered: '已发现',
  admitted: '已入壳',
  nurtured: '孵化中',
  graduated: '已出壳',
  tracked: '出壳后跟踪',
  left: '已退出培育',
} as const
export type Stage = keyof typeof STAGES

/** The six domains of the national action plan (民发〔2017〕191号, 专项行动). */
export const DOMAINS = {
  service: '为民服务',
  charity: '公益慈善',
  neighbour: '邻里互助',
  safety: '平安建设',
  culture: '文体娱乐',
  farming: '农村生产技术服务',
} as const
export type Domain = keyof typeof DOMAINS

/** What Tianjin gives priority to. */
export const FOCUS = { elder: '养老服务', community: '社区服务', relief: '扶危助困', aid: '慈善救助' } as const
export type Focus = keyof typeof FOCUS

/** The five sides of the ability grid, in the order of the chart. */
export const ABILITIES = {
  governance: '组织治理',
  backbone: '骨干',
  projects: '项目',
  funding: '筹资',
  disclosure: '信息公开',
} as const
export type Ability = keyof typeof ABILITIES

export const SUPPORTS = {
  training: '培训',
  mentoring: '导师辅导',
  place: '场地',
  custody: '资金代管',
  grant: '微资助',
  other: '其他支持',
} as const
export type Support = keyof typeof SUPPORTS

export const SERVICE_KINDS = { activity: '公益活动', delivery: '为民服务' } as const
export type ServiceKind = keyof typeof SERVICE_KINDS

export const PARTIES = { organisation: '组织自己记录', community: '社区代为记录' } as const
export type Party = keyof typeof PARTIES

export const RATERS = { committee: '社区“两委”', residents: '居民', units: '驻区单位' } as const
export type Rater = keyof typeof RATERS

export const END_KINDS = {
  idle: '长期不开展活动',
  illegal: '违法违规',
  own_wish: '自愿注销',
  merged: '合并或改组',
} as const
export type EndKind = keyof typeof END_KINDS

export const GRADE_ENDS = { lowered: '降低等级', cancelled: '取消等级' } as const
export type GradeEnd = keyof typeof GRADE_ENDS

export const SOURCES = { roster: '名册', desk: '社区登记', self: '居民发起' } as const
export type Source = keyof typeof SOURCES

/** What has to be there, by tier; the first two of B are the forms of 津十条 art. 2. */
export const DOCUMENTS = {
  charter: '章程',
  filing_form: '社区社会组织备案表',
  members: '成员名单',
  place: '活动场所证明',
  party: '社区党组织意见',
  certificate: '社会团体（民办非企业单位）登记证书',
  funds: '注册资金证明',
  information: '组织情况登记表',
} as const
export type DocumentItem = keyof typeof DOCUMENTS

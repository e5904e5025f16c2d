/** Words of campaigns that server and pages share: codes as the tables keep them, and how people call them. */

export const CAMPAIGN_STATES = {
  planned: '方案拟订中',
  host_approved: '方案已审定',
  filed: '已备案',
  running: '进行中',
  ended: '已结束',
  reported: '已公开情况',
} as const
export type CampaignState = keyof typeof CAMPAIGN_STATES

/** How people may give. Online only through platforms that the ministry designated (慈善法 27). */
export const WAYS = {
  bank: '银行转账到慈善组织账户',
  'on-site': '公共场所现场募捐',
  box: '募捐箱',
  event: '义演、义赛、义卖、义展、义拍、慈善晚会',
  platform: '民政部指定的互联网公开募捐平台',
  goods: '接收物资',
} as const
export type Way = keyof typeof WAYS

/** The five uses that the notice permits (三（一）); nothing else. */
export const USES = {
  U1: '困难群体支持性服务',
  U2: '社区公益与志愿活动',
  U3: '支持社区治理',
  U4: '改善社区环境',
  U5: '资助社区社会组织为民服务',
} as const
export type Use = keyof typeof USES

export const STEPS = {
  submitted: '报送备案',
  returned: '民政部门要求补正',
  completed: '补正后重报',
  filed: '取得备案编号',
} as const
export type StepKind = keyof typeof STEPS

/** What may change after filing, and how it is called. Purpose, uses, beneficiaries and surplus may not: people gave for them. */
export const CHANGEABLE = {
  endsOn: '截止日期',
  place: '募捐地域',
  leaderName: '负责人',
  leaderTitle: '负责人职务',
  officeAddress: '办公地址',
  ways: '接受捐赠方式',
  wayNote: '捐赠方式说明',
  platforms: '互联网平台',
  accountName: '账户名称',
  accountBank: '开户银行',
  accountNo: '账号',
  costFen: '募捐成本',
  costText: '募捐成本说明',
  partners: '合作方',
} as const

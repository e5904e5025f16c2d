/** Words of donated goods that server and pages share: codes as the tables keep them, and how people call them. */

export const LOT_STATES = {
  offered: '待验收',
  inspected: '待第二人签字',
  accepted: '待估值',
  refused: '未接收',
  valued: '待批准入库',
  stocked: '在库',
  finished: '已发完',
} as const
export type LotState = keyof typeof LOT_STATES

export const CATEGORIES = {
  food: '食品',
  clothing: '衣物',
  book: '图书',
  daily: '日用品',
  appliance: '家电',
  medical: '药品器械',
  other: '其他',
} as const
export type Category = keyof typeof CATEGORIES

/** The ladder of valuation (domain §6.7). V0 has no proof: it is worth nothing in the books and no receipt is issued for it. */
export const LEVELS = {
  V0: '无价格凭据，只记数量',
  V1: '发票、报关单或购货合同',
  V2: '捐赠人自产，近期出厂价或批发价',
  V3: '市场报价的中位数',
  V4: '专业机构评估',
} as const
export type Level = keyof typeof LEVELS

/** As giving has them. */
export const GIVER_KINDS = {
  person: '个人',
  enterprise: '企业',
  organisation: '社会组织',
  foundation: '基金会',
  government: '机关事业单位',
  anonymous: '匿名',
} as const

/** The five uses that the notice permits (三（一）); nothing else. */
export const USES = {
  U1: '困难群体支持性服务',
  U2: '社区公益与志愿活动',
  U3: '支持社区治理',
  U4: '改善社区环境',
  U5: '资助社区社会组织为民服务',
} as const
export type Use = keyof typeof USES

export const RESTRICTIONS = { none: '不限定', purpose: '限定用途', group: '限定受益人群' } as const
export type RestrictionKind = keyof typeof RESTRICTIONS

export const MOVEMENTS = { in: '入库', out: '发放', return: '冲回', disposal: '处置', correction: '盘点更正' } as const
export const TAKE_BACK_STATES = { asked: '待批准冲回', approved: '已红字冲回', rejected: '未批准冲回' } as const
export const DISPOSALS = { sold: '变卖', destroyed: '销毁' } as const
export const RECEIVERS = { person: '名录中的个人', household: '困难家庭（按户登记）' } as const

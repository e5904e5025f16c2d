/** Words of giving that server and pages share: codes as the tables keep them, and how people call them. */

export const GIVER_KINDS = {
  person: '个人',
  enterprise: '企业',
  organisation: '社会组织',
  foundation: '基金会',
  government: '机关事业单位',
  anonymous: '匿名',
} as const
export type GiverKind = keyof typeof GIVER_KINDS

export const CONSENTS = { full: '公开全名', masked: '隐去部分姓名', none: '不公开' } as const
export type Consent = keyof typeof CONSENTS

/** Where money came from; which of these count is data (giving.source_class). */
export const SOURCE_CLASSES = {
  resident: '居民个人',
  enterprise: '企业',
  organisation: '社会组织',
  foundation: '基金会',
  online: '互联网公开募捐',
  matching: '企业或平台配捐',
  fiscal: '财政资金',
  lottery: '福利彩票公益金',
  purchase: '政府购买服务费',
  host: '承接组织自有资金',
  transfer: '基金之间划转',
} as const
export type SourceClass = keyof typeof SOURCE_CLASSES

export const CHANNELS = { bank: '银行转账', platform: '捐赠平台', box: '募捐箱', 'on-site': '现场' } as const
export type Channel = keyof typeof CHANNELS

export const GIFT_STATES = {
  pledged: '待到账',
  received: '已到账，待确认',
  confirmed: '已确认入账',
  receipted: '已开票',
  refunded: '已全额退还',
  voided: '已作废',
} as const
export type GiftState = keyof typeof GIFT_STATES

export const RESTRICTIONS = { none: '不限定', purpose: '限定用途', group: '限定对象', time: '限定时间' } as const
export type RestrictionKind = keyof typeof RESTRICTIONS

/** The five uses that the notice permits (三（一）); nothing else. */
export const USES = {
  U1: '困难群体支持性服务',
  U2: '社区公益与志愿活动',
  U3: '支持社区治理',
  U4: '改善社区环境',
  U5: '资助社区社会组织为民服务',
} as const
export type Use = keyof typeof USES

export const ROW_STATES = { open: '待认领', matched: '已认领', 'not-gift': '不是捐赠', outgoing: '支出' } as const
export type RowState = keyof typeof ROW_STATES

export const REFUND_STATES = { asked: '待批准', paid: '已退还', rejected: '未批准' } as const
export type RefundState = keyof typeof REFUND_STATES

export const CORRECTION_STATES = { asked: '待批准', done: '已红字冲销', rejected: '未批准' } as const
export type CorrectionState = keyof typeof CORRECTION_STATES

import type { Restriction, Use } from './restriction.ts'

/**
 * The accounts a special fund has in the books of its host charity, numbered as the accounting system of non-profit
 * organisations has them (民间非营利组织会计制度). The table ledger.account holds the same; a test keeps them alike.
 */
export const ACCOUNTS = {
  '1002': { name: '银行存款（由慈善组织代管）', class: 'asset', side: 'debit', holds: 'cash' },
  '1201': { name: '捐赠物资', class: 'asset', side: 'debit', holds: 'goods' },
  '3101': { name: '非限定性净资产', class: 'net-assets', side: 'credit', holds: null },
  '3102': { name: '限定性净资产', class: 'net-assets', side: 'credit', holds: null },
  '410101': { name: '捐赠收入—非限定性', class: 'income', side: 'credit', holds: null },
  '410102': { name: '捐赠收入—限定性', class: 'income', side: 'credit', holds: null },
  '490101': { name: '其他收入—利息', class: 'income', side: 'credit', holds: null },
  '490102': { name: '其他收入—基金间划入', class: 'income', side: 'credit', holds: null },
  '490103': { name: '其他收入—物资变卖净收入', class: 'income', side: 'credit', holds: null },
  '510101': { name: '业务活动成本—困难群体支持性服务', class: 'cost', side: 'debit', holds: null },
  '510102': { name: '业务活动成本—社区公益与志愿活动', class: 'cost', side: 'debit', holds: null },
  '510103': { name: '业务活动成本—支持社区治理', class: 'cost', side: 'debit', holds: null },
  '510104': { name: '业务活动成本—改善社区环境', class: 'cost', side: 'debit', holds: null },
  '510105': { name: '业务活动成本—资助社区社会组织', class: 'cost', side: 'debit', holds: null },
  '510190': { name: '业务活动成本—剩余财产划出', class: 'cost', side: 'debit', holds: null },
  '5201': { name: '管理费用', class: 'cost', side: 'debit', holds: null },
  '520190': { name: '管理费用—物资盘亏与处置', class: 'cost', side: 'debit', holds: null },
} as const

export type AccountCode = keyof typeof ACCOUNTS
export type Side = 'debit' | 'credit'
export type ReceiptKind = 'gift' | 'gift-goods' | 'interest' | 'transfer-in' | 'proceeds'

const COSTS = { U1: '510101', U2: '510102', U3: '510103', U4: '510104', U5: '510105' } as const

/** What a payment is booked as: a cost of its use, or of management where it has none. */
export const costOf = (use: Use | null): AccountCode => (use === null ? '5201' : COSTS[use])

/** Goods that are missing, destroyed or sold serve no use: a cost of management, kept apart from the agreed fee. */
export const LOSS: AccountCode = '520190'

/** What is left when a fund ends goes to another charitable project, whatever it was restricted to. */
export const SURPLUS: AccountCode = '510190'

export const assetOf = (isGoods: boolean): AccountCode => (isGoods ? '1201' : '1002')
export const isRestricted = ({ kind }: Restriction): boolean => kind !== 'none'
export const netAssetsOf = (restriction: Restriction): AccountCode => (isRestricted(restriction) ? '3102' : '3101')

/** What a receipt is booked as. */
export function incomeOf(kind: ReceiptKind, restriction: Restriction): AccountCode {
  if (kind === 'interest') return '490101'
  if (kind === 'transfer-in') return '490102'
  if (kind === 'proceeds') return '490103'
  return isRestricted(restriction) ? '410102' : '410101'
}

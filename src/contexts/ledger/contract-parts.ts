import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
const Memo = z.string().trim().min(2, '请填写摘要，不写个人姓名').max(100, '摘要过长，请精简到100字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
/** Fen, above 0; a single act of more than 10 亿元 is a slip of the hand. */
export const Fen = z.int('请填写金额，最多两位小数').min(1, '金额须大于0').max(100_000_000_000, '金额过大，请核对')
const Held = z.int('请填写余额，最多两位小数').min(0, '余额不能为负').max(100_000_000_000, '金额过大，请核对')
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择月份')
  .meta({ examples: ['2024-01'] })

export const ENTRY_KINDS = {
  gift: '货币捐赠',
  'gift-goods': '物资捐赠',
  interest: '利息',
  'transfer-in': '基金间划入',
  proceeds: '物资变卖净收入',
  grant: '资助支出',
  'goods-out': '物资发放',
  'goods-loss': '物资盘亏与处置',
  'surplus-out': '剩余财产划出',
  fee: '管理费',
  refund: '退回捐赠人',
  recover: '追回',
  transfer: '池间划转',
  'carry-over': '月末结转',
} as const
export const USE_NAMES = {
  U1: '困难群体支持性服务',
  U2: '社区公益与志愿活动',
  U3: '支持社区治理',
  U4: '改善社区环境',
  U5: '资助社区社会组织',
} as const
export const RESTRICTION_KINDS = { none: '非限定', purpose: '限定用途', group: '限定人群', time: '限定期限' } as const
export const REQUEST_KINDS = { reverse: '红字更正', transfer: '池间划转' } as const
export const REQUEST_STATES = { proposed: '待批准', approved: '已批准', rejected: '未批准' } as const
export const MONTH_STATES = { open: '未结', proposed: '待批准结账', closed: '已结账' } as const
export const CAUSES = {
  'in-transit': '在途（一方已记，另一方尚未到账）',
  'host-later': '慈善组织次月入账',
  'ours-later': '本账次月入账',
  valuation: '物资计价不同',
  other: '其他',
} as const
export const VOUCHER_KINDS = { interest: '利息', fee: '管理费', 'transfer-in': '基金间划入' } as const
export const FIGURES = {
  cash: '银行存款',
  goods: '捐赠物资',
  balance: '结余',
  restricted: '限定性结余',
  free: '非限定性结余',
  gifts: '捐赠收入',
  income: '收入合计',
  spent: '支出合计',
  fee: '管理费用',
  pool: '资金池余额',
  account: '科目',
} as const

export const EntryKind = z.enum(Object.keys(ENTRY_KINDS) as (keyof typeof ENTRY_KINDS)[])
export const UseCode = z.enum(['U1', 'U2', 'U3', 'U4', 'U5'], '请在五类允许用途中选择（津民函〔2023〕20号 三（一））')
const RestrictionKind = z.enum(['none', 'purpose', 'group', 'time'])
export const Outcome = z.enum(['approved', 'rejected'], '请选择批准或不批准')
const MonthState = z.enum(['open', 'proposed', 'closed'])
export const Figure = z.enum(Object.keys(FIGURES) as (keyof typeof FIGURES)[])
const Cause = z.enum(Object.keys(CAUSES) as (keyof typeof CAUSES)[], '请选择原因')
export const Holds = z.enum(['cash', 'goods'], '请选择银行存款或捐赠物资')

export const BookFilter = z.object({ areaCode: AreaCode.optional(), name: z.string().trim().max(50).optional() })
export const BookView = z.object({
  fundId: Id,
  name: z.string(),
  charityName: z.string().nullable(),
  areaName: z.string(),
  cashFen: z.int(),
  goodsFen: z.int(),
  restrictedFen: z.int(),
  freeFen: z.int(),
  lastOn: z.string().nullable().describe('最近一张凭证的日期'),
  unreconciled: z.int().describe('已过去而没有核对平的月份数'),
})

export const PoolView = z.object({
  id: Id,
  earmarkCode: z.string().nullable(),
  earmarkName: z.string().nullable(),
  kind: RestrictionKind,
  use: UseCode.nullable(),
  text: z.string(),
  until: z.string().nullable(),
  cashFen: z.int(),
  goodsFen: z.int(),
  lots: z.int().describe('还有剩余的批次数'),
})

export const LotView = z.object({
  id: Id,
  poolId: Id,
  seq: z.int(),
  kind: EntryKind,
  isGoods: z.boolean(),
  receivedOn: z.string(),
  freeFrom: z.string(),
  fen: z.int(),
  leftFen: z.int(),
  entryId: Id,
  entryNo: z.string(),
  memo: z.string(),
  isMoved: z.boolean().describe('由别的资金池划转而来'),
})
export const DrawView = z.object({
  entryId: Id,
  entryNo: z.string(),
  kind: EntryKind,
  happenedOn: z.string(),
  memo: z.string(),
  fen: z.int(),
})

export const EntryFilter = z.object({
  kind: EntryKind.optional(),
  use: UseCode.optional(),
  poolId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  text: z.string().trim().max(50).optional().describe('凭证号或摘要中的字'),
})
export const EntryView = z.object({
  id: Id,
  no: z.string(),
  kind: EntryKind,
  use: UseCode.nullable(),
  earmarkName: z.string().nullable(),
  fen: z.int().describe('红字为负'),
  happenedOn: z.string(),
  memo: z.string(),
  isRed: z.boolean(),
  reversedBy: z.string().nullable().describe('冲销它的红字凭证号'),
  postedName: z.string(),
})
const LineView = z.object({
  position: z.int(),
  account: z.string(),
  accountName: z.string(),
  pool: z.string(),
  side: z.enum(['debit', 'credit']),
  fen: z.int(),
})
export const EntryWhole = EntryView.extend({
  fundId: Id,
  postedAt: z.date(),
  source: z.object({ title: z.string(), label: z.string(), path: z.string().nullable() }),
  lines: z.array(LineView),
  draws: z.array(
    z.object({
      lotId: Id,
      lotNo: z.int(),
      receivedOn: z.string(),
      fromId: Id,
      fromNo: z.string(),
      memo: z.string(),
      fen: z.int(),
    }),
  ),
  reverses: z.object({ id: Id, no: z.string() }).nullable(),
  of: z.object({ id: Id, no: z.string() }).nullable(),
  waiting: z.boolean().describe('已提出红字更正，待批准'),
  mayCorrect: z.boolean(),
  whyNot: z.string().nullable().describe('不能在这里更正的原因'),
})

export const Explained = z.object({
  title: z.string(),
  sentence: z.string(),
  fen: z.int(),
  rows: z.array(
    z.object({
      entryId: Id,
      no: z.string(),
      happenedOn: z.string(),
      kind: EntryKind,
      memo: z.string(),
      account: z.string(),
      pool: z.string(),
      fen: z.int(),
    }),
  ),
  total: z.int(),
})

export const AccountView = z.object({
  account: z.string(),
  name: z.string(),
  side: z.enum(['debit', 'credit']),
  openingFen: z.int().describe('期初余额，按余额方向'),
  debitFen: z.int(),
  creditFen: z.int(),
  closingFen: z.int().describe('期末余额，按余额方向'),
})

export const RequestView = z.object({
  id: Id,
  kind: z.enum(['reverse', 'transfer']),
  what: z.string(),
  fen: z.int(),
  entryId: Id.nullable(),
  consent: z.string(),
  reason: z.string(),
  state: z.enum(['proposed', 'approved', 'rejected']),
  proposedName: z.string(),
  proposedAt: z.date(),
  decidedName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  mayDecide: z.boolean(),
})

export const MonthView = z.object({
  monthId: Id.nullable(),
  month: z.string(),
  state: MonthState,
  cashFen: z.int().describe('本账月末银行存款'),
  goodsFen: z.int(),
  statementId: Id.nullable(),
  hostCashFen: z.int().nullable(),
  hostGoodsFen: z.int().nullable(),
  differenceFen: z.int().nullable().describe('还没有说清的差额；没有对账单为空'),
  entries: z.int(),
  proposedName: z.string(),
  decidedName: z.string(),
  returnReason: z.string(),
  version: Version.nullable(),
  mayDecide: z.boolean(),
})
export const Reconciliation = z.object({
  month: z.string(),
  cashFen: z.int(),
  goodsFen: z.int(),
  statement: z
    .object({
      id: Id,
      cashFen: z.int(),
      goodsFen: z.int(),
      note: z.string(),
      recordedName: z.string(),
      recordedAt: z.date(),
      cashDifference: z.int().describe('对账单减本账'),
      goodsDifference: z.int(),
      cashOpen: z.int().describe('还没有说清的'),
      goodsOpen: z.int(),
    })
    .nullable(),
  explained: z.array(
    z.object({ id: Id, holds: Holds, fen: z.int(), cause: Cause, reason: z.string(), explainedName: z.string() }),
  ),
})

export const VoucherForm = z.object({
  fundId: Id,
  kind: z.enum(['interest', 'fee', 'transfer-in'], '请选择利息、管理费或基金间划入'),
  fen: Fen,
  happenedOn: Day,
  poolId: Id.optional().describe('记入的资金池；不填为全基金非限定'),
  memo: Memo,
})
export const TransferForm = z.object({
  fundId: Id,
  fromPoolId: Id,
  toPoolId: Id,
  fen: Fen,
  consent: z.string().trim().max(200).default('').describe('改变限定时：捐赠人如何同意'),
  reason: Reason,
})
export const StatementForm = z.object({
  fundId: Id,
  month: Month,
  cashFen: Held,
  goodsFen: Held,
  note: z.string().trim().max(200).default(''),
})
export const DifferenceForm = z.object({
  statementId: Id,
  holds: Holds,
  fen: z.int('请填写差额；对账单少于本账填负数').refine((fen) => fen !== 0, '差额不能为0'),
  cause: Cause,
  reason: Reason,
})

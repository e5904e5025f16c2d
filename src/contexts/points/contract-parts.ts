import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
const Name = z.string().trim().max(50).optional().describe('全名')

export const ENTRY_KINDS = {
  earned: '服务记入',
  reversed: '时长冲销',
  spent: '兑换',
  returned: '兑换退回',
  expired: '过期',
  adjusted: '调整',
} as const
export const RULE_STATES = { proposed: '待批准', approved: '已批准', rejected: '未批准' } as const
export const ITEM_KINDS = { goods: '商品', service: '服务' } as const
export const ITEM_SOURCES = { merchant: '商户捐赠', fund: '基金购买', other: '其他' } as const
export const MOVEMENT_KINDS = { in: '入库', out: '兑换出库', back: '退回', correction: '更正' } as const
export const REDEMPTION_STATES = {
  asked: '待受理',
  prepared: '待核准',
  approved: '待领取',
  handed: '已领取',
  cancelled: '已取消',
  returned: '已退回',
} as const
const EntryKind = z.enum(['earned', 'reversed', 'spent', 'returned', 'expired', 'adjusted'])
export const RedemptionState = z.enum(['asked', 'prepared', 'approved', 'handed', 'cancelled', 'returned'])
export const DecisionState = z.enum(['proposed', 'approved', 'rejected'])
export const Outcome = z.enum(['approved', 'rejected'], '请选择批准或不批准')
const ItemKind = z.enum(['goods', 'service'], '请选择商品或服务')
const ItemSource = z.enum(['merchant', 'fund', 'other'], '请选择来源')

const Hundredths = (from: number) => z.int('系数以百分之一为单位，例如150表示1.50').min(from).max(200)
/** Service category code → hundredths. */
const Coefficients = z.record(z.string().regex(/^[a-z0-9]{1,20}$/), Hundredths(100).describe('1.00—2.00')).default({})
/** Rating 1–5 → hundredths. */
const Quality = z.partialRecord(z.enum(['1', '2', '3', '4', '5']), Hundredths(50)).default({})

export const RuleForm = z.object({
  areaCode: AreaCode,
  validFrom: Day,
  pointsPerHour: z.int('请填写每小时积分，整数').min(1, '每小时积分至少为1').max(1000, '每小时积分过高'),
  coefficients: Coefficients,
  quality: Quality,
  dailyCap: z.int('请填写每日上限，整数').min(1, '每日上限至少为1').max(100_000, '每日上限过高'),
  validityMonths: z.int().min(1, '有效期至少1个月').max(120, '有效期过长').optional(),
  importedEarn: z.boolean().default(false),
  text: z.string().trim().min(10, '请填写规则全文，至少10个字：居民要能看到规则是怎么写的').max(5000, '规则全文过长'),
})
export type RuleInput = z.infer<typeof RuleForm>

export const RuleView = z.object({
  id: Id,
  areaCode: z.string(),
  areaName: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  state: DecisionState,
  pointsPerHour: z.int(),
  coefficients: z.record(z.string(), z.int()),
  quality: z.record(z.string(), z.int()),
  dailyCap: z.int(),
  validityMonths: z.int(),
  importedEarn: z.boolean(),
  text: z.string(),
  proposedName: z.string(),
  proposedAt: z.date(),
  decidedName: z.string().nullable(),
  decidedAt: z.date().nullable(),
  decisionReason: z.string().nullable(),
  mayDecide: z.boolean(),
})

export const AccountFilter = z.object({
  areaCode: AreaCode.optional(),
  state: z.enum(['all', 'has', 'owing', 'expiring']).default('all'),
  name: Name,
  idNumber: z.string().trim().max(30).optional(),
  sort: z.enum(['balance', 'area', 'earned']).default('balance'),
  down: z.boolean().default(true),
})
export const ACCOUNT_STATES = { all: '全部', has: '有可用积分', owing: '有待补积分', expiring: '30天内有到期' } as const
export const AccountView = z.object({
  personId: Id,
  name: z.string(),
  maskedId: z.string().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  townName: z.string().nullable(),
  balance: z.int(),
  owed: z.int(),
  earned: z.int().describe('累计记入'),
  spent: z.int().describe('累计兑换'),
  expiringSoon: z.int().describe('30天内到期'),
})

export const EntryFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: EntryKind.optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export const EntryLine = z.object({
  id: Id,
  seq: z.int(),
  kind: EntryKind,
  points: z.int(),
  balanceAfter: z.int(),
  owedAfter: z.int(),
  enteredOn: z.string(),
  expiresOn: z.string().nullable(),
  servedOn: z.string().nullable(),
  minutes: z.int().nullable(),
  note: z.string(),
})
export const EntryView = EntryLine.extend({ personId: Id, name: z.string(), areaName: z.string() })

export const ItemForm = z.object({
  areaCode: AreaCode,
  name: z.string().trim().min(2, '请填写名称，至少2个字').max(60, '名称过长'),
  kind: ItemKind,
  price: z.int('请填写所需积分，整数').min(1, '所需积分至少为1').max(100_000, '所需积分过高'),
  source: ItemSource,
  sourceNote: z.string().trim().max(100).default('').describe('捐赠商户或出资基金'),
  description: z.string().trim().max(300).default(''),
})
export const ItemFilter = z.object({
  areaCode: AreaCode.optional(),
  offered: z.enum(['all', 'yes', 'no']).default('all'),
})
export const ItemView = z.object({
  id: Id,
  areaCode: z.string(),
  areaName: z.string(),
  name: z.string(),
  kind: ItemKind,
  price: z.int(),
  source: ItemSource,
  sourceNote: z.string(),
  description: z.string(),
  isOffered: z.boolean(),
  stock: z.int(),
  version: z.int(),
  mayKeep: z.boolean(),
})
export const MovementView = z.object({
  id: Id,
  kind: z.enum(['in', 'out', 'back', 'correction']),
  quantity: z.int(),
  stockAfter: z.int(),
  reason: z.string(),
  movedName: z.string(),
  movedAt: z.date(),
})

export const RedemptionFilter = z.object({
  areaCode: AreaCode.optional(),
  state: RedemptionState.optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export const RedemptionLine = z.object({
  id: Id,
  itemName: z.string(),
  quantity: z.int(),
  points: z.int(),
  source: z.enum(['phone', 'desk']),
  state: RedemptionState,
  askedAt: z.date(),
  handedAt: z.date().nullable(),
  receiver: z.string(),
  endedReason: z.string(),
  version: z.int(),
})
export const RedemptionView = RedemptionLine.extend({
  personId: Id,
  name: z.string(),
  areaName: z.string(),
  preparedName: z.string(),
  approvedName: z.string(),
  handedName: z.string(),
  endedName: z.string(),
  mayPrepare: z.boolean(),
  mayApprove: z.boolean(),
})

export const AdjustmentForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  points: z
    .int('请填写积分，整数；扣减填负数')
    .min(-100_000)
    .max(100_000)
    .refine((points) => points !== 0, '调整的积分不能为0'),
  reason: Reason,
})
export const AdjustmentView = z.object({
  id: Id,
  personId: Id,
  name: z.string(),
  areaName: z.string(),
  points: z.int(),
  reason: z.string(),
  state: DecisionState,
  proposedName: z.string(),
  proposedAt: z.date(),
  decidedName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  mayDecide: z.boolean(),
})

import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
export const Outcome = z.enum(['approved', 'rejected'], '请选择批准或不批准')
const State = z.enum(['offered', 'inspected', 'accepted', 'refused', 'valued', 'stocked', 'finished'])
const Category = z.enum(['food', 'clothing', 'book', 'daily', 'appliance', 'medical', 'other'], '请选择物资类别')
const Level = z.enum(['V0', 'V1', 'V2', 'V3', 'V4'], '请选择估值依据')
export const Use = z.enum(['U1', 'U2', 'U3', 'U4', 'U5'], '请选择五类用途之一')
export const Pieces = z.int('请填写数量，整数').min(1, '数量须大于0').max(1_000_000, '数量过大，请核对')
export const Fen = z.int('金额以分为单位，须为整数').max(100_000_000_000, '金额过大，请核对')
const text = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')

const GiverForm = z.object({
  kind: z.enum(['person', 'enterprise', 'organisation', 'foundation', 'government', 'anonymous'], '请选择捐赠人类别'),
  name: z.string().trim().max(80).default(''),
  idNumber: z.string().trim().max(30).optional().describe('身份证号或统一社会信用代码'),
  phone: z.string().trim().max(20).optional(),
  consent: z.enum(['full', 'masked', 'none'], '请选择是否公开姓名'),
})

export const LotForm = z.object({
  giver: GiverForm,
  campaignId: Id.nullable().default(null),
  earmarkCode: AreaCode.nullable().default(null).describe('社区分账'),
  title: z.string().trim().min(2, '请填写物资名称，至少2个字').max(60, '名称过长'),
  category: Category,
  brand: text(60),
  spec: text(60),
  unit: z.string().trim().min(1, '请填写计量单位，例如：件、袋').max(10, '计量单位过长'),
  quantity: Pieces,
  isUsed: z.boolean().default(false),
  producedOn: Day.nullable().default(null),
  expiresOn: Day.nullable().default(null),
  certificate: text(100),
  origin: text(60),
  priceNote: text(200),
  restrictionKind: z.enum(['none', 'purpose', 'group']).default('none'),
  use: Use.nullable().default(null),
  restrictionText: text(100),
  photoIds: z.array(Id).max(9, '照片最多9张').default([]),
  giverFileId: Id.nullable().default(null).describe('捐赠人签字的交接单'),
  handedOverOn: Day,
})
export type LotInput = z.infer<typeof LotForm>

export const InspectionForm = z.object({
  inspectedOn: Day,
  isUsable: z.boolean(),
  isSafe: z.boolean(),
  isHygienic: z.boolean(),
  isClean: z.boolean(),
  note: text(300),
})

const QuoteForm = z.object({
  source: z.string().trim().min(2, '请填写报价来源，例如某商场').max(60),
  on: Day,
  unitFen: Fen.min(1, '单价须大于0'),
  fileId: Id.nullable().default(null),
})
export const EvidenceForm = z.object({
  level: Level,
  proofFen: Fen.min(1, '凭据金额须大于0').optional().describe('整批金额'),
  proofNo: text(60).describe('发票或合同号'),
  proofOn: Day.nullable().default(null),
  appraisalFen: Fen.min(1, '评估金额须大于0').optional(),
  agency: text(60).describe('评估机构'),
  reportNo: text(60),
  quotes: z.array(QuoteForm).max(20).default([]),
  fileId: Id.nullable().default(null).describe('凭据扫描件'),
  note: text(300),
})
export type EvidenceInput = z.infer<typeof EvidenceForm>

export const LotFilter = z.object({
  areaCode: AreaCode.optional(),
  fundId: Id.optional(),
  state: State.optional(),
  title: z.string().trim().max(60).optional(),
})
export const LotLine = z.object({
  id: Id,
  no: z.string(),
  fundName: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  earmarkName: z.string().nullable(),
  giverName: z.string(),
  title: z.string(),
  category: Category,
  unit: z.string(),
  quantity: z.int(),
  handedOverOn: z.string(),
  state: State,
  valuation: Level.nullable(),
  valueFen: z.int().nullable(),
  stock: z.int(),
})
const InspectionView = InspectionForm.extend({
  id: Id,
  faults: z.array(z.string()),
  firstName: z.string(),
  secondName: z.string().nullable(),
  agrees: z.boolean().nullable(),
  reason: z.string(),
})
const ValuationView = z.object({
  id: Id,
  level: Level,
  evidence: EvidenceForm,
  valueFen: z.int(),
  marketFen: z.int().nullable(),
  needsReview: z.boolean(),
  reason: z.string(),
  valuedName: z.string(),
  valuedAt: z.date(),
  checkedName: z.string().nullable(),
  approvedName: z.string().nullable(),
  returnedName: z.string().nullable(),
  answer: z.string().describe('复核意见或退回理由'),
})
export const MovementView = z.object({
  id: Id,
  kind: z.enum(['in', 'out', 'return', 'disposal', 'correction']),
  quantity: z.int(),
  stockAfter: z.int(),
  fen: z.int(),
  movedName: z.string(),
  movedAt: z.date(),
})
export const LotView = LotLine.extend({
  ...LotForm.omit({ giver: true }).shape,
  fundId: Id,
  sourceClass: z.string(),
  charityName: z.string(),
  recordedName: z.string(),
  refusal: z.string(),
  leftFen: z.int(),
  allocated: z.int(),
  storage: z.string(),
  version: Version,
  lifeNote: z.string().nullable().describe('今天的保质期情况'),
  inspections: z.array(InspectionView),
  valuations: z.array(ValuationView),
  may: z.object({
    inspect: z.boolean(),
    answerInspection: z.boolean(),
    value: z.boolean(),
    checkValue: z.boolean(),
    approveValue: z.boolean(),
    allocate: z.boolean(),
    count: z.boolean(),
    dispose: z.boolean(),
    printThanks: z.boolean(),
  }),
})

import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { faultOfIdNumber, faultOfUscc, isPhone } from '#kernel/identity.ts'
import {
  CHANNELS,
  CONSENTS,
  CORRECTION_STATES,
  GIFT_STATES,
  GIVER_KINDS,
  REFUND_STATES,
  RESTRICTIONS,
  SOURCE_CLASSES,
  USES,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })

export const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const GiverKindCode = z.enum(codesOf(GIVER_KINDS), '请选择捐赠人类型')
export const ConsentCode = z.enum(codesOf(CONSENTS), '请选择公开意愿')
export const SourceCode = z.enum(codesOf(SOURCE_CLASSES), '请选择资金来源')
export const ChannelCode = z.enum(codesOf(CHANNELS), '请选择捐赠方式')
export const GiftStateCode = z.enum(codesOf(GIFT_STATES))
export const RestrictionCode = z.enum(codesOf(RESTRICTIONS), '请选择是否限定')
export const UseCode = z.enum(codesOf(USES), '限定用途只能在通知三（一）允许的五类中选择')
export const RefundStateCode = z.enum(codesOf(REFUND_STATES))
export const CorrectionStateCode = z.enum(codesOf(CORRECTION_STATES))

/** Whole fen, more than nothing: a page gives yuan with two decimals and turns them into fen. */
export const AmountFen = z
  .int('金额以分为单位，不能有不足一分的零头')
  .min(1, '金额须大于0')
  .max(100_000_000_000, '金额过大，请核对')

const numberOf = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
const IdNumber = z.string().trim().max(30).transform(numberOf).optional().describe('身份证号或统一社会信用代码')
const Phone = z
  .string()
  .trim()
  .max(20)
  .refine((text) => text === '' || isPhone(text), '不是有效的电话号码：手机11位，座机写成022-12345678')
  .optional()

const GiverFields = {
  kind: GiverKindCode,
  name: z.string().trim().max(100, '名称过长').default(''),
  idNumber: IdNumber,
  phone: Phone,
  address: z.string().trim().max(200, '地址过长').optional(),
  consent: ConsentCode.default('masked'),
  sourceClass: SourceCode.optional().describe('不选按捐赠人类型'),
  isRelated: z.boolean().default(false).describe('与承接组织、基金管委会有关联关系'),
  relatedNote: z.string().trim().max(200).default('').describe('关联关系说明'),
  isForeign: z.boolean().default(false).describe('境外捐赠人'),
}

type Numbered = { kind: keyof typeof GIVER_KINDS; idNumber?: string | undefined; isForeign: boolean }
/** A resident's number has a check digit, and so has a credit code; foreign papers have neither. */
const faultOfNumber = ({ kind, idNumber, isForeign }: Numbered): string | null => {
  if (!idNumber || isForeign || kind === 'anonymous') return null
  return kind === 'person' ? faultOfIdNumber(idNumber, '2999-12-31') : faultOfUscc(idNumber)
}
const withNumber = <T extends z.ZodType<Numbered>>(schema: T): T =>
  schema.superRefine((giver, context) => {
    const fault = faultOfNumber(giver)
    if (fault) context.addIssue({ code: 'custom', path: ['idNumber'], message: fault })
  })

export const GiverForm = z.object({ areaCode: AreaCode, ...GiverFields })
export const GiverInput = withNumber(GiverForm)
export const GiverChange = withNumber(z.object({ giverId: Id, version: Version, ...GiverFields }))

export const GiverView = z.object({
  id: Id,
  areaCode: z.string(),
  areaName: z.string(),
  kind: GiverKindCode,
  maskedName: z.string(),
  shownName: z.string(),
  maskedId: z.string().nullable(),
  maskedPhone: z.string().nullable(),
  consent: ConsentCode,
  sourceClass: SourceCode,
  isCounted: z.boolean().describe('是否计入筹集额'),
  isRelated: z.boolean(),
  relatedNote: z.string(),
  isForeign: z.boolean(),
  gifts: z.int(),
  givenFen: z.int().describe('已确认捐赠减退还'),
  version: z.int(),
})
export const GiverFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: GiverKindCode.optional(),
  marked: z.enum(['related', 'foreign']).optional(),
})

export const GiftForm = z.object({
  areaCode: AreaCode.describe('基金所在街镇；指定社区的填社区'),
  giverId: z.uuid('请选择捐赠人；不愿留名的选“匿名”'),
  fen: AmountFen,
  channel: ChannelCode,
  campaignId: Id.optional().describe('募捐活动；不是由募捐活动来的不选'),
  sourceClass: SourceCode.optional().describe('不选按捐赠人'),
  restriction: RestrictionCode.default('none'),
  use: UseCode.optional(),
  restrictionText: z.string().trim().max(200).default(''),
  restrictedUntil: Day.optional(),
  namedFor: z.string().trim().max(60).default('').describe('冠名'),
  asksAgreement: z.boolean().default(false).describe('捐赠人要求签订书面协议'),
  declaredOn: Day,
  foreignApproval: z.string().trim().max(60).default('').describe('境外捐赠批准或备案文号'),
  serial: z.string().trim().max(60).optional().describe('银行流水号'),
  receivedOn: Day.optional().describe('银行入账日期'),
  rowId: Id.optional().describe('由对账单的一笔登记'),
  note: z.string().trim().max(200).default(''),
})

export const CampaignChoice = z.object({
  id: Id,
  title: z.string(),
  filingNo: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
})

export const GiftFilter = z.object({
  areaCode: AreaCode.optional(),
  state: GiftStateCode.optional(),
  channel: ChannelCode.optional(),
  sourceClass: SourceCode.optional(),
  restriction: RestrictionCode.optional(),
  giverId: Id.optional(),
  no: z.string().trim().max(40).optional(),
  campaignWaits: z.boolean().optional().describe('只看募捐活动待认定的'),
  from: Day.optional(),
  to: Day.optional(),
  sort: z.enum(['recorded', 'received', 'fen', 'no']).default('recorded'),
  down: z.boolean().default(true),
})

export const GiftLine = z.object({
  id: Id,
  no: z.string(),
  areaName: z.string(),
  giverId: Id,
  giverName: z.string().describe('不公开的不显示姓名'),
  giverKind: GiverKindCode,
  isRelated: z.boolean(),
  isForeign: z.boolean(),
  sourceClass: SourceCode,
  isCounted: z.boolean(),
  fen: z.int(),
  refundedFen: z.int(),
  channel: ChannelCode,
  restriction: RestrictionCode,
  use: UseCode.nullable(),
  restrictionText: z.string(),
  declaredOn: z.string(),
  receivedOn: z.string().nullable(),
  state: GiftStateCode,
  receiptDeclined: z.boolean(),
  campaignWhy: z.string().describe('募捐活动为何待认定；空为不需要'),
  version: z.int(),
})

export const AgreementForm = z.object({
  number: z.string().trim().min(2, '请填写协议编号').max(60),
  signedOn: Day,
  useText: z.string().trim().min(4, '请填写捐赠用途').max(300),
  deliveryText: z.string().trim().min(2, '请填写交付时间和方式').max(300),
  surplusText: z.string().trim().min(4, '请填写剩余财产的处理').max(300),
  changeText: z.string().trim().min(4, '请填写变更用途的办法').max(300),
  costText: z.string().trim().max(300).default(''),
  disclosureText: z.string().trim().max(300).default(''),
  fileId: Id.nullable().default(null).describe('协议扫描件'),
})
export const ReceiptForm = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6,12}$/, '票据代码应为6至12位数字'),
  number: z
    .string()
    .trim()
    .regex(/^\d{6,12}$/, '票据号码应为6至12位数字'),
  checkCode: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{4,20}$/, '校验码应为4至20位数字或字母'),
  issuedOn: Day,
})

const Signed = { recordedName: z.string(), recordedAt: z.date() }
export const RefundView = z.object({
  id: Id,
  fen: z.int(),
  reason: z.string(),
  redReceipt: z.string(),
  askedName: z.string(),
  askedAt: z.date(),
  state: RefundStateCode,
  decidedName: z.string(),
  decisionNote: z.string(),
  refundedOn: z.string().nullable(),
  version: z.int(),
  mayDecide: z.boolean(),
})
export const CorrectionView = z.object({
  id: Id,
  reason: z.string(),
  redReceipt: z.string(),
  askedName: z.string(),
  askedAt: z.date(),
  state: CorrectionStateCode,
  decidedName: z.string(),
  decisionNote: z.string(),
  version: z.int(),
  mayDecide: z.boolean(),
})
export const GiftView = GiftLine.extend({
  areaCode: z.string(),
  fundName: z.string(),
  campaign: z.object({ id: Id, title: z.string() }).nullable(),
  campaignSaid: z.string().describe('捐赠平台写的募捐活动'),
  relatedNote: z.string(),
  consent: ConsentCode,
  restrictedUntil: z.string().nullable(),
  namedFor: z.string(),
  asksAgreement: z.boolean(),
  platform: z.string(),
  orderNo: z.string().nullable(),
  settlementNo: z.string().nullable(),
  foreignApproval: z.string(),
  note: z.string(),
  serial: z.string().nullable(),
  recordedName: z.string(),
  recordedAt: z.date(),
  receivedName: z.string(),
  confirmedName: z.string(),
  confirmedAt: z.date().nullable(),
  declinedNote: z.string(),
  voidReason: z.string(),
  agreementNeeded: z.string().nullable().describe('须签协议的原因；不须为空'),
  agreement: AgreementForm.extend(Signed).nullable(),
  receipt: z
    .object({ code: z.string(), number: z.string(), checkCode: z.string(), issuedOn: z.string(), ...Signed })
    .nullable(),
  refunds: z.array(RefundView),
  corrections: z.array(CorrectionView),
  leftFen: z.int().describe('还没有用掉的'),
  uses: z.array(
    z.object({
      entryNo: z.string(),
      kind: z.string(),
      use: UseCode.nullable(),
      fen: z.int(),
      happenedOn: z.string(),
      memo: z.string(),
    }),
  ),
  mayRecord: z.boolean(),
  mayCorrect: z.boolean(),
  mayConfirm: z.boolean(),
  confirmWaits: z.string().nullable().describe('现在不能由本人确认的原因'),
  mayReceipt: z.boolean(),
  mayReveal: z.boolean(),
})
